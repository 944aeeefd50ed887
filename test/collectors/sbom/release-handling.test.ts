import { describe, expect, it } from '@jest/globals';
import { sbom } from '../../../src/collectors/sbom/index.ts';
import type { TriageMeans } from '../../../src/collectors/types.ts';
import { loadDecisionTables } from '../../../src/cli/engine.ts';
import { policiesFolder } from '../../../src/cli/policies.ts';
import { NO_HANDLING, type Handling } from '../../../src/model/handling.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { PublicAdvisory } from '../../../src/model/public-advisory.ts';
import type { RepositoryAdvisory } from '../../../src/ports/advisories.ts';
import type { DependencyAlert } from '../../../src/ports/dependency-alerts.ts';
import type { AdvisoryQuestion } from '../../../src/ports/public-advisories.ts';
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

describe('a release where nobody keeps records of OSV', () => {
  const flaw: PublicAdvisory = {
    ...{ id: 'GHSA-1', ids: ['GHSA-1', 'CVE-2026-1001'], malware: false, severity: 'high', summary: 'bad' },
    cvss: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    ...{ epss: { probability: 0.4321, percentile: 0.9 }, references: [] },
    affected: [{ ecosystem: 'npm', name: 'left', range: '< 1.0.5', fixedIn: '1.0.5' }],
  };
  const alert: DependencyAlert = {
    ...{ number: 1, state: 'open', severity: 'high', isMalware: false, development: false, assigned: false },
    ...{ advisories: ['GHSA-9'], createdAt: '2026-01-01T00:00:00Z' },
    affected: { ecosystem: 'npm', name: 'left', range: '< 1.0.5', fixedIn: '1.0.5' },
    ...{ dismissedAt: null, dismissedReason: null, dismissedComment: null },
  };
  const vulnerable = { 'sbom.json': bom('1.1.0', '1.0.0') };
  const told = async ({ now = vulnerable, reviewed = seen([flaw]), malware = seen([]), alerts = seen([]), visibility = 'private' as const, records }: {
    now?: Readonly<Record<string, unknown>>;
    reviewed?: Observation<readonly PublicAdvisory[]>;
    malware?: Observation<readonly PublicAdvisory[]>;
    alerts?: Observation<readonly DependencyAlert[] | 'off'>;
    visibility?: 'public' | 'private';
    records?: readonly unknown[];
  }) => {
    const asked: string[] = [];
    const subject = { ...releaseSubject('v1.1.0'), visibility };
    const context = contextOf({ subject, releases: [{ tag: 'v1.1.0', assets: now }], attestations: seen([]) });
    const repository = {
      ...context.repository,
      dependencyAlerts: () => Promise.resolve(alerts),
      publicAdvisories: ({ kind, packages }: AdvisoryQuestion) => {
        asked.push(`${kind} ${packages.join(' ')}`);
        return Promise.resolve(kind === 'malware' ? malware : reviewed);
      },
    };
    const { releaseHandling } = await sbom.collect({ ...context, repository, triage: means(records) });
    const [identification, prioritisation, , response] = releaseHandling?.phases ?? [];
    return { identification, prioritisation, response, asked, fixing: releaseHandling?.fixing?.state };
  }; // prettier-ignore
  const hidden = notSeen({ reason: 'rate-limited', what: 'GET /advisories' });

  it('is looked up in the advisory database of GitHub, which is said with its limits and is never "done"', async () => {
    const { identification, prioritisation, response, asked } = await told({});
    expect(asked).toEqual(['reviewed widget@1.1.0 left@1.0.0', 'malware widget@1.1.0 left@1.0.0']);
    expect(identification?.state).toBe('partly');
    expect(identification?.because?.en).toMatch(/^no OSV records were given; 2 of 2 components .*GitHub's advisory/);
    expect(identification?.because?.ja).toMatch(/^OSV の情報がないため、2 部品中 2 部品/);
    expect(prioritisation?.because?.en).toMatch(/of 1 open findings .*highest EPSS score 43\.2 % \(CVE-2026-1001\)$/);
    expect(response?.state).toBe('cannot-be-judged');
  });

  it.each<{ name: string; given: Parameters<typeof told>[0]; states: readonly string[] }>([
    { name: 'nothing is known', given: { reviewed: seen([]) }, states: ['partly', 'partly', 'partly'] },
    { name: 'a version that is repaired', given: { now: { 'sbom.json': bom('1.1.0', '1.0.5') } }, states: ['partly', 'partly', 'partly'] },
    { name: 'advisories were not seen', given: { reviewed: hidden }, states: Array(3).fill('cannot-be-judged') },
    { name: 'malware was not seen', given: { malware: hidden }, states: Array(3).fill('cannot-be-judged') },
    { name: 'an open alert that the database does not tell of', given: { reviewed: seen([]), alerts: seen([alert]) }, states: ['partly', 'partly', 'cannot-be-judged'] },
    { name: 'a dismissed alert', given: { reviewed: seen([]), alerts: seen([{ ...alert, state: 'dismissed' }]) }, states: ['partly', 'partly', 'partly'] },
    { name: 'an open alert of a public repository, whose readers may not see it', given: { reviewed: seen([]), alerts: seen([alert]), visibility: 'public' }, states: ['partly', 'partly', 'partly'] },
    { name: 'an open alert beside records', given: { alerts: seen([alert]), records: [osv('GHSA-5', { affected: [] }), CVE], now: { 'sbom.json': bom('1.1.0', '1.0.0') } }, states: ['done', 'partly', 'cannot-be-judged'] },
  ])('$name: $states', async ({ given, states: wanted }) => {
    const { identification, prioritisation, response } = await told(given);
    expect([identification, prioritisation, response].map((one) => one?.state)).toEqual(wanted);
  }); // prettier-ignore

  it('alerts stand beside records of the same vulnerability, and add what no record tells', async () => {
    const same = { ...alert, advisories: ['GHSA-1'] };
    for (const [alerts, open] of [[[same], 1], [[same, alert], 2]] as const)
      expect((await told({ records: [CVE], alerts: seen(alerts) })).prioritisation?.because?.en).toMatch(`of ${open} open`);
  }); // prettier-ignore

  it('is not said to fix nothing: what was there before is not asked about', async () => {
    expect(await fixingOf({ triage: means(undefined) })).toEqual(['unknown', '', 'yes']);
  });

  it('asks about a hundred packages at most, and tells how many it did not', async () => {
    const many = Array.from({ length: 150 }, (_, index) => cycloneDxComponent(`p${index}`));
    const now = { 'sbom.json': { ...bom('1.1.0', '1.0.0'), components: many } };
    const { asked, identification } = await told({ now });
    expect(asked.map((one) => one.split(' ').length - 1)).toEqual([100, 100]);
    expect(identification?.because?.en).toMatch(/100 of 151 components .*; 51 could not be/);
  });
});
