import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { compareVersions, type VersionScheme } from '../../../src/vulnerabilities/versions/schemes.ts';

const FOLDER = new URL('../../fixtures/version-orders/', import.meta.url);
const SIGNS = { '<': -1, '=': 0, '>': 1 } as const;
const vectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ scheme: name.replace('.txt', '') as VersionScheme, lines: linesOf(name) }));

function linesOf(name: string) {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [a = '', sign = '', b = ''] = line.split(' ');
    return { line, a, b, sign: SIGNS[sign as keyof typeof SIGNS] };
  });
}

describe('pairs of versions from the test data of OSV-Scanner', () => {
  it.each(vectors)('$scheme: each is in its order, and the other way round', ({ scheme, lines }) => {
    const wrong = lines.filter(({ a, b, sign }) => signOf(scheme, a, b) !== sign || signOf(scheme, b, a) !== sign * -1 + 0);
    expect(wrong.map(({ line }) => line)).toEqual([]);
    expect(lines.length).toBeGreaterThan(10);
  }); // prettier-ignore
});

function signOf(scheme: VersionScheme, a: string, b: string): number {
  return Math.sign(compareVersions(scheme, a, b) ?? NaN) + 0;
}
