import { describe, expect, it } from '@jest/globals';
import { memoryTree, type MemoryTreeOptions } from '../../src/adapters/memory/memory-tree.ts';
import { NO_CONFIGURATION, type Configuration } from '../../src/model/configuration.ts';
import { NO_HANDLING } from '../../src/model/handling.ts';
import { notSeen, seen, type Observation } from '../../src/model/observation.ts';
import {
  CONFIGURATION_FILE,
  NO_ORGANIZATION,
  readConfiguration,
  withOverrides,
} from '../../src/pipeline/configuration.ts';
import type { Tree } from '../../src/ports/tree.ts';

type Files = Readonly<Record<string, string>>;

const treeOf = (files: Files, options: MemoryTreeOptions = {}) => memoryTree(files, options);
const configured = (text: string) => treeOf({ [CONFIGURATION_FILE]: text });
const missing = { reason: 'truncated', what: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}' } as const;
const hidden = notSeen({ reason: 'forbidden', what: 'acme/.github', permission: 'contents: read' });
const unreadable: Tree = { list: () => Promise.resolve(hidden), read: () => Promise.resolve(new Map()) };

const read = (branch: Tree, organization: Observation<Tree | null> = NO_ORGANIZATION, ...others: Tree[]) =>
  readConfiguration({ branches: [branch, ...others], organization });

const record = (evidence: string) =>
  `{ criterion: PS.1.1-1a, statement: It is so., author: alice, reviewer: bob, date: 2026-04-01, expires: 2027-04-01, evidence: [${evidence}] }`;
const URL_EVIDENCE = '{ url: "https://example.com" }';

describe('configuration', () => {
  it('may be absent: then nothing is set, nothing is wrong and nothing is hidden', async () => {
    expect(await read(treeOf({ 'README.md': '# a' }))).toEqual({
      configuration: NO_CONFIGURATION,
      records: expect.objectContaining({ declarations: [], equivalents: [], exceptions: [] }),
      handling: NO_HANDLING,
      responses: seen([]),
      taskIssues: [],
      taskIssueProblems: [],
      problems: [],
      organizationProblems: [],
      ciWorkflows: [],
    });
  });

  it('is read from the branch', async () => {
    expect((await read(configured('gate: enforce\nlang: ja'))).configuration).toMatchObject({
      gate: 'enforce',
      lang: 'ja',
    });
  });

  it('that is wrong is said with file, line and cure, and the rest of it still counts', async () => {
    const { configuration, problems } = await read(configured('gate: enforce\ngaet: observe'));
    expect(configuration.gate).toBe('enforce');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.en).toMatch(/^\.github\/ssdf-gate\.yml:2: /);
    expect(problems[0]?.ja).toMatch(/^\.github\/ssdf-gate\.yml:2: /);
  });

  it('of several branches: the stricter holds, whichever comes first', async () => {
    const [soft, hard] = [configured('gate: observe'), configured('gate: enforce')];
    expect((await read(soft, NO_ORGANIZATION, hard)).configuration.gate).toBe('enforce');
    expect((await read(hard, NO_ORGANIZATION, soft)).configuration.gate).toBe('enforce');
  });

  it('of the organisation fills in what the repository leaves open and is tightened, not loosened, where it locks', async () => {
    const organization = seen(configured('gate: ratchet\nlang: ja\nlocks: [gate]'));
    expect((await read(configured('gate: observe'), organization)).configuration).toMatchObject({
      gate: 'ratchet',
      lang: 'ja',
    });
    expect((await read(configured('gate: enforce'), organization)).configuration.gate).toBe('enforce');
  });
});

