import { describe, expect, it } from '@jest/globals';
import { sbom } from '../../../src/collectors/sbom/index.ts';
import type { TriageMeans } from '../../../src/collectors/types.ts';
import { loadDecisionTables } from '../../../src/cli/engine.ts';
import { policiesFolder } from '../../../src/cli/policies.ts';
import { NO_HANDLING, type Handling } from '../../../src/model/handling.ts';
import { seen } from '../../../src/model/observation.ts';
import type { RepositoryAdvisory } from '../../../src/ports/advisories.ts';
import { DEFAULT_USE, pointsOf, tableFor } from '../../../src/vulnerabilities/choose-table.ts';
import { NO_KNOWLEDGE } from '../../../src/vulnerabilities/knowledge.ts';
import { indexRecords } from '../../../src/vulnerabilities/osv/index-records.ts';
import { osv, osvFile } from '../../support/build-osv.ts';
import { cycloneDx, cycloneDxComponent } from '../../support/build-sbom.ts';
import { contextOf, releaseSubject, type Scene } from './scene.ts';

const CVE = osv('GHSA-1', { aliases: ['CVE-2026-1001'] });
const tables = loadDecisionTables(policiesFolder());
const table = tableFor(tables, DEFAULT_USE);
if (table === undefined) throw new Error('no table');

/** undefined = nobody keeps records. */
function means(records: readonly unknown[] | undefined, handling: Partial<Handling> = {}): TriageMeans {
  return {
    table: table ?? tables[0] ?? ({} as never),
    points: pointsOf(tables),
    handling: { ...NO_HANDLING, ...handling },
    data: {
      records: (wanted) => Promise.resolve({ value: records === undefined ? undefined : indexRecords(records.map((one) => osvFile(one)), wanted), hidden: [] }), // prettier-ignore
      knowledge: () => ({ value: NO_KNOWLEDGE, hidden: [] }),
    },
  };
}

const bom = (version: string, component: string) =>
  cycloneDx({
    serialNumber: `urn:uuid:3e671687-395b-41f5-a30f-a58921a6${version.replaceAll('.', '').padStart(4, '0')}`,
    metadata: {
      timestamp: '2026-01-01T00:00:00Z',
      component: { type: 'application', name: 'widget', version, 'bom-ref': 'widget', purl: `pkg:npm/widget@${version}` },
    },
    components: [cycloneDxComponent('left', { version: component, purl: `pkg:npm/left@${component}` })],
    dependencies: [],
    compositions: [],
  }); // prettier-ignore
const vex = (status: string) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'urn:x:1',
  author: 'Acme',
  timestamp: '2026-01-01T00:00:00Z',
  version: 1,
  statements: [{ vulnerability: { name: 'CVE-2026-1001' }, products: [{ '@id': 'pkg:npm/widget' }], status }],
});
const advisory: RepositoryAdvisory = {
  ...{ state: 'published', createdAt: null, ids: ['GHSA-2', 'CVE-2026-2'], patchedIn: ['1.1.0'], severe: null },
  hasCwe: false,
};

interface Row {
  readonly now?: Readonly<Record<string, unknown>>;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly advisories?: readonly RepositoryAdvisory[] | undefined;
  readonly triage?: TriageMeans | undefined;
}

async function handlingOf(row: Row) {
  const { now = { 'sbom.json': bom('1.1.0', '1.0.5') }, before = { 'sbom.json': bom('1.0.0', '1.0.0') } } = row;
  const releases: Scene['releases'] = [
    { tag: 'v1.1.0', publishedAt: '2026-01-02T00:00:00Z', assets: now },
    ...(before === null ? [] : [{ tag: 'v1.0.0', assets: before }]),
  ];
  const context = contextOf({ subject: releaseSubject('v1.1.0'), releases, attestations: seen([]) });
  const { advisories = [] } = row;
  const asked = 'advisories' in row && row.advisories === undefined ? {} : { advisories: () => Promise.resolve(seen(advisories)) }; // prettier-ignore
  const triage = 'triage' in row ? row.triage : means([CVE]);
  const collected = await sbom.collect({
    ...context,
    repository: { ...context.repository, ...asked },
    ...(triage === undefined ? {} : { triage }),
  });
  return collected.releaseHandling;
}
const states = (handling: Awaited<ReturnType<typeof handlingOf>>) => handling?.phases?.map(({ phase, state }) => `${phase} ${state}`); // prettier-ignore
const fixingOf = async (row: Row) => {
  const { state, fixes = [], newSbom } = (await handlingOf(row))?.fixing ?? {};
  return [state, fixes.map(({ id, toldBy }) => `${id} ${toldBy.join('+')}`).join(), newSbom];
};

