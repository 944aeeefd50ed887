import { describe, expect, it } from '@jest/globals';
import { loadDecisionTables } from '../../src/cli/engine.ts';
import { NO_KNOWLEDGE } from '../../src/vulnerabilities/knowledge.ts';
import { policiesFolder } from '../../src/cli/policies.ts';
import { NO_HANDLING, type Answer } from '../../src/model/handling.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { NO_BRIDGE } from '../../src/vulnerabilities/cpe-bridge.ts';
import { matchAll } from '../../src/vulnerabilities/osv/match-all.ts';
import { phasesOf, responsesOf } from '../../src/vulnerabilities/phases.ts';
import { readKev } from '../../src/vulnerabilities/sources/kev.ts';
import { triage, type TriageInput } from '../../src/vulnerabilities/triage.ts';
import { readVex } from '../../src/vulnerabilities/vex/read.ts';
import type { VexStatement } from '../../src/vulnerabilities/vex/statement.ts';
import { osv, osvFile } from '../support/build-osv.ts';
import { cycloneDx, cycloneDxComponent } from '../support/build-sbom.ts';

const AT = Date.parse('2026-11-29T00:00:00Z');
const CVE = osv('GHSA-1', {
  aliases: ['CVE-2026-1001'],
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' }],
});
const tables = loadDecisionTables(policiesFolder());

function compared(components: readonly Record<string, unknown>[], records: readonly unknown[], more = {}) {
  const read = readSbom(JSON.stringify(cycloneDx({ components, ...more })));
  if (read.state !== 'sbom') throw new Error(read.state);
  const [matching] = matchAll(
    [read.sbom],
    records.map((record) => osvFile(record)),
    NO_BRIDGE,
  );
  if (matching === undefined) throw new Error('no answer');
  return { sbom: read.sbom, matching };
}

function input(overrides: Partial<TriageInput> = {}, records: readonly unknown[] = [CVE]): TriageInput {
  const table = tables.find((one) => one.table === 'supplier');
  if (table === undefined) throw new Error('no table');
  const base = compared([cycloneDxComponent('left')], records);
  const none = NO_KNOWLEDGE;
  return { ...base, table, ...none, handling: NO_HANDLING, statements: [], at: AT, ...overrides };
}

const kevOf = (...cves: readonly string[]) => kevDated(...cves.map((cve) => [cve, '2026-11-01'] as const));
const kevDated = (...entries: readonly (readonly [cve: string, dateAdded: string])[]) =>
  readKev({
    catalogVersion: '2026.11.28',
    dateReleased: '2026-11-28T00:00:00Z',
    vulnerabilities: entries.map(([cveID, dateAdded]) => ({ cveID, dateAdded })),
  });
const answer = (overrides: Partial<Answer>): Answer => ({
  point: 'PSI',
  value: 'M',
  because: 'a shop',
  decidedBy: 'Aoki',
  date: '2026-10-01',
  source: '.ssdf/triage.yml',
  ...overrides,
});
const first = (given: TriageInput) => {
  const done = triage(given);
  const [one] = [...done.open, ...done.filtered];
  if (one === undefined) throw new Error('no finding');
  return one;
};
const candidates = (given: TriageInput, point: string) =>
  first(given).inputs.find((one) => one.point === point)?.candidates;

const assessed = (
  answers: Readonly<Record<string, string>>,
  cve = 'CVE-2026-1001',
  assessedAt = '2026-06-01T00:00:00Z',
) => ({
  byCve: new Map([[cve, { cve, at: assessedAt, answers: new Map(Object.entries(answers)) }]]),
  unread: 0,
});

