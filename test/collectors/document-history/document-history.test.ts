import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { documentHistory } from '../../../src/collectors/document-history/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { mapSeen, notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { MergedPullRequest } from '../../../src/ports/pull-requests.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { AT, subject } from '../../support/build.ts';

const MODEL = 'docs/threat-model.md';
const TEXT = `# Threat model\n\n## Assets\n\n${'Keys that sign releases are kept away from every build. '.repeat(4)}\n`;
const FOLLOWS = 'file.threat-model-follows-architecture';
const CONFIRMED = 'file.threat-model-confirmed-at';

type Dates = Readonly<Record<string, string | null | undefined>>;

/** A tree whose files were last changed on these days. */
function dated(files: Readonly<Record<string, string>>, dates: Dates): Tree {
  const answer = (path: string): Observation<string | null> => {
    const date = Object.hasOwn(dates, path) ? dates[path] : null;
    return date === undefined ? notSeen({ reason: 'truncated', what: path }) : seen(date);
  };
  return {
    ...memoryTree(files),
    lastChanged: (paths) => Promise.resolve(new Map(paths.map((path) => [path, answer(path)]))),
  };
}

async function fact(id: string, tree: Tree, architecture?: Observation<string | null>): Promise<Fact> {
  const merged = architecture === undefined ? undefined : mapSeen(architecture, pullsOf);
  const answers = merged === undefined ? {} : { mergedPullRequests: () => Promise.resolve(merged) };
  const repository = { ...blindRepository(), ...answers };
  const context = { subject, tree, repository, branch: 'main', supplied: [], at: AT };
  const found = (await documentHistory.collect(context)).facts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

/** One ordinary change, and one of the architecture where a day is given. */
function pullsOf(mergedAt: string | null): readonly MergedPullRequest[] {
  const pull = (labels: readonly string[], at: string): MergedPullRequest => ({
    number: 1,
    author: 'ann',
    byRobot: false,
    headCommit: 'a'.repeat(40),
    mergedAt: at,
    approvedByOther: true,
    checks: { finished: true, green: true },
    labels: { items: labels, whole: true },
    paths: { items: [], whole: true },
    linked: false,
    closes: { items: [], whole: true },
  });
  return [pull(['fix'], AT), ...(mergedAt === null ? [] : [pull(['fix', 'architecture'], mergedAt)])];
}

function said(of: Fact): unknown {
  if (of.state === 'observed') return of.value;
  return of.state === 'unknown' ? `unknown: ${of.unseen.map(({ reason }) => reason).join()}` : of.state;
}

describe('when a document was last changed', () => {
  it.each<{ name: string; tree: Tree; expected: string }>([
    {
      name: 'is the day of the commit',
      tree: dated({ [MODEL]: TEXT }, { [MODEL]: '2026-03-01T00:00:00Z' }),
      expected: '2026-03-01T00:00:00Z',
    },
    { name: 'is never without such a document', tree: dated({ 'README.md': 'a' }, {}), expected: 'never' },
    {
      name: 'is never for an empty one, however often it is touched',
      tree: dated({ [MODEL]: '# Threat model\n' }, { [MODEL]: '2026-03-01T00:00:00Z' }),
      expected: 'never',
    },
    { name: 'is never while no commit holds it', tree: dated({ [MODEL]: TEXT }, { [MODEL]: null }), expected: 'never' },
    {
      name: 'is open when its history is cut',
      tree: dated({ [MODEL]: TEXT }, { [MODEL]: undefined }),
      expected: 'unknown: truncated',
    },
    {
      name: 'is open in a tree without a history',
      tree: memoryTree({ [MODEL]: TEXT }),
      expected: 'unknown: not-supplied',
    },
    {
      name: 'is open when the list of files is cut',
      tree: {
        ...dated({ [MODEL]: TEXT }, { [MODEL]: '2026-03-01T00:00:00Z' }),
        list: () => memoryTree({ [MODEL]: TEXT }, { missing: { reason: 'truncated', what: 'the list' } }).list(),
      },
      expected: 'unknown: truncated',
    },
  ])('$name', async ({ tree, expected }) => {
    expect(said(await fact(CONFIRMED, tree))).toBe(expected);
  });

  it('is that of the newest of many decisions, also beyond those that are read', async () => {
    const paths = Array.from({ length: 40 }, (_, at) => `docs/adr/${String(at).padStart(4, '0')}.md`);
    const files = Object.fromEntries(paths.map((path) => [path, TEXT]));
    const dates = Object.fromEntries(
      paths.map((path, at) => [path, `2026-01-01T00:00:${String(at).padStart(2, '0')}Z`]),
    );
    expect(said(await fact('file.design-decisions-confirmed-at', dated(files, dates)))).toBe('2026-01-01T00:00:39Z');
  });
});

describe('the threat model', () => {
  const tree = dated({ [MODEL]: TEXT }, { [MODEL]: '2026-03-01T00:00:00Z' });

  it.each<{ name: string; architecture: Observation<string | null>; expected: unknown }>([
    { name: 'follows a change before it', architecture: seen('2026-02-28T23:59:59Z'), expected: true },
    { name: 'follows a change merged with it', architecture: seen('2026-03-01T00:00:00Z'), expected: true },
    { name: 'does not follow a later change', architecture: seen('2026-03-01T00:00:01Z'), expected: false },
    {
      name: 'has nothing to follow while none carries the label',
      architecture: seen(null),
      expected: 'not-applicable',
    },
    {
      name: 'is open when pull requests are hidden',
      architecture: notSeen({ reason: 'forbidden', what: 'pulls' }),
      expected: 'unknown: forbidden',
    },
  ])('$name', async ({ architecture, expected }) => {
    expect(said(await fact(FOLLOWS, tree, architecture))).toBe(expected);
  });

  it('is open, not true, where there is none', async () => {
    expect((await fact(FOLLOWS, dated({}, {}), seen(null))).state).toBe('unknown');
  });
});