describe('what a release fixes', () => {
  const both = { 'sbom.json': bom('1.1.0', '1.0.5'), 'vex.json': vex('fixed') };
  it.each<{ name: string; row: Row; expected: readonly unknown[] }>([
    { name: 'an update out of the range, told in its VEX', row: { now: both }, expected: ['holds', 'CVE-2026-1001 components+vex', 'yes'] },
    { name: 'the same without a VEX', row: {}, expected: ['fails', 'CVE-2026-1001 components', 'yes'] },
    { name: 'the same with the old SBOM', row: { now: { ...both, 'sbom.json': bom('1.0.0', '1.0.0') } }, expected: ['fails', 'CVE-2026-1001 vex', 'no'] },
    { name: 'an advisory, and no SBOM at all', row: { now: { 'x.txt': 'x' }, advisories: [advisory] }, expected: ['fails', 'CVE-2026-2 advisory', 'no'] },
    { name: 'an own vulnerability, by its advisory', row: { advisories: [advisory], before: { 'sbom.json': bom('1.0.0', '1.0.5') } }, expected: ['fails', 'CVE-2026-2 advisory', 'yes'] },
    { name: 'an advisory of another version is none', row: { advisories: [{ ...advisory, patchedIn: ['1.2.0'] }], before: { 'sbom.json': bom('1.0.0', '1.0.5') } }, expected: ['fixes-none', '', 'yes'] },
    { name: 'nothing changed', row: { before: { 'sbom.json': bom('1.0.0', '1.0.5') } }, expected: ['fixes-none', '', 'yes'] },
    { name: 'the first release', row: { before: null }, expected: ['fixes-none', '', 'yes'] },
    { name: 'advisories may not be read', row: { advisories: undefined, before: { 'sbom.json': bom('1.0.0', '1.0.5') } }, expected: ['unknown', '', 'yes'] },
    { name: 'the release before has no SBOM', row: { before: {} }, expected: ['unknown', '', 'yes'] },
    { name: 'nobody keeps records', row: { triage: means(undefined) }, expected: ['unknown', '', 'yes'] },
    { name: 'nobody decides', row: { triage: undefined }, expected: ['unknown', '', 'yes'] },
    { name: 'a VEX that does not come', row: { now: { 'sbom.json': bom('1.1.0', '1.0.5'), 'vex.json': null } }, expected: ['unknown', 'CVE-2026-1001 components', 'yes'] },
  ])('$name: $expected', async ({ row, expected }) => {
    expect(await fixingOf(row)).toEqual(expected);
  }); // prettier-ignore
});

describe('the phases of a release', () => {
  const none = ['identification cannot-be-judged', 'prioritisation cannot-be-judged', 'sharing not-done', 'response cannot-be-judged']; // prettier-ignore
  const vulnerable = { 'sbom.json': bom('1.1.0', '1.0.0') };
  it.each<{ name: string; row: Row; expected: readonly string[] | undefined }>([
    { name: 'everything looked up, nothing found', row: {}, expected: ['identification done', 'prioritisation done', 'sharing not-done', 'response done'] },
    { name: 'an open vulnerability without a record', row: { now: vulnerable }, expected: ['identification done', 'prioritisation partly', 'sharing not-done', 'response cannot-be-judged'] },
    { name: 'nobody keeps records', row: { triage: means(undefined) }, expected: none },
    { name: 'the records hold nothing of its ecosystem', row: { triage: means([]) }, expected: none },
    { name: 'the release carries no SBOM', row: { now: {} }, expected: none },
    { name: 'nobody decides', row: { triage: undefined }, expected: undefined },
  ])('$name', async ({ row, expected }) => {
    expect(states(await handlingOf(row))).toEqual(expected);
  }); // prettier-ignore

  it('a VEX that the release carries takes a finding out', async () => {
    const now = { ...vulnerable, 'vex.json': vex('fixed') };
    expect(states(await handlingOf({ now }))?.[3]).toBe('response done');
  });

  it('a plan for sharing is read where nothing could be looked up', async () => {
    const line = { what: ['sbom'], to: 'customers', trigger: 'release', tlp: 'GREEN', channel: 'release page', decidedBy: 'Aoki', date: '2026-01-01', source: 's.yml' } as const; // prettier-ignore
    expect(states(await handlingOf({ triage: means(undefined, { sharing: [line] }) }))?.[2]).toBe('sharing partly');
  });
});