describe('inputs of a decision', () => {
  it.each<{
    readonly name: string;
    readonly given: Partial<TriageInput>;
    readonly point: string;
    readonly left: readonly string[];
  }>([
    {
      name: 'without any source every state of exploitation is possible',
      given: {},
      point: 'E',
      left: ['N', 'P', 'A'],
    },
    { name: 'listed as exploited is active', given: { kev: kevOf('CVE-2026-1001') }, point: 'E', left: ['A'] },
    {
      name: 'listed on the day of the triage, wherever that day has begun',
      given: { kev: kevDated(['CVE-2026-1001', '2026-11-29']) },
      point: 'E',
      left: ['A'],
    },
    {
      name: 'listed with a date that is still to come: neither shown nor ruled out',
      given: { kev: kevDated(['CVE-2026-1001', '2026-11-30']) },
      point: 'E',
      left: ['N', 'P', 'A'],
    },
    {
      name: 'listed with a date that is still to come, exploits known: not active for certain, never less than those',
      given: { kev: kevDated(['CVE-2026-1001', '2099-01-01']), exploits: { cves: new Set(['CVE-2026-1001']) } },
      point: 'E',
      left: ['P', 'A'],
    },
    {
      name: 'not listed is not active, and says nothing of proofs of concept',
      given: { kev: kevOf('CVE-2020-0001') },
      point: 'E',
      left: ['N', 'P'],
    },
    {
      name: 'an exploit list that names it',
      given: { kev: kevOf(), exploits: { cves: new Set(['CVE-2026-1001']) } },
      point: 'E',
      left: ['P'],
    },
    {
      name: 'an exploit list that does not',
      given: { kev: kevOf(), exploits: { cves: new Set(['CVE-2020-0001']) } },
      point: 'E',
      left: ['N'],
    },
    {
      name: 'exploits known, exploitation not',
      given: { exploits: { cves: new Set(['CVE-2026-1001']) } },
      point: 'E',
      left: ['P', 'A'],
    },
    {
      name: 'CISA found none, on a day that is still to come',
      given: { vulnrichment: assessed({ E: 'N' }, 'CVE-2026-1001', '2099-01-01T00:00:00Z') },
      point: 'E',
      left: ['N', 'P', 'A'],
    },
    { name: 'CISA found none', given: { vulnrichment: assessed({ E: 'N' }) }, point: 'E', left: ['N'] },
    {
      name: 'an exploit list that names it is graver than an assessment that found none',
      given: { vulnrichment: assessed({ E: 'N' }), exploits: { cves: new Set(['CVE-2026-1001']) } },
      point: 'E',
      left: ['P'],
    },
    {
      name: 'listed as exploited is graver than any assessment',
      given: { vulnrichment: assessed({ E: 'N' }), kev: kevOf('CVE-2026-1001') },
      point: 'E',
      left: ['A'],
    },
    {
      name: 'an assessment stands before what the vector is read as',
      given: { vulnrichment: assessed({ TI: 'P' }) },
      point: 'TI',
      left: ['P'],
    },
    {
      name: 'an assessment of another vulnerability says nothing',
      given: { vulnrichment: assessed({ E: 'N' }, 'CVE-2020-0001') },
      point: 'E',
      left: ['N', 'P', 'A'],
    },
    {
      name: 'a vector that needs a person is not automatable; density unknown leaves two utilities',
      given: {},
      point: 'U',
      left: ['L', 'E'],
    },
    {
      name: 'density told settles utility',
      given: { handling: { ...NO_HANDLING, answers: [answer({ point: 'VD', value: 'C' })] } },
      point: 'U',
      left: ['E'],
    },
    { name: 'all lost is total', given: {}, point: 'TI', left: ['T'] },
    { name: 'nobody said how safety is concerned', given: {}, point: 'PSI', left: ['M', 'S'] },
    {
      name: 'a person said it',
      given: { handling: { ...NO_HANDLING, answers: [answer({})] } },
      point: 'PSI',
      left: ['M'],
    },
    {
      name: 'two persons differ',
      given: { handling: { ...NO_HANDLING, answers: [answer({}), answer({ value: 'S' })] } },
      point: 'PSI',
      left: ['M', 'S'],
    },
    {
      name: 'a statement for this vulnerability stands before one for all',
      given: { handling: { ...NO_HANDLING, answers: [answer({}), answer({ value: 'S', vulnerability: 'GHSA-1' })] } },
      point: 'PSI',
      left: ['S'],
    },
    {
      name: 'an expired statement counts for nothing',
      given: { handling: { ...NO_HANDLING, answers: [answer({ expires: '2026-11-28' })] } },
      point: 'PSI',
      left: ['M', 'S'],
    },
    {
      name: 'a statement from the future counts for nothing',
      given: { handling: { ...NO_HANDLING, answers: [answer({ date: '2026-12-24' })] } },
      point: 'PSI',
      left: ['M', 'S'],
    },
    {
      name: 'listed as exploited beats a statement',
      given: {
        kev: kevOf('CVE-2026-1001'),
        handling: { ...NO_HANDLING, answers: [answer({ point: 'E', value: 'N' })] },
      },
      point: 'E',
      left: ['A'],
    },
  ])('$name', ({ given, point, left }) => {
    expect(candidates(input(given), point)).toEqual(left);
  });

  it('an entry of the day that counts stands before one that is still to come, in any order', () => {
    const both = [{ ...CVE, aliases: ['CVE-2026-1001', 'CVE-2026-1002'] }];
    const dates = ['2099-01-01', '2026-11-01'] as const;
    const orders = [dates, [dates[1], dates[0]] as const];
    const found = orders.map(([a, b]) =>
      candidates(input({ kev: kevDated(['CVE-2026-1001', a], ['CVE-2026-1002', b]) }, both), 'E'),
    );
    expect(found).toEqual([['A'], ['A']]);
  });

  it('why an entry dated later does not count is told in both languages, with its date', () => {
    const told = first(input({ kev: kevDated(['CVE-2026-1001', '2099-01-01']) })).inputs.find(
      ({ point }) => point === 'E',
    );
    expect(told?.basis.map(({ what }) => what)).toEqual([
      {
        en: expect.stringMatching(/CVE-2026-1001 .*still to come \(2099-01-01\)/),
        ja: expect.stringContaining('2099-01-01'),
      },
    ]);
  });

  it.each([
    { date: '2026-11-29T00:00:00+0000', score: 0.9 },
    { date: '2026-11-30T00:00:00+0000', score: undefined },
    { date: null, score: 0.9 },
  ])('scores of $date give $score', ({ date, score }) => {
    const byCve = new Map([['CVE-2026-1001', { probability: 0.9, percentile: 0.99 }]]);
    expect(first(input({ epss: { model: null, date, byCve, unread: 0 } })).epss?.probability).toBe(score);
  });

  it('an incomplete vector answers nothing', () => {
    const severity = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:P/AC:L/C:N/I:N' }];
    expect(candidates(input({}, [{ ...CVE, severity }]), 'TI')).toEqual(['P', 'T']);
  });

  it('a settled decision has a whole vector with source and date of each input', () => {
    const answers = [answer({}), answer({ point: 'VD', value: 'D' })];
    const one = first(input({ kev: kevOf('CVE-2026-1001'), handling: { ...NO_HANDLING, answers } }));
    expect(one.vector).toBe('SSVCv2/E:A/U:L/TI:T/PSI:M/DSOI:O/2026-11-29T00:00:00.000Z/');
    expect(one.inputs[0]?.basis[0]).toMatchObject({ source: 'KEV 2026.11.28', asOf: '2026-11-28T00:00:00Z' });
  });
});

