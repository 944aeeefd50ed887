import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { seen } from '../../../src/model/observation.ts';
import { NO_ORGANIZATION, readConfiguration } from '../../../src/pipeline/configuration.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import type { PullRequestSubject } from '../../../src/model/subject.ts';
import { AT, subject } from '../../support/build.ts';
import { answers, cutShort, forbidden, said } from '../../support/look.ts';
import { alert, alerts, because, facts, GHSA, open } from './scene.ts';

const TRIAGED = 'vulnerability.triaged-ratio';
const DECIDED = 'vulnerability.decided-ratio';
const ANSWERED = 'vulnerability.response-assigned-ratio';
const PATH = '.ssdf/responses/a.yml';
const TODAY = AT.slice(0, 10);

/** An entry with members replaced; undefined takes one out. */
const entry = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  ...{ vulnerability: 'CVE-2026-1234', knownSince: '2026-01-02', author: 'Aoki' },
  ...{ response: 'fix', owner: 'Mori', date: '2026-01-03', ...overrides },
});
const file = (...entries: readonly unknown[]) => JSON.stringify(entries);
const deed = (date: string) => ({ what: 'switched off', date });

/** What the collector says once the default branch holds these files. */
async function told(files: Readonly<Record<string, string>> | Tree, repository = open(alert()), at = AT) {
  const tree = typeof files.list === 'function' ? (files as Tree) : memoryTree(files as Record<string, string>);
  const { responses, problems } = await readConfiguration({ branches: [tree], organization: NO_ORGANIZATION });
  const all = await facts({ repository, responses, at });
  return { all, problems, values: [TRIAGED, ANSWERED].map((id) => said(all, id)) };
}

function pullRequest(): PullRequestSubject {
  const reference = { ref: 'main', commit: subject.commit ?? '' };
  return {
    ...{ host: 'github.com', owner: 'acme', name: 'widget', kind: 'pull-request', number: 7, fromFork: false },
    ...{ commit: reference.commit, base: reference, head: reference },
  };
}

const OTHER = 'GHSA-1111-2222-3333';
const two = open(alert(), alert({ advisories: [OTHER] }));

describe('a response record of the default branch', () => {
  it.each<{ name: string; entry: Readonly<Record<string, unknown>>; triaged: unknown; answered: unknown }>([
    { name: 'fix, with owner and date', entry: entry(), triaged: 1, answered: 1 },
    { name: 'mitigate', entry: entry({ response: 'mitigate' }), triaged: 1, answered: 1 },
    { name: 'by the other name of the advisory, in small letters', entry: entry({ vulnerability: GHSA.toLowerCase() }), triaged: 1, answered: 1 },
    { name: 'without an owner', entry: entry({ owner: undefined }), triaged: 1, answered: 0 },
    { name: 'without its date', entry: entry({ date: undefined }), triaged: 1, answered: 0 },
    { name: 'chosen later', entry: entry({ date: '2099-01-01' }), triaged: 0, answered: 0 },
    { name: 'known later', entry: entry({ knownSince: '2099-01-01' }), triaged: 0, answered: 0 },
    { name: 'accepted without an end', entry: entry({ response: 'accept' }), triaged: 0, answered: 0 },
    { name: 'accepted until today', entry: entry({ response: 'accept', expires: TODAY }), triaged: 1, answered: 1 },
    { name: 'accepted until it ran out', entry: entry({ response: 'accept', expires: '2026-01-31' }), triaged: 0, answered: 0 },
    { name: 'nothing chosen and nothing done', entry: entry({ response: undefined, date: undefined }), triaged: 1, answered: 0 },
    { name: 'nothing chosen, something done for now', entry: entry({ response: undefined, temporary: deed('2026-01-04') }), triaged: 1, answered: 1 },
    { name: 'nothing chosen, repaired for good', entry: entry({ response: undefined, fundamental: deed('2026-01-04') }), triaged: 1, answered: 1 },
    { name: 'nothing chosen, something planned', entry: entry({ response: undefined, fundamental: deed('2099-01-01') }), triaged: 1, answered: 0 },
    { name: 'for an alert that is not there', entry: entry({ vulnerability: 'CVE-2026-9999' }), triaged: 0, answered: 0 },
    { name: 'for this package', entry: entry({ package: 'pkg:npm/left-pad' }), triaged: 1, answered: 1 },
    { name: 'for another package', entry: entry({ package: 'pkg:npm/right-pad' }), triaged: 0, answered: 0 },
    { name: 'for that name in another ecosystem', entry: entry({ package: 'pkg:pypi/left-pad' }), triaged: 0, answered: 0 },
  ])('$name: looked at $triaged, answered $answered', async ({ entry: one, triaged, answered }) => {
    expect((await told({ [PATH]: file(one) })).values).toEqual([triaged, answered]);
  }); // prettier-ignore

  it('counts for every alert of that name, and for none of a package that the server does not tell', async () => {
    const untold = open(alert({ affected: null }));
    expect((await told({ [PATH]: file(entry()) }, untold)).values).toEqual([1, 1]);
    expect((await told({ [PATH]: file(entry({ package: 'pkg:npm/left-pad' })) }, untold)).values).toEqual([0, 0]);
  });

  it('is no decision with its inputs', async () => {
    expect(said((await told({ [PATH]: file(entry()) })).all, DECIDED)).toBe(0);
  });

  it('of two alerts answers one', async () => {
    const { all, values } = await told({ [PATH]: file(entry()) }, two);
    expect(values).toEqual([0.5, 0.5]);
    expect(because(all, ANSWERED)).toBe('1 of 2 severe open alerts have a response and an owner');
  });

  it('counts at a pull request too, whose own files cannot answer for it', async () => {
    const { responses } = await readConfiguration({
      branches: [memoryTree({ [PATH]: file(entry()) })],
      organization: NO_ORGANIZATION,
    });
    const world = { repository: open(alert()), tree: memoryTree({ [PATH]: '[]' }), subject: pullRequest(), responses };
    expect(said(await facts(world), ANSWERED)).toBe(1);
    const own = { ...world, tree: memoryTree({ [PATH]: file(entry()) }), responses: seen([]) };
    expect(said(await facts(own), ANSWERED)).toBe('not-supplied');
  });

  it('names its file as a source', async () => {
    const { all } = await told({ [PATH]: file(entry()) });
    expect(all.find(({ id }) => id === ANSWERED)?.sources).toMatchObject([{ path: PATH, digest: expect.anything() }]);
  });
});

