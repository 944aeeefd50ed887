import { describe, expect, it } from '@jest/globals';
import { loadDecisionTables } from '../../src/cli/engine.ts';
import type { ComponentChange } from '../../src/model/component-change.ts';
import { NO_HANDLING } from '../../src/model/handling.ts';
import type { PublicAdvisory } from '../../src/model/public-advisory.ts';
import { DEFAULT_USE, tableFor } from '../../src/vulnerabilities/choose-table.ts';
import { targetOf } from '../../src/vulnerabilities/change-details.ts';
import { type ChangeSight, decided } from '../../src/vulnerabilities/decide-changes.ts';
import { NO_KNOWLEDGE } from '../../src/vulnerabilities/knowledge.ts';
import { indexRecords } from '../../src/vulnerabilities/osv/index-records.ts';
import { osv, osvFile } from '../support/build-osv.ts';

const tables = loadDecisionTables(new URL('../../policies/', import.meta.url));
const table = tableFor(tables, DEFAULT_USE) ?? tables[0];
if (table === undefined) throw new Error('a table is shipped');

const change = (overrides: Partial<ComponentChange> = {}): ComponentChange => ({
  ...{ kind: 'added', ecosystem: 'npm', name: 'left', version: '1.0.0', path: 'package-lock.json' },
  ...{ development: false, license: 'MIT', sourceKnown: true, oldVulnerabilities: [], newVulnerabilities: [] },
  ...overrides,
});
const named = [{ advisory: 'GHSA-1', severity: 'high' }];
const advisory = (overrides: Partial<PublicAdvisory> = {}): PublicAdvisory => ({
  ...{ id: 'GHSA-1', ids: ['GHSA-1', 'CVE-2026-1001'], malware: false, severity: 'high', summary: 's' },
  cvss: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' }],
  references: [],
  epss: null,
  affected: [{ ecosystem: 'npm', name: 'left', range: '< 1.0.5', fixedIn: '1.0.5' }],
  ...overrides,
});
const kev = {
  ...{ version: '2026.11.01', released: '2026-11-01T00:00:00Z', unread: 0 },
  byCve: new Map([['CVE-2026-1001', { dateAdded: '2026-10-30', ransomware: false }]]),
};
const records = (...all: readonly Record<string, unknown>[]) =>
  indexRecords(
    all.map((one) => osvFile(one)),
    new Set([targetOf(change(), '1.0.0').key]),
  );
const sight = (overrides: Partial<ChangeSight> = {}): ChangeSight => ({
  ...{ advisories: [], malware: [], records: undefined, table, handling: NO_HANDLING, knowledge: NO_KNOWLEDGE },
  at: Date.parse('2026-11-29T00:00:00Z'),
  ...overrides,
});
const brought = (one: ComponentChange, seen: Partial<ChangeSight> = {}) => decided(one, sight(seen)).newVulnerabilities;