const openVex = (overrides: Record<string, unknown> = {}, document: Record<string, unknown> = {}) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'urn:x:1',
  author: 'Acme',
  timestamp: '2026-11-01T00:00:00Z',
  version: 1,
  statements: [
    {
      vulnerability: { name: 'CVE-2026-1001' },
      products: [{ '@id': 'pkg:github/acme/widget@1.2.3', subcomponents: [{ '@id': 'pkg:npm/left' }] }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      ...overrides,
    },
  ],
  ...document,
});
function statements(...documents: readonly unknown[]): readonly VexStatement[] {
  return documents.flatMap((document, index) => readVex(document, `${index}.json`)?.statements ?? []);
}

const csaf = (product: Record<string, unknown>, list = 'known_not_affected') => ({
  document: {
    category: 'csaf_vex',
    csaf_version: '2.0',
    title: 't',
    publisher: { category: 'vendor', name: 'Acme', namespace: 'https://example.org' },
    tracking: {
      id: '1',
      status: 'final',
      version: '1',
      initial_release_date: '2026-11-01T00:00:00Z',
      current_release_date: '2026-11-01T00:00:00Z',
      revision_history: [],
    },
  },
  product_tree: {
    branches: [
      {
        category: 'vendor',
        name: 'Acme',
        branches: [{ category: 'product_version', name: '1', product: { product_id: 'W', name: 'w', ...product } }],
      },
    ],
  },
  vulnerabilities: [
    {
      cve: 'CVE-2026-1001',
      product_status: { [list]: ['W'] },
      flags: [{ label: 'vulnerable_code_not_present', product_ids: ['W'] }],
    },
  ],
});
const embedded = (overrides: Record<string, unknown> = {}) => ({
  ...cycloneDx({ components: [cycloneDxComponent('left')] }),
  vulnerabilities: [
    {
      id: 'CVE-2026-1001',
      analysis: { state: 'not_affected', justification: 'code_not_reachable' },
      affects: [{ ref: 'left' }],
      ...overrides,
    },
  ],
});