describe('records that contradict each other', () => {
  const expired = entry({ response: 'accept', expires: '2026-01-31' });
  it.each([
    { name: 'an acceptance that ran out beside a fix', entries: [expired, entry()], answered: 1 },
    { name: 'the other way round', entries: [entry(), expired], answered: 1 },
    { name: 'without an owner beside one with one', entries: [entry({ owner: undefined }), entry()], answered: 1 },
    { name: 'two that do not count', entries: [expired, entry({ owner: undefined })], answered: 0 },
  ])('$name: any one that counts is enough, in any order', async ({ entries, answered }) => {
    expect((await told({ [PATH]: file(...entries) })).values[1]).toBe(answered);
    const apart = { '.ssdf/responses/b.yml': file(entries[0]), [PATH]: file(entries[1]) };
    expect((await told(apart)).values[1]).toBe(answered);
  });
});

describe('records that cannot be read', () => {
  const broken = { vulnerability: 7 };
  it('cost only themselves, and are told with file and line', async () => {
    const { values, problems } = await told({ [PATH]: file(entry(), { ...entry(), vulnerability: 7 }) }, two);
    expect(values).toEqual(['atLeast 0.5', 'atLeast 0.5']);
    expect(problems.map(({ en }) => en)).toEqual([expect.stringContaining(`${PATH}:1`)]);
  });

  it.each<{ name: string; files: Readonly<Record<string, string>>; answered: unknown }>([
    { name: 'a broken entry alone', files: { [PATH]: file(broken) }, answered: 'malformed' },
    { name: 'a broken entry beside one that settles it', files: { [PATH]: file(entry(), broken) }, answered: 1 },
    { name: 'a file that is no list', files: { [PATH]: 'x: [' }, answered: 'malformed' },
    { name: 'a draft', files: { [PATH]: file({ ...entry(), draft: true }) }, answered: 'malformed' },
    { name: 'an empty list', files: { [PATH]: '[]' }, answered: 0 },
    { name: 'a file deeper down, which is no record', files: { '.ssdf/responses/old/a.yml': file(entry()) }, answered: 0 },
    { name: 'a broken triage of releases, which is another file', files: { '.ssdf/triage.yml': 'x: [' }, answered: 0 },
  ])('$name: $answered', async ({ files, answered }) => {
    expect((await told(files)).values[1]).toBe(answered);
  }); // prettier-ignore

  it('leave it open where the default branch could not be listed', async () => {
    const blind: Tree = { ...memoryTree({}), list: answers(forbidden) };
    expect((await told(blind)).values).toEqual(['forbidden', 'forbidden']);
  });
});

describe('where GitHub shows no alerts', () => {
  it.each([
    { name: 'off', github: alerts(seen('off')), value: 'unknown' },
    { name: 'forbidden', github: alerts(forbidden), value: 'forbidden' },
    { name: 'cut', github: alerts(cutShort([alert()])), value: 'truncated' },
    { name: 'none', github: open(), value: 'not-applicable' },
  ])('records change nothing: $name', async ({ github, value }) => {
    expect((await told({ [PATH]: file(entry()) }, github)).values).toEqual([value, value]);
  });
});

describe('laws of records', () => {
  const entries = [
    entry(),
    entry({ vulnerability: OTHER, owner: undefined }),
    entry({ vulnerability: OTHER, response: 'accept', expires: '2026-01-31' }),
    entry({ vulnerability: 'CVE-2026-9999' }),
    entry({ vulnerability: OTHER, response: 'mitigate', package: 'pkg:npm/left-pad' }),
  ];
  const subsets = Array.from({ length: 2 ** entries.length }, (_, bits) =>
    entries.filter((__, index) => (bits >> index) % 2 === 1),
  );
  const share = async (some: readonly unknown[], at = AT) =>
    (await told({ [PATH]: file(...some) }, two, at)).values as readonly number[];

  it('losing one never raises a share, and one for another alert changes nothing', async () => {
    const shares = new Map<string, readonly number[]>();
    for (const some of subsets) shares.set(file(...some), await share(some));
    for (const some of subsets)
      for (const lost of some) {
        const [all, less] = [some, some.filter((one) => one !== lost)].map((list) => shares.get(file(...list)) ?? []);
        expect(less?.map((value, index) => value <= (all?.[index] ?? NaN))).toEqual([true, true]);
        if (lost.vulnerability === 'CVE-2026-9999') expect(less).toEqual(all);
      }
    expect(new Set([...shares.values()].flat())).toEqual(new Set([0, 0.5, 1]));
  });
});
