import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { issues } from '../../../src/collectors/issues/index.ts';
import type { Naming } from '../../../src/collectors/types.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { RepositoryAdvisory } from '../../../src/ports/advisories.ts';
import type { IssueQuestion, IssueRecords, RecordedIssue } from '../../../src/ports/issues.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';
import { advisory } from '../vulnerabilities/scene.ts';

const TOPICS = 'issue.tracked-topics';
const CAUSES = 'issue.root-cause-recorded-ratio';
const THREATS = 'issue.threats-tracked-ratio';

const recorded = (number: number, more: Partial<RecordedIssue> = {}): RecordedIssue => ({
  ...{ number, issues: [], advisories: [] },
  ...more,
});
const all = (...items: readonly RecordedIssue[]) => ({ items, whole: true });
const cut = (...items: readonly RecordedIssue[]) => ({ items, whole: false });
const NONE: IssueRecords = { counts: {}, weaknesses: all(), causes: all(), named: {} };

interface Scene {
  readonly records?: Partial<IssueRecords> | Observation<IssueRecords>;
  readonly advisories?: Observation<readonly RepositoryAdvisory[]>;
  readonly model?: string;
  readonly naming?: Naming;
}

/** Every label that is asked for has no issue, unless the scene says otherwise. */
async function factsOf({ records = {}, advisories = seen([]), model, naming }: Scene) {
  const asked: IssueQuestion[] = [];
  const issueRecords = (question: IssueQuestion): Promise<Observation<IssueRecords>> => {
    asked.push(question);
    if ('state' in records) return Promise.resolve(records);
    const counts = Object.fromEntries(question.topics.map((name) => [name, 0]));
    return Promise.resolve(seen({ ...NONE, ...records, counts: { ...counts, ...records.counts } }));
  };
  const tree = memoryTree(model === undefined ? {} : { 'docs/threat-model.md': model });
  const repository = { issueRecords, advisories: answers(advisories) };
  const facts = await look(issues, { tree, repository, ...(naming === undefined ? {} : { naming }) });
  return { facts, asked };
}
const valueOf = async (id: string, scene: Scene) => said((await factsOf(scene)).facts, id);

describe('topics that issues keep', () => {
  it.each<{ name: string; counts: IssueRecords['counts']; value: unknown }>([
    { name: 'none', counts: {}, value: [] },
    { name: 'two', counts: { finding: 2, variant: 1 }, value: ['finding', 'variant'] },
    { name: 'a label with spaces', counts: { 'root cause': 1 }, value: ['root-cause'] },
    { name: 'a hidden label', counts: { finding: undefined }, value: 'forbidden' },
    { name: 'a hidden label beside a seen one', counts: { finding: undefined, variant: 1 }, value: 'atLeast variant' },
    { name: 'one spelling hidden, the other seen', counts: { 'root-cause': undefined, 'root cause': 1 }, value: ['root-cause'] },
  ])('$name', async ({ counts, value }) => {
    expect(await valueOf(TOPICS, { records: { counts } })).toEqual(value);
  }); // prettier-ignore

  it('are unknown where issues are off or hidden', async () => {
    const off = notSeen({ reason: 'not-offered', what: 'GraphQL Repository.issues (issues are off)' });
    expect(await valueOf(TOPICS, { records: off })).toBe('not-offered');
    expect(await valueOf(TOPICS, { records: forbidden })).toBe('forbidden');
  });
});

describe('root causes on record', () => {
  const severe = advisory({ severe: true, ids: ['GHSA-1111-2222-3333', 'CVE-2026-1'] });
  it.each<{ name: string; weaknesses?: IssueRecords['weaknesses']; causes?: IssueRecords['causes']; advisories?: Observation<readonly RepositoryAdvisory[]>; value: unknown }>([
    { name: 'nothing was ever repaired', value: 'not-applicable' },
    { name: 'a cause names the weakness', weaknesses: all(recorded(4)), causes: all(recorded(5, { issues: [4] })), value: 1 },
    { name: 'a weakness names the cause', weaknesses: all(recorded(4, { issues: [5] })), causes: all(recorded(5)), value: 1 },
    { name: 'one issue is both', weaknesses: all(recorded(4)), causes: all(recorded(4)), value: 1 },
    { name: 'one of two', weaknesses: all(recorded(4), recorded(6)), causes: all(recorded(5, { issues: [4] })), value: 0.5 },
    { name: 'a cause of something else', weaknesses: all(recorded(4)), causes: all(recorded(5, { issues: [9] })), value: 0 },
    { name: 'an advisory by its CVE', advisories: seen([severe]), causes: all(recorded(5, { advisories: ['CVE-2026-1'] })), value: 1 },
    { name: 'an advisory without a cause', advisories: seen([severe]), value: 0 },
    { name: 'an advisory that is not severe', advisories: seen([advisory({ severe: false })]), value: 'not-applicable' },
    { name: 'an advisory of unknown severity', advisories: seen([advisory({ severe: null })]), value: 'malformed' },
    { name: 'a draft', advisories: seen([advisory({ state: 'draft', severe: null })]), value: 'not-applicable' },
    { name: 'a cut list of weaknesses', weaknesses: cut(recorded(4)), causes: all(recorded(4)), value: 'truncated' },
    { name: 'a cut list of advisories', advisories: cutShort([severe]), causes: all(recorded(5, { advisories: ['CVE-2026-1'] })), value: 'truncated' },
    { name: 'a cut list of causes that may hold the missing one', weaknesses: all(recorded(4)), causes: cut(), value: 'truncated' },
    { name: 'a cut list of causes where none is missing', weaknesses: all(recorded(4)), causes: cut(recorded(4)), value: 1 },
    { name: 'hidden advisories', advisories: forbidden, weaknesses: all(recorded(4)), causes: all(recorded(4)), value: 'forbidden' },
  ])('$name', async ({ weaknesses = all(), causes = all(), advisories = seen([]), value }) => {
    expect(await valueOf(CAUSES, { records: { weaknesses, causes }, advisories })).toBe(value);
  }); // prettier-ignore
});