describe('a lock of the organisation', () => {
  const locked = seen(
    configured(
      'profile: step-2\ngate: ratchet\nretention: P400D\nfixWithin: { critical: P7D, high: P30D }\npolicies: ssdf-1.1\nscope: { exclusions: [] }\nlocks: [profile, gate, retention, fixWithin, policies, scope, targets]',
    ),
  );
  const target = '{ level: 2, reason: Risk., decidedBy: carol, role: CISO, date: 2026-04-01 }';

  it.each<{ key: string; text: string; held: object }>([
    { key: 'gate', text: 'lang: ja\ngate: observe', held: { gate: 'ratchet' } },
    { key: 'retention', text: 'lang: ja\nretention: P30D', held: { retention: 'P400D' } },
    {
      key: 'fixWithin',
      text: 'lang: ja\nfixWithin: { critical: P3D, high: P90D }',
      held: { fixWithin: { critical: 'P3D', high: 'P30D' } },
    },
    { key: 'policies', text: 'lang: ja\npolicies: mine', held: { policies: 'ssdf-1.1' } },
    { key: 'profile', text: 'lang: ja\nprofile: step-1', held: { profiles: ['step-1', 'step-2'] } },
    {
      key: 'scope',
      text: 'lang: ja\nscope: { exclusions: [{ what: old, reason: Old., approver: bob, expires: 2027-01-01 }] }',
      held: { scope: { exclusions: [] } },
    },
  ])('that is loosened ($key) holds, and the repository is told file, line and cure', async ({ key, text, held }) => {
    const { configuration, problems } = await read(configured(text), locked);
    expect(configuration).toMatchObject(held);
    expect(problems.map(({ en }) => en)).toEqual([
      `.github/ssdf-gate.yml:2: ${key}: the organization has locked this key, and what stands here is looser and does not count; remove it or tighten it`,
    ]);
  });

  it.each([
    { name: 'a harder gate', text: 'gate: enforce' },
    { name: 'a longer retention', text: 'retention: P900D' },
    { name: 'a further target with reason, decider, role and date', text: `targets: [${target}]` },
    { name: 'a shorter time for fixes', text: 'fixWithin: { critical: P1D, high: P30D }' },
    { name: 'the same profile', text: 'profile: step-2' },
    { name: 'nothing', text: 'lang: en' },
  ])('is not loosened by $name', async ({ text }) => {
    expect((await read(configured(text), locked)).problems).toEqual([]);
  });
});

describe('records of the organisation', () => {
  const of = (criterion: string, extra = '') =>
    `{ criterion: ${criterion}, statement: It is so., author: alice, reviewer: bob, date: 2026-04-01, expires: 2027-04-01, evidence: [${URL_EVIDENCE}]${extra} }`;
  const above = (files: Files) => seen(treeOf(files));
  const declared = (...ids: string[]) => ({ '.ssdf/declarations/org.yml': `[${ids.map((id) => of(id)).join(', ')}]` });
  const namesOf = async (files: Files) =>
    (await read(treeOf({}), above(files))).records.declarations.map(({ criterion, inherited }) => [
      criterion,
      inherited,
    ]);

  it('count for the organisation’s own group, and nowhere else without being asked', async () => {
    expect(await namesOf(declared('PO.1.1-1a', 'PS.1.1-1a'))).toEqual([['PO.1.1-1a', true]]);
  });

  it('count for the groups, tasks and criteria that it hands down', async () => {
    const files = {
      ...declared('PS.1.1-1a', 'RV.1.3-1a', 'RV.1.3-2a', 'PW.5.1-1a', 'PW.5.1-2a'),
      [CONFIGURATION_FILE]: 'inherit: [PS, RV.1.3, PW.5.1-1a]',
    };
    expect((await namesOf(files)).map(([id]) => id)).toEqual(['PS.1.1-1a', 'RV.1.3-1a', 'RV.1.3-2a', 'PW.5.1-1a']);
  });

  it('are held against the files of the repository they come from', async () => {
    const path = `{ path: "a.md#A", blob: ${'a'.repeat(40)} }`;
    const files = { '.ssdf/declarations/org.yml': of('PO.1.1-1a').replace(URL_EVIDENCE, path), 'a.md': '# A\n' };
    const { records } = await read(treeOf({ 'a.md': 'other' }), above(files));
    const { evidence: [evidence] = [] } = records.declarations[0] ?? {};
    expect(evidence).toMatchObject({ kind: 'section', blobMatches: false });
  });

  it('stand beside those of the repository', async () => {
    const own = treeOf({ '.ssdf/declarations/a.yml': of('PO.1.1-1a') });
    const { records } = await read(own, above(declared('PO.1.1-1a')));
    expect(records.declarations.map(({ inherited }) => inherited)).toEqual([undefined, true]);
  });

  it('that could not be read are unknown, for what they may have spoken for', async () => {
    const { records } = await read(treeOf({}), hidden);
    expect(records.unreadAbove).toEqual({ unseen: hidden.unseen, inherit: [] });
    expect(records.unread).toBeUndefined();
  });

  it('with a broken entry leave open what is handed down, and tell the repository nothing of their text', async () => {
    const files = {
      '.ssdf/declarations/org.yml': '[{ criterion: PO.1.1-1a, secret: true }]',
      [CONFIGURATION_FILE]: 'inherit: [PS]',
    };
    const { records, problems, organizationProblems } = await read(treeOf({}), above(files));
    expect(records.unreadAbove).toMatchObject({ inherit: ['PS'], unseen: { reason: 'malformed' } });
    expect([problems, organizationProblems.length > 0]).toEqual([[], true]);
  });
});