describe('a vulnerability that a change brings', () => {
  it('has the whole range of decisions while nothing is known about it', () => {
    const [one] = brought(change({ newVulnerabilities: named }));
    expect(one?.decision?.reachable.map(({ key }) => key)).toEqual(['D', 'S', 'O', 'I']);
    expect(one?.decision?.inputs.every(({ basis, settled }) => basis.length === 0 && !settled)).toBe(true);
  });

  it('carries the EPSS score of its advisory, and that of the list the operator keeps where there is one', () => {
    const scored = { advisories: [advisory({ epss: { probability: 0.02, percentile: 0.9 } })] };
    const [plain] = brought(change({ newVulnerabilities: named }), { advisories: [advisory()] });
    const [told] = brought(change({ newVulnerabilities: named }), scored);
    const byCve = new Map([['CVE-2026-1001', { probability: 0.4, percentile: 0.99 }]]);
    const epss = { model: 'v2026.01.01', date: '2026-11-28', byCve, unread: 0 };
    const [kept] = brought(change({ newVulnerabilities: named }), {
      ...scored,
      knowledge: { ...NO_KNOWLEDGE, epss },
    });
    expect([plain, told, kept].map((one) => one?.epss?.probability)).toEqual([undefined, 0.02, 0.4]);
  });

  it('is looked up in KEV by the CVE id that its advisory gives', () => {
    const [one] = brought(change({ newVulnerabilities: named }), {
      advisories: [advisory()],
      knowledge: { ...NO_KNOWLEDGE, kev },
    });
    const exploitation = one?.decision?.inputs.find(({ point }) => point === 'E');
    expect(exploitation?.candidates.map(({ key }) => key)).toEqual(['A']);
    expect(one).toMatchObject({ aliases: ['CVE-2026-1001'], fixedIn: '1.0.5' });
  });

  it('is settled by what people of the default branch answered, and by nothing that has ended', () => {
    const answer = (point: string, value: string, expires = '2027-01-01') => ({
      ...{ point, value, expires, because: 'x', decidedBy: 'Aiko', date: '2026-01-01', source: '.ssdf/triage.yml' },
    });
    const reachable = (expires?: string) =>
      brought(change({ newVulnerabilities: named }), {
        advisories: [advisory()],
        knowledge: { ...NO_KNOWLEDGE, kev },
        handling: { ...NO_HANDLING, answers: [answer('PSI', 'M', expires), answer('U', 'E', expires)] },
      })[0]?.decision?.reachable.map(({ key }) => key);
    expect(reachable()).toHaveLength(1);
    expect(reachable('2026-02-01')?.length).toBeGreaterThan(1);
  });

  it('has no score of 0 where its vector is incomplete: the questions stay open', () => {
    const broken = advisory({ cvss: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L' }] });
    const [one] = brought(change({ newVulnerabilities: named }), { advisories: [broken] });
    expect(one?.decision?.inputs.find(({ point }) => point === 'TI')).toMatchObject({ settled: false, basis: [] });
  });
});

describe('what records tell beside the dependency review', () => {
  const told = (ids: readonly { readonly advisory: string }[]) => ids.map(({ advisory: id }) => id);

  it.each<{ name: string; one: Partial<ComponentChange>; record: Record<string, unknown>; brings: readonly string[] }>([
    { name: 'a record that GitHub lacks', one: {}, record: osv('PYSEC-9'), brings: ['PYSEC-9'] },
    { name: 'an alias of one that is named, once', one: { newVulnerabilities: named }, record: osv('CVE-2026-7', { aliases: ['GHSA-1'] }), brings: ['GHSA-1'] },
    { name: 'an alias of one that it had before', one: { oldVulnerabilities: named }, record: osv('CVE-2026-7', { aliases: ['GHSA-1'] }), brings: [] },
    { name: 'one of the version before too', one: { kind: 'upgraded', before: '0.9.0' }, record: osv('PYSEC-9'), brings: [] },
    { name: 'one that the new version no longer has', one: { version: '1.0.5' }, record: osv('PYSEC-9'), brings: [] },
    { name: 'of what goes', one: { kind: 'removed' }, record: osv('PYSEC-9'), brings: [] },
    { name: 'a withdrawn one', one: {}, record: osv('PYSEC-9', { withdrawn: '2026-05-02T00:00:00Z' }), brings: [] },
  ])('$name: $brings', ({ one, record, brings }) => {
    expect(told(brought(change(one), { records: records(record) }))).toEqual(brings);
  }); // prettier-ignore

  it('malware of the records comes first and without a decision', () => {
    const found = brought(change({ newVulnerabilities: named }), { records: records(osv('MAL-2026-1')) });
    expect(found[0]).toMatchObject({ advisory: 'MAL-2026-1', severity: 'malware', malware: true });
    expect(found[0]?.decision).toBeUndefined();
    expect(found).toHaveLength(2);
  });
});

describe('malware of the advisory database', () => {
  const bad = (range: string, name = 'left') =>
    advisory({
      id: 'GHSA-bad',
      ids: ['GHSA-bad'],
      malware: true,
      affected: [{ ecosystem: 'npm', name, range, fixedIn: null }],
    });

  it.each<{ name: string; one: Partial<ComponentChange>; found: PublicAdvisory; brings: unknown }>([
    { name: 'every version', one: {}, found: bad('>= 0'), brings: [{ malware: true }] },
    { name: 'every version, of a range in a manifest', one: { version: '^1.0.0' }, found: bad('>= 0'), brings: [{ malware: true }] },
    { name: 'this version', one: {}, found: bad('= 1.0.0'), brings: [{ malware: true }] },
    { name: 'another version', one: {}, found: bad('= 1.0.1'), brings: [] },
    { name: 'a version that cannot be ordered', one: { version: '^1.0.0' }, found: bad('= 1.0.0'), brings: [{ malware: true, untold: true }] },
    { name: 'another package', one: {}, found: bad('>= 0', 'right'), brings: [] },
    { name: 'another ecosystem', one: { ecosystem: 'pip' }, found: bad('>= 0'), brings: [] },
    { name: 'the version before too', one: { kind: 'upgraded', before: '0.9.0' }, found: bad('>= 0'), brings: [] },
  ])('$name', ({ one, found, brings }) => {
    const all = brought(change(one), { malware: [found] });
    expect(all).toHaveLength((brings as readonly unknown[]).length);
    expect(all).toMatchObject(brings as object);
    expect(all.some(({ decision }) => decision !== undefined)).toBe(false);
  }); // prettier-ignore
});