describe('VEX', () => {
  it.each([
    { name: 'OpenVEX of our product and its component', document: openVex() },
    {
      name: 'OpenVEX of our product as a whole',
      document: openVex({ products: [{ '@id': 'pkg:github/acme/widget' }] }),
    },
    {
      name: 'OpenVEX of the component itself',
      document: openVex({ products: [{ '@id': 'x', identifiers: { purl: 'pkg:npm/left@1.0.0' } }] }),
    },
    { name: 'CycloneDX by reference', document: embedded() },
    {
      name: 'CSAF by package URL',
      document: csaf({ product_identification_helper: { purl: 'pkg:github/acme/widget@1.2.3' } }),
    },
    { name: 'fixed', document: openVex({ status: 'fixed' }) },
  ])('$name takes the finding out', ({ document }) => {
    const done = triage(input({ statements: statements(document) }));
    expect([done.open.length, done.filtered.map(({ filters }) => filters.map(({ by }) => by)), done.ignored]).toEqual([
      0,
      [['vex']],
      [],
    ]);
  });

  it.each([
    {
      name: 'another product',
      document: openVex({ products: [{ '@id': 'pkg:github/other/widget' }] }),
      why: 'another-product',
    },
    {
      name: 'another version of ours',
      document: openVex({ products: [{ '@id': 'pkg:github/acme/widget@1.2.2' }] }),
      why: 'another-product',
    },
    {
      name: 'another component of ours',
      document: openVex({
        products: [{ '@id': 'pkg:github/acme/widget', subcomponents: [{ '@id': 'pkg:npm/right' }] }],
      }),
      why: 'another-product',
    },
    {
      name: 'another vulnerability',
      document: openVex({ vulnerability: { name: 'CVE-2026-1002' } }),
      why: 'no-such-vulnerability-here',
    },
    {
      name: 'a time that has not come',
      document: openVex({ timestamp: '2027-01-01T00:00:00Z' }),
      why: 'from-the-future',
    },
    {
      name: 'a CSAF product of others',
      document: csaf({ product_identification_helper: { purl: 'pkg:npm/other' } }),
      why: 'another-product',
    },
  ])('a statement about $name is ignored, and that is told', ({ document, why }) => {
    const done = triage(input({ statements: statements(document) }));
    expect([done.open.length, done.ignored.map((one) => one.why)]).toEqual([1, [why]]);
  });

  it.each([
    { name: 'OpenVEX', document: openVex({ justification: undefined }), why: 'no-reason' },
    { name: 'OpenVEX', document: openVex({ status: 'harmless' }), why: 'malformed' },
    { name: 'OpenVEX', document: openVex({ products: [] }), why: 'no-product' },
    { name: 'CycloneDX', document: embedded({ analysis: { state: 'not_affected' } }), why: 'no-reason' },
    { name: 'CycloneDX', document: embedded({ affects: [] }), why: 'no-product' },
    { name: 'CSAF', document: { ...csaf({}), product_tree: {} }, why: 'no-product' },
  ])('a statement in $name that lacks something is refused: $why', ({ document, why }) => {
    expect(readVex(document, 'x')).toMatchObject({ statements: [], refused: [{ why }] });
  });

  it('of one author the latest counts', () => {
    const older = openVex({ status: 'affected', action_statement: 'wait', timestamp: '2026-10-01T00:00:00Z' });
    const done = triage(input({ statements: statements(openVex(), older) }));
    expect(done.filtered.map(({ vex }) => [vex?.status, vex?.contradiction])).toEqual([['not_affected', false]]);
  });

  it('between authors the more severe holds, and the contradiction is told', () => {
    const other = openVex(
      { status: 'affected', action_statement: 'update', timestamp: '2026-01-01T00:00:00Z' },
      { author: 'Supplier' },
    );
    const done = triage(input({ statements: statements(openVex(), other) }));
    expect(done.open.map(({ vex }) => [vex?.status, vex?.by.author, vex?.contradiction])).toEqual([
      ['affected', 'Supplier', true],
    ]);
  });

  it.each([{}, [], null, 'text', { bomFormat: 'CycloneDX' }, { document: { category: 'csaf_base' } }])(
    '%j is no VEX',
    (document) => {
      expect(readVex(document, 'x')).toBeUndefined();
    },
  );
});

