import { describe, expect, it } from '@jest/globals';
import { notSeen, seen } from '../../src/model/observation.ts';
import {
  evaluateCommit,
  evaluateMergeGroup,
  evaluatePullRequest,
  evaluateRelease,
} from '../../src/pipeline/evaluate.ts';
import { NotEvaluated } from '../../src/pipeline/evaluation.ts';
import type { ChangedFile, PullRequestSeen } from '../../src/ports/pull-requests.ts';
import type { Repository } from '../../src/ports/repository.ts';
import { about, engine, lookAt, type Place } from '../support/pipeline.ts';

const GUARD = { guarded: 'yes' };
const removed: ChangedFile = { path: 'guarded', previousPath: null, status: 'removed' };

const pull: PullRequestSeen = {
  number: 7,
  state: 'open',
  draft: false,
  base: { ref: 'main', commit: 'main' },
  head: { ref: 'topic', commit: 'head', repository: 'acme/widget' },
  testMergeCommit: null,
};

const answers =
  <T>(answer: T) =>
  () =>
    Promise.resolve(seen(answer));

/** A pull request that forked off at `base`; `main` went on since. */
const proposing = (changed: readonly ChangedFile[], place: Partial<Place> = {}): Place => ({
  commits: { main: {}, base: GUARD, head: {} },
  ...place,
  repository: {
    pullRequest: answers(pull),
    mergeBase: answers('base'),
    changedFiles: answers(changed),
    ...place.repository,
  },
});

describe('a pull request', () => {
  it('is judged at its head against its merge base, and its own loss fails', async () => {
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing([removed])), 7);
    expect(input.evidence.subject).toMatchObject({ kind: 'pull-request', number: 7, commit: 'head', fromFork: false });
    expect(input.baseline?.evidence.subject).toMatchObject({ kind: 'repository', ref: 'main', commit: 'base' });
    expect(input.assessment.delta).toMatchObject([{ id: 'PS.1.1', from: { level: 1 }, to: { level: 0 } }]);
    expect(input.assessment.gate).toMatchObject({ mode: 'ratchet', conclusion: 'failure' });
  });

  it('is not blamed for what the base branch lost meanwhile', async () => {
    const commits = { main: GUARD, base: {}, head: {} };
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing([removed], { commits })), 7);
    expect(input.assessment.delta).toEqual([]);
    expect(input.assessment.gate.conclusion).toBe('neutral');
  });

  it('that touches no file of interest is read once and moves nothing', async () => {
    const commits = { main: {}, base: GUARD };
    const changed = [{ path: 'README.md', previousPath: null, status: 'modified' }];
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing(changed, { commits })), 7);
    expect(input.assessment.delta).toEqual([]);
    expect(input.evidence.subject.commit).toBe('head');
    expect(input.evidence.facts).toEqual(input.baseline?.evidence.facts);
  });

  it('that edits a document in a place of its own is read at its head', async () => {
    const changed = [{ path: 'own.md', previousPath: null, status: 'modified' }];
    const names = { '.github/ssdf-gate.yml': 'documents: { roles: [own.md] }\n' };
    const place = (main: Readonly<Record<string, string>>) =>
      proposing(changed, { commits: { main, base: GUARD, head: {} } });
    const { input: named } = await evaluatePullRequest(engine(), lookAt(place(names)), 7);
    const { input: other } = await evaluatePullRequest(engine(), lookAt(place({})), 7);
    expect([named, other].map(({ assessment }) => assessment.delta.length)).toEqual([1, 0]);
  });

  it('whose files nobody could list is read whole', async () => {
    const repository = { changedFiles: () => Promise.resolve(notSeen({ reason: 'forbidden', what: 'the files' })) };
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing([], { repository })), 7);
    expect(input.assessment.delta).toHaveLength(1);
  });

  it('from a fork is called so', async () => {
    const foreign = { ...pull, head: { ...pull.head, repository: 'mallory/widget' } };
    const repository = { pullRequest: answers(foreign) };
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing([removed], { repository })), 7);
    expect(input.evidence.subject).toMatchObject({ fromFork: true });
  });

  it('cannot weaken its own gate: its edits to the configuration are shown as after the merge', async () => {
    const file = '.github/ssdf-gate.yml';
    const commits = { main: { [file]: 'gate: enforce' }, base: GUARD, head: { [file]: 'gate: observe' } };
    const changed = [removed, { path: file, previousPath: null, status: 'modified' }];
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing(changed, { commits })), 7);
    expect(input.assessment.gate).toMatchObject({ mode: 'enforce', conclusion: 'failure' });
    expect(input.afterMerge.map(({ en }) => en)).toEqual([
      'this pull request changes .github/ssdf-gate.yml; the change counts after the merge',
    ]);
  });

  it('into another branch than the default one is held to the stricter of both configurations', async () => {
    const file = '.github/ssdf-gate.yml';
    const commits = { main: { [file]: 'gate: observe' }, stable: { [file]: 'gate: enforce' }, base: GUARD, head: {} };
    const repository = { pullRequest: answers({ ...pull, base: { ref: 'stable', commit: 'stable' } }) };
    const { input } = await evaluatePullRequest(engine(), lookAt(proposing([removed], { commits, repository })), 7);
    expect(input.assessment.gate.mode).toBe('enforce');
  });
});