describe('what cannot be read is not absent', () => {
  it('of the organisation that is wrong leaves the locks unknown and shows nothing of its text to the repository', async () => {
    const organization = seen(configured('gate: ratchet\nsecret-project-name: x\nlocks: [gate]'));
    const { problems, organizationProblems, locksUnknown, configuration } = await read(treeOf({}), organization);
    expect(problems).toEqual([]);
    expect(JSON.stringify(organizationProblems)).toContain('secret-project-name');
    expect(JSON.stringify(locksUnknown)).not.toContain('secret-project-name');
    expect(locksUnknown?.en).toContain("the organization's .github/ssdf-gate.yml");
    expect(configuration.gate).toBe('ratchet');
  });

  it.each<{ name: string; branch: Tree; organization?: Observation<Tree | null>; others?: Tree }>([
    { name: 'a branch', branch: unreadable },
    { name: 'the other branch', branch: treeOf({}), others: unreadable },
    { name: 'a list of files that was cut', branch: treeOf({}, { missing }) },
    { name: 'the configuration file itself', branch: configured('gate: enforce\0') },
    { name: 'the organisation', branch: treeOf({}), organization: hidden },
    { name: "the files of the organisation's repository", branch: treeOf({}), organization: seen(unreadable) },
    { name: "a part of the organisation's files", branch: treeOf({}), organization: seen(treeOf({}, { missing })) },
  ])('$name: the locks are unknown, with the reason', async ({ branch, organization, others }) => {
    const { locksUnknown } = await read(branch, organization, ...(others === undefined ? [] : [others]));
    expect(locksUnknown).toEqual({ en: expect.stringMatching(/./), ja: expect.stringMatching(/./) });
  });

  it('records of a branch that was not read are unread, not none', async () => {
    expect((await read(unreadable)).records.unread).toEqual(hidden.unseen);
    expect((await read(treeOf({}, { missing }))).records.unread).toEqual(missing);
  });
});

describe('records', () => {
  it('are read from the first branch only: another base branch declares nothing for the default one', async () => {
    const file = { '.ssdf/declarations/a.yml': `- ${record(URL_EVIDENCE)}` };
    expect((await read(treeOf(file))).records.declarations).toHaveLength(1);
    expect((await read(treeOf({}), NO_ORGANIZATION, treeOf(file))).records.declarations).toEqual([]);
  });

  it('that point at a section are held against the file that lies there now', async () => {
    const text = '# List\n\n## Kept\n\nhere';
    const content = await treeOf({ 'docs/list.md': text }).read(['docs/list.md']);
    const found = content.get('docs/list.md');
    const blob = found?.state === 'seen' ? found.value.blob : '';
    const files = (held: string) => ({
      'docs/list.md': text,
      '.ssdf/declarations/a.yml': `- ${record(`{ path: docs/list.md#kept, blob: ${held} }`)}`,
    });
    const same = await read(treeOf(files(blob)));
    const moved = await read(treeOf(files('b'.repeat(40))));
    expect(same.records.declarations[0]?.evidence[0]).toMatchObject({ kind: 'section', path: 'docs/list.md' });
    expect(JSON.stringify(same.records)).not.toBe(JSON.stringify(moved.records));
  });

  it('with one bad entry keep the others', async () => {
    const good = record(URL_EVIDENCE);
    const file = { '.ssdf/declarations/a.yml': `- ${good}\n- { criterion: nonsense }` };
    const { records, problems } = await read(treeOf(file));
    expect(records.declarations).toHaveLength(1);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('what the caller sets above the files', () => {
  const base = (overrides: Partial<Configuration>): Configuration => ({ ...NO_CONFIGURATION, ...overrides });

  it.each<{
    name: string;
    files: Partial<Configuration>;
    asked: Partial<Configuration>;
    holds: Partial<Configuration>;
  }>([
    {
      name: 'may choose where the files are silent',
      files: {},
      asked: { gate: 'observe' },
      holds: { gate: 'observe' },
    },
    { name: 'may tighten', files: { gate: 'ratchet' }, asked: { gate: 'enforce' }, holds: { gate: 'enforce' } },
    { name: 'cannot loosen', files: { gate: 'enforce' }, asked: { gate: 'observe' }, holds: { gate: 'enforce' } },
    { name: 'adds a profile', files: { profiles: ['a'] }, asked: { profiles: ['b'] }, holds: { profiles: ['a', 'b'] } },
    {
      name: 'names the profile where there is none',
      files: {},
      asked: { profiles: ['b'] },
      holds: { profiles: ['b'] },
    },
    { name: 'chooses the language freely', files: { lang: 'en' }, asked: { lang: 'ja' }, holds: { lang: 'ja' } },
    {
      name: 'leaves everything as it is when it says nothing',
      files: { gate: 'ratchet', lang: 'ja', profiles: ['a'] },
      asked: {},
      holds: { gate: 'ratchet', lang: 'ja', profiles: ['a'] },
    },
  ])('$name', ({ files, asked, holds }) => {
    expect(withOverrides(base(files), asked)).toEqual(base(holds));
  });
});