describe('filters', () => {
  it('a component that does not run is left out, malware never', () => {
    const base = compared([cycloneDxComponent('left', { scope: 'excluded' })], [CVE, osv('MAL-1')]);
    const done = triage(input(base));
    expect([done.open.map(({ finding }) => finding.id), done.filtered.map(({ finding }) => finding.id)]).toEqual([
      ['MAL-1'],
      ['CVE-2026-1001'],
    ]);
  });

  it('a package that people declared not shipped is left out with their reason', () => {
    const notShipped = [
      {
        package: 'pkg:npm/left',
        because: 'a build tool',
        decidedBy: 'Aoki',
        date: '2026-10-01',
        source: '.ssdf/triage.yml',
      },
    ];
    const done = triage(input({ handling: { ...NO_HANDLING, notShipped } }));
    expect(done.filtered.map(({ filters }) => filters[0]?.because.en)).toEqual([
      'Aoki stated that it is not shipped: a build tool',
    ]);
  });
});

describe('phases', () => {
  const settled = { ...NO_HANDLING, answers: [answer({}), answer({ point: 'VD', value: 'D' })] };
  const phased = (given: TriageInput) => ({ ...given, triage: triage(given) });
  const response = { vulnerability: 'CVE-2026-1001', knownSince: '2026-11-01', author: 'Aoki', source: 'r.yml' };
  const deadline = {
    table: 'supplier',
    outcome: 'O',
    within: 'P14D',
    decidedBy: 'Aoki',
    date: '2026-01-01',
    source: 't.yml',
  };
  const kev = kevOf('CVE-2026-1001');

  it('without records nothing is shared and nothing can be judged', () => {
    const states = phasesOf(phased(input())).map(({ phase, state }) => `${phase} ${state}`);
    expect(states).toEqual([
      'identification partly',
      'prioritisation partly',
      'sharing not-done',
      'response cannot-be-judged',
    ]);
  });

  it.each<{
    readonly name: string;
    readonly record: object;
    readonly deadlines: readonly (typeof deadline)[];
    readonly state: string;
  }>([
    { name: 'no deadline of the organisation cannot be judged', record: {}, deadlines: [], state: 'no-deadline' },
    {
      name: 'a deadline of another category is none',
      record: {},
      deadlines: [{ ...deadline, outcome: 'I' }],
      state: 'no-deadline',
    },
    { name: 'past the deadline without a fix', record: {}, deadlines: [deadline], state: 'late' },
    {
      name: 'a measure for now does not end it',
      record: { temporary: { what: 'off', date: '2026-11-02' } },
      deadlines: [deadline],
      state: 'late',
    },
    { name: 'still running', record: {}, deadlines: [{ ...deadline, within: 'P60D' }], state: 'running' },
    {
      name: 'fixed in time',
      record: { fundamental: { what: 'updated', date: '2026-11-10' } },
      deadlines: [deadline],
      state: 'in-time',
    },
    {
      name: 'fixed late',
      record: { fundamental: { what: 'updated', date: '2026-11-20' } },
      deadlines: [deadline],
      state: 'late',
    },
    {
      name: 'a deadline decided for a later day does not hold yet',
      record: {},
      deadlines: [{ ...deadline, date: '2026-12-24' }],
      state: 'no-deadline',
    },
    {
      name: 'a fix in the future is none yet',
      record: { fundamental: { what: 'will', date: '2027-01-01' } },
      deadlines: [deadline],
      state: 'late',
    },
  ])('$name', ({ record, deadlines, state }) => {
    const handling = { ...settled, deadlines, responses: [{ ...response, ...record }] };
    expect(responsesOf(phased(input({ kev, handling }))).map((one) => one.state)).toEqual([state]);
  });

  it('nothing found is no more than the search: no phase is done where not everything could be looked up', () => {
    const states = (components: readonly Record<string, unknown>[], records: readonly unknown[]) => {
      const base = compared(components, records);
      const given = input(base);
      return phasesOf({ ...given, triage: triage(given) }).map(({ phase, state }) => `${phase} ${state}`);
    };
    const clean = [cycloneDxComponent('other')];
    const nothing = ['identification cannot-be-judged', 'prioritisation cannot-be-judged', 'sharing not-done', 'response cannot-be-judged']; // prettier-ignore
    expect(states(clean, [])).toEqual(nothing);
    const partly = ['identification partly', 'prioritisation partly', 'sharing not-done', 'response partly'];
    expect(states([...clean, cycloneDxComponent('odd', { purl: undefined })], [CVE])).toEqual(partly);
  });

  it('a plan for sharing tells what goes to whom, when and how, once it is in force', () => {
    const line = { what: ['sbom', 'vex'], to: 'customers', trigger: 'release', tlp: 'GREEN', channel: 'portal', decidedBy: 'Aoki', date: '2026-01-01', source: 's.yml' } as const; // prettier-ignore
    const told = (date: string) => phasesOf(phased(input({ handling: { ...NO_HANDLING, sharing: [{ ...line, date }] } })))[2]; // prettier-ignore
    expect(told('2026-01-01')).toMatchObject({ state: 'partly' });
    expect(told('2026-01-01')?.because.en).toContain('sbom+vex → customers (TLP:GREEN, release, portal)');
    expect(told('2026-12-24')).toMatchObject({ state: 'not-done' });
  });

  it.each([
    { name: 'known earlier beside known later', records: [{}, { knownSince: '2026-11-27' }], state: 'late' },
    { name: 'repaired in time beside not at all', records: [{ fundamental: { what: 'updated', date: '2026-11-10' } }, {}], state: 'late' },
    { name: 'repaired in time beside repaired late', records: [{ fundamental: { what: 'updated', date: '2026-11-10' } }, { fundamental: { what: 'again', date: '2026-11-20' } }], state: 'late' },
    { name: 'known on a later day alone', records: [{ knownSince: '2026-12-24' }], state: 'no-record' },
    { name: 'of another package alone', records: [{ package: 'pkg:npm/right' }], state: 'no-record' },
  ])('of records that contradict each other the graver one counts, in any order: $name', ({ records, state }) => {
    const told = (some: readonly object[]) => {
      const handling = { ...settled, deadlines: [deadline], responses: some.map((one) => ({ ...response, ...one })) };
      return responsesOf(phased(input({ kev, handling }))).map((one) => one.state);
    };
    expect([told(records), told([...records].reverse())]).toEqual([[state], [state]]);
  }); // prettier-ignore

  it('a finding without a record is told', () => {
    expect(responsesOf(phased(input({ kev, handling: settled }))).map((one) => one.state)).toEqual(['no-record']);
  });
});