describe('threats that are followed', () => {
  const table = (...rows: readonly string[]) =>
    ['# Threats', '', '| Threat | Issue | Owner | Status |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
  it.each<{ name: string; model?: string; named?: IssueRecords['named']; value: unknown }>([
    { name: 'no threat model', value: 'unknown' },
    { name: 'a model in prose', model: '# Threats\n\nEverybody may come.\n', value: 'unknown' },
    { name: 'a table without a threat', model: table(), value: 'unknown' },
    { name: 'an issue that is there', model: table('| flood | #4 | bea | open |'), named: { 4: true }, value: 1 },
    { name: 'the address of an issue', model: table('| flood | https://github.com/a/b/issues/4 | bea | open |'), named: { 4: true }, value: 1 },
    { name: 'an issue that is not there', model: table('| flood | #4 | bea | open |'), named: { 4: false }, value: 0 },
    { name: 'an issue that is hidden', model: table('| flood | #4 | bea | open |'), named: { 4: undefined }, value: 'forbidden' },
    { name: 'no owner', model: table('| flood | #4 | | open |'), named: { 4: true }, value: 0 },
    { name: 'no status, and the issue hidden', model: table('| flood | #4 | bea | |'), named: { 4: undefined }, value: 0 },
    { name: 'one of two', model: table('| flood | #4 | bea | open |', '| fire | | | |'), named: { 4: true }, value: 0.5 },
    { name: 'Japanese headings', model: '| 脅威 | 課題 | 担当 | 状態 |\n| - | - | - | - |\n| 過負荷 | #4 | bea | 対応中 |\n', named: { 4: true }, value: 1 },
    { name: 'no column for the issue', model: '| Threat | Owner | Status |\n| - | - | - |\n| flood | bea | open |\n', value: 0 },
  ])('$name', async ({ model, named = {}, value }) => {
    expect(await valueOf(THREATS, { records: { named }, ...(model === undefined ? {} : { model }) })).toBe(value);
  }); // prettier-ignore

  it('more than are asked for leave the share open', async () => {
    const rows = Array.from({ length: 61 }, (_, at) => `| flood | #${at + 1} | bea | open |`);
    const named = Object.fromEntries(rows.slice(0, 60).map((_, at) => [at + 1, true]));
    const { asked, facts } = await factsOf({ model: table(...rows), records: { named } });
    expect(asked[0]?.named).toHaveLength(60);
    expect(said(facts, THREATS)).toBe('forbidden');
  });
});

describe('labels under names of the repository', () => {
  const labels = { 'root-cause': ['rca'], security: ['vulnerability'] };

  it('are asked for beside the words of the product', async () => {
    const { asked } = await factsOf({ naming: { state: 'known', labels } });
    expect(asked[0]).toMatchObject({ weaknesses: ['security', 'vulnerability'] });
    expect(asked[0]?.causes).toEqual(['root-cause', 'root cause', 'rca']);
    expect(asked[0]?.topics).toContain('rca');
  });

  it('count for their word', async () => {
    const records = { counts: { rca: 1 } };
    expect(await valueOf(TOPICS, { records, naming: { state: 'known', labels } })).toEqual(['root-cause']);
    expect(await valueOf(TOPICS, { records })).toEqual([]);
  });

  it('that nobody could read leave every share open', async () => {
    const naming: Naming = { state: 'unknown', because: forbidden.unseen };
    const { asked, facts } = await factsOf({ naming });
    expect(asked).toEqual([]);
    expect([TOPICS, CAUSES, THREATS].map((id) => said(facts, id))).toEqual(['forbidden', 'forbidden', 'forbidden']);
  });
});
