import { describe, expect, it } from '@jest/globals';
import { MAX_YAML_BYTES, MAX_YAML_LINES, MAX_YAML_MARKS, MAX_YAML_NODES } from '../../src/model/yaml-bounds.ts';
import { readYaml } from '../../src/policy/read-yaml.ts';
import { MAX_UNSURE_BYTES, refusalOf } from '../../src/policy/yaml-gate.ts';
import { looseJson } from '../../src/workflows/tools/settings.ts';
import { readLocated } from '../../src/workflows/read-located.ts';
import { readPnpmLock } from '../../src/packages/lockfiles-npm.ts';

const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, at) => line(at));
const list = (count: number, item: (index: number) => string) => `[${lines(count, item).join(',')}]`;

describe('a text never reaches the slow parser when it', () => {
  it.each<{ name: string; text: string; why: string }>([
    { name: 'is too large, counted in bytes', text: `# ${'鍵'.repeat(MAX_YAML_BYTES / 3)}`, why: 'bytes' },
    { name: 'has too many lines', text: '\n'.repeat(MAX_YAML_LINES), why: 'lines' },
    { name: 'has too many lines of an old Mac', text: '\r'.repeat(MAX_YAML_LINES), why: 'lines' },
    { name: 'has too many values', text: list(MAX_YAML_NODES, () => 'a'), why: 'nodes' },
    { name: 'has too many keys', text: `{${list(MAX_YAML_NODES, (at) => `k${at}`).slice(1, -1)}}`, why: 'nodes' },
    { name: 'has too many tags', text: list(MAX_YAML_MARKS + 1, () => '!!binary aGk='), why: 'marks' },
    { name: 'has too many anchors', text: list(MAX_YAML_MARKS + 1, (at) => `&a${at} x`), why: 'marks' },
    { name: 'has too many aliases', text: `[&a x, ${list(MAX_YAML_MARKS, () => '*a').slice(1)}`, why: 'marks' },
    { name: 'has too many documents', text: '---\n'.repeat(MAX_YAML_MARKS + 1), why: 'marks' },
    {
      name: 'has too many directives',
      text: `${lines(MAX_YAML_MARKS, (at) => `%TAG !t${at}! x`).join('\n')}\n---\na: b`,
      why: 'marks',
    },
    { name: 'opens brackets without end', text: '['.repeat(200), why: 'deep' },
    { name: 'opens lists without end', text: '-  '.repeat(200), why: 'deep' },
    { name: 'is a long row of errors', text: ']'.repeat(MAX_UNSURE_BYTES + 1), why: 'broken' },
  ])('$name', ({ text, why }) => {
    expect(refusalOf(text)).toMatchObject({ why });
  });

  it('says on which line a long text breaks', () => {
    expect(refusalOf(`# ${'x'.repeat(MAX_UNSURE_BYTES)}\na: b\n]`)).toEqual({ why: 'broken', line: 3 });
  });
});

describe('the gate lets through', () => {
  it.each<{ name: string; text: string }>([
    { name: 'nothing at all', text: '' },
    { name: 'a comment', text: '# a' },
    { name: 'a large ordinary file', text: lines(5_000, (at) => `key-${at}: a value of some length`).join('\n') },
    { name: 'a text as long as allowed', text: '\n'.repeat(MAX_YAML_LINES - 1) },
    { name: 'lines that end as on Windows', text: 'a: b\r\n'.repeat(MAX_YAML_LINES / 2) },
    { name: 'a short broken text, so that its errors get their lines', text: 'a: [b\nc: d' },
  ])('$name', ({ text }) => {
    expect(refusalOf(text)).toBeUndefined();
  });
});

/** The slowest texts within the bounds that a search over repeated fragments found. */
const HOSTILE: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'wide maps', text: lines(9_900, (at) => `k${at}: v`).join('\n') },
  { name: 'wide maps on one line', text: `{${list(14_000, (at) => `k${at}: v`).slice(1, -1)}}` },
  { name: 'lists as keys', text: `{${list(7_000, () => '[a]: b').slice(1, -1)}}` },
  { name: 'empty lists', text: list(29_000, () => '[]') },
  { name: 'tags before many values', text: `a: ${list(1_990, () => '!!omap x')}\nb: ${list(20_000, () => '1')}` },
  { name: 'anchors after many values', text: `a: ${list(20_000, () => '1')}\nb: ${list(1_990, (at) => `&n${at} 1`)}` },
  { name: 'aliases after many values', text: `a: &a x\nb: ${list(20_000, () => '1')}\nc: ${list(1_900, () => '*a')}` },
  { name: 'an alias bomb', text: `a: &a ${list(60, () => '1')}\nb: ${list(1_900, () => '*a')}` },
  { name: 'empty lines and spaces', text: '\n'.repeat(9_990) + ' '.repeat(240_000) },
  { name: 'a short row of errors', text: ']'.repeat(MAX_UNSURE_BYTES) },
  { name: 'short complex keys', text: '? '.repeat(MAX_UNSURE_BYTES / 2) },
];

/** A reader is quick when it spends less than this; the slowest seen was a twentieth of it, and without the gate it is minutes. */
const SOON_MS = 10_000;

describe('what passes the gate is read soon: ', () => {
  it.each(HOSTILE)('$name', ({ text }) => {
    expect(spent(() => readLocated(text))).toBeLessThan(SOON_MS);
    expect(spent(() => readYaml('p.yml', text))).toBeLessThan(SOON_MS);
  });
});

describe('readers without the gate are quick for texts as large as a file may be: ', () => {
  it.each<{ name: string; text: string }>([
    { name: 'keys', text: lines(60_000, (at) => `k${at}: v`).join('\n') },
    { name: 'tags', text: list(60_000, () => '!!binary aGk=') },
    { name: 'aliases', text: `[&a x, ${list(200_000, () => '*a').slice(1)}` },
    { name: 'errors', text: ']'.repeat(1_000_000) },
  ])('$name', ({ text }) => {
    expect(spent(() => looseJson(text))).toBeLessThan(SOON_MS);
    expect(spent(() => readPnpmLock(text))).toBeLessThan(SOON_MS);
  });
});

/** Processor time in milliseconds, which other work on the machine does not lengthen. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
