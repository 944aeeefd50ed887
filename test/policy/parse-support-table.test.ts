import { describe, expect, it } from '@jest/globals';
import { loadSupportTable } from '../../src/cli/engine.ts';
import { policiesFolder } from '../../src/cli/policies.ts';
import { parseSupportTable } from '../../src/policy/parse-support-table.ts';
import { compareVersions, schemeOfPurlType } from '../../src/vulnerabilities/versions/schemes.ts';

const table = (more: string) => `asOf: 2026-02-15
products:
  - name: A
    source: https://a.example/
    packages: ['pkg:npm/a']
    lines: [{ before: 2.0.0, ends: 2020-01-01 }]
${more}`;

describe('the table of supported lines', () => {
  it('that is shipped goes up line by line, in the order of each ecosystem', () => {
    for (const { packages, lines } of loadSupportTable(policiesFolder()).products)
      for (const purl of packages) {
        const scheme = schemeOfPurlType(purl.slice('pkg:'.length).split('/')[0] ?? '');
        expect(scheme).toBeDefined();
        for (const [index, line] of lines.slice(1).entries())
          expect([purl, compareVersions(scheme ?? 'semver', lines[index]?.before ?? '', line.before)]).toEqual([purl, -1]);
      }
  }); // prettier-ignore

  it.each<{ name: string; more: string; told: RegExp }>([
    { name: 'a package in two products', more: "  - { name: B, source: 'https://b.example/', packages: ['pkg:npm/a'], lines: [{ before: 1.0.0, ends: 2020-01-01 }] }", told: /end-of-life\.yml:7: pkg:npm\/a stands in two places/ },
    { name: 'a row without a source', more: "  - { name: B, packages: ['pkg:npm/b'], lines: [{ before: 1.0.0, ends: 2020-01-01 }] }", told: /source/ },
    { name: 'a day that is none', more: "  - { name: B, source: 'https://b.example/', packages: ['pkg:npm/b'], lines: [{ before: 1.0.0, ends: 2020-13-01 }] }", told: /end-of-life\.yml:7/ },
    { name: 'a name that is no package URL', more: "  - { name: B, source: 'https://b.example/', packages: [b], lines: [{ before: 1.0.0, ends: 2020-01-01 }] }", told: /end-of-life\.yml:7/ },
  ])('is refused for $name', ({ more, told }) => {
    expect(() => parseSupportTable('end-of-life.yml', table(more))).toThrow(told);
  }); // prettier-ignore
});