describe('other subjects', () => {
  it('a commit is judged by itself, softly', async () => {
    const { input } = await evaluateCommit(engine(), lookAt({ commits: { main: {} } }), {
      ref: 'main',
      commit: 'main',
    });
    expect(input.baseline).toBeUndefined();
    expect(input.assessment.gate).toMatchObject({ mode: 'observe', conclusion: 'neutral' });
    expect(input.evidence.subject).toEqual({
      kind: 'repository',
      host: 'github.com',
      owner: 'acme',
      name: 'widget',
      visibility: 'public',
      ref: 'main',
      commit: 'main',
      dirty: false,
    });
  });

  it('a merge group is what would be merged against what it would be merged into', async () => {
    const group = { base: 'base', head: 'head', baseRef: 'main', headRef: 'gh-readonly-queue/main/pr-7-head' };
    const look = lookAt({ commits: { main: {}, base: GUARD, head: {} } });
    const { input } = await evaluateMergeGroup(engine(), look, group);
    expect(input.evidence.subject).toMatchObject({ kind: 'merge-group', commit: 'head', base: { commit: 'base' } });
    expect(input.assessment.gate).toMatchObject({ mode: 'ratchet', conclusion: 'failure' });
  });

  it('a release is read at the commit of its tag', async () => {
    const look = lookAt({ commits: { main: {}, 'v1.0.0': GUARD } });
    const { input } = await evaluateRelease(engine(), look, 'v1.0.0');
    expect(input.evidence.subject).toMatchObject({ kind: 'release', tag: 'v1.0.0', commit: 'v1.0.0' });
    expect(input.assessment.tasks.find(({ id }) => id === 'PS.1.1')?.level).toBe(1);
  });
});

describe('a subject that cannot be read', () => {
  const forbidden = notSeen({ reason: 'forbidden', what: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' });
  const limited = notSeen({ reason: 'rate-limited', what: 'GET /repos/{owner}/{repo}' });

  it.each<{ name: string; repository: Partial<Repository>; passing: boolean }>([
    { name: 'no right to see it', repository: { about: () => Promise.resolve(forbidden) }, passing: false },
    { name: 'a rate limit', repository: { about: () => Promise.resolve(limited) }, passing: true },
    { name: 'a branch that is not there', repository: { resolve: () => Promise.resolve(forbidden) }, passing: false },
    { name: 'no merge base', repository: { mergeBase: () => Promise.resolve(limited) }, passing: true },
    { name: 'no pull request', repository: { pullRequest: () => Promise.resolve(forbidden) }, passing: false },
  ])('is said as such, with the reason: $name', async ({ repository, passing }) => {
    const judged = evaluatePullRequest(engine(), lookAt(proposing([removed], { repository })), 7);
    const error: unknown = await judged.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(NotEvaluated);
    expect(error).toMatchObject({ passing, because: { en: expect.stringContaining('GET /repos') } });
  });
});

describe('a look in which two repositories answered to one name', () => {
  it('ends without a verdict, whatever is judged', async () => {
    const look = { ...lookAt(proposing([removed])), mixed: () => Promise.resolve('acme/widget') };
    const judged = [
      evaluatePullRequest(engine(), look, 7),
      evaluateCommit(engine(), look, { ref: 'main', commit: 'main' }),
    ];
    for (const one of judged) {
      const error: unknown = await one.catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(NotEvaluated);
      expect(error).toMatchObject({
        passing: false,
        because: { en: expect.stringContaining('took the name acme/widget') },
      });
    }
  });
});

describe('the configuration that holds', () => {
  const judged = async (place: Partial<Place>) => {
    const look = lookAt({ commits: { main: GUARD }, ...place });
    return evaluateCommit(engine(), look, { ref: 'main', commit: 'main' });
  };
  const configured = (text: string) => ({ commits: { main: { ...GUARD, '.github/ssdf-gate.yml': text } } });

  it.each<{ name: string; place: Partial<Place>; conclusion: string }>([
    { name: 'everything is known and reached', place: configured('gate: enforce'), conclusion: 'success' },
    {
      name: "the organisation's locks were not seen",
      place: {
        ...configured('gate: enforce'),
        organization: () => Promise.resolve(notSeen({ reason: 'forbidden', what: 'acme/.github' })),
      },
      conclusion: 'action_required',
    },
  ])('decides the conclusion when $name', async ({ place, conclusion }) => {
    expect((await judged(place)).input.assessment.gate.conclusion).toBe(conclusion);
  });

  it('names a profile that nobody has: the default holds, and it is said', async () => {
    const { input } = await judged(configured('profile: nobody'));
    expect(input.assessment.profile).toBe('step-1');
    expect(input.assessment.notices.map(({ en }) => en)).toEqual([expect.stringContaining('came nobody')]);
  });

  it('chooses the language of the report', async () => {
    expect((await judged(configured('lang: ja'))).options.language).toBe('ja');
    expect((await judged({})).options.language).toBe('en');
  });

  it.each<{ visibility: 'public' | 'private' | 'internal'; audience: string }>([
    { visibility: 'public', audience: 'public' },
    { visibility: 'private', audience: 'repository' },
    { visibility: 'internal', audience: 'repository' },
  ])('shows a $visibility repository to its $audience', async ({ visibility, audience }) => {
    const repository = { about: answers({ ...about, visibility }) };
    expect((await judged({ repository })).options.audience).toBe(audience);
  });
});

describe('requests', () => {
  it('are counted when all is read, both trees included', async () => {
    let sent = 0;
    const counted = lookAt(proposing([removed], { requests: () => ({ sent, counted: sent, notModified: 0 }) }));
    const look = {
      ...counted,
      treeAt: (commit: string) => {
        sent += 1;
        return counted.treeAt(commit);
      },
    };
    const { input } = await evaluatePullRequest(engine(), look, 7);
    expect(input.evidence.requests.sent).toBe(sent);
    expect(sent).toBeGreaterThanOrEqual(3);
  });
});
