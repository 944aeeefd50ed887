import { describe, expect, it } from '@jest/globals';
import type { Naming } from '../../../src/collectors/types.ts';
import { reviewPractice } from '../../../src/collectors/review-practice/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { BranchCommit, MergedPullRequest } from '../../../src/ports/pull-requests.ts';
import { mergedPullRequest, part, whole } from '../../support/build-merged.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const ids = Object.keys(reviewPractice.facts);
const APPROVED = 'review.approved-by-other-ratio';
const DESIGN = 'review.design-approved-by-other-ratio';
const LINKED = 'review.linked-issue-ratio';
const CHECKED = 'review.checked-merges-ratio';
const GREEN = 'review.green-at-merge-ratio';
const TESTED = 'review.security-fix-with-test-ratio';
const PROCESS = 'review.process-changes-with-cause';
const THROUGH = 'commit.through-pull-request-ratio';
const VERIFIED = 'commit.verified-ratio';

type One = Partial<MergedPullRequest>;
const times = (count: number, one: One = {}) => Array.from({ length: count }, () => mergedPullRequest(one));
const only = (...some: readonly One[]) => seen(some.map(mergedPullRequest));
/** Ten of a kind: enough to speak of a practice. */
const tenWith = (...some: readonly One[]) => seen([...times(10 - some.length), ...some.map(mergedPullRequest)]);
const tenOf = (one: One) => seen(times(10, one));

type Merged = Observation<readonly MergedPullRequest[]>;
const ofMerged = async (merged: Merged, id: string) =>
  said(await look(reviewPractice, { repository: { mergedPullRequests: answers(merged) } }), id);

describe('how changes came in', () => {
  it('is unknown when nobody may look', async () => {
    const facts = await look(reviewPractice);
    expect(facts.map((fact) => fact.id).sort()).toEqual([...ids].sort());
    expect(ids.map((id) => said(facts, id))).toEqual(ids.map(() => 'offline'));
  });

  it.each([APPROVED, DESIGN, LINKED, CHECKED, GREEN, TESTED, PROCESS].map((id) => ({ id })))(
    'leaves $id unknown when the list is hidden or was cut',
    async ({ id }) => {
      expect(await ofMerged(forbidden, id)).toBe('forbidden');
      expect(await ofMerged(cutShort(times(10)), id)).toBe('truncated');
      expect(await ofMerged(cutShort([]), id)).toBe('truncated');
    },
  );
});

const robot: One = { byRobot: true, approvedByOther: false, linked: false };
const design: One = { paths: whole('docs/design/a.md') };
const security: One = { labels: whole('Security') };
const old = '2020-01-01T00:00:00Z';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly merged: Merged;
  readonly expected: unknown;
}

describe('a share of the last merged pull requests', () => {
  it.each<Row>([
    { id: APPROVED, name: 'nine of twelve', merged: seen([...times(9), ...times(3, { approvedByOther: false })]), expected: 0.75 },
    { id: APPROVED, name: 'nine are too few to speak of a practice', merged: seen(times(9)), expected: 'unknown' },
    { id: APPROVED, name: 'ten are enough', merged: seen(times(10)), expected: 1 },
    { id: APPROVED, name: 'robots leave both sides', merged: seen([...times(5), ...times(2, robot), ...times(5, { approvedByOther: false })]), expected: 0.5 },
    { id: APPROVED, name: 'a robot that cannot be told', merged: seen([...times(10), ...times(1, { byRobot: true, approvedByOther: undefined })]), expected: 1 },
    { id: APPROVED, name: 'none merged', merged: seen([]), expected: 'not-applicable' },
    { id: APPROVED, name: 'robots only', merged: seen(times(12, robot)), expected: 'unknown' },
    { id: APPROVED, name: 'one that cannot be told', merged: tenWith({ approvedByOther: undefined }), expected: 'unknown' },

    { id: DESIGN, name: 'one of two', merged: tenWith(design, { ...design, approvedByOther: false }), expected: 0.5 },
    { id: DESIGN, name: 'what touches no design does not count', merged: tenWith(design, { approvedByOther: false }), expected: 1 },
    { id: DESIGN, name: 'nobody touches the design', merged: seen(times(10)), expected: 'unknown' },
    { id: DESIGN, name: 'a cut list of files without design', merged: tenWith(design, { paths: part('a.ts') }), expected: 'unknown' },
    { id: DESIGN, name: 'a cut list of files with design', merged: tenWith({ paths: part('docs/adr/1.md'), approvedByOther: false }), expected: 0 },
    { id: DESIGN, name: 'a threat model is design', merged: tenWith({ paths: whole('docs/threat-model.md'), approvedByOther: false }), expected: 0 },
    { id: DESIGN, name: 'too few by people', merged: only(design), expected: 'unknown' },

    { id: LINKED, name: 'nine of ten', merged: tenWith({ linked: false }), expected: 0.9 },
    { id: LINKED, name: 'a hidden link', merged: tenWith({ linked: undefined }), expected: 'unknown' },
    { id: LINKED, name: 'robots leave both sides', merged: seen([...times(10), ...times(9, robot)]), expected: 1 },

    { id: CHECKED, name: 'nine of ten', merged: tenWith({ checks: { finished: false, green: false } }), expected: 0.9 },
    { id: CHECKED, name: 'robots count', merged: seen([...times(5), ...times(5, { ...robot, checks: { finished: false, green: false } })]), expected: 0.5 },
    { id: CHECKED, name: 'one that cannot be told', merged: tenWith({ checks: { finished: undefined, green: undefined } }), expected: 'unknown' },
    { id: CHECKED, name: 'no check left of an old merge', merged: tenWith({ mergedAt: old, checks: { finished: false, green: false } }), expected: 'unknown' },
    { id: CHECKED, name: 'a check of an old merge that is still there', merged: tenWith({ mergedAt: old }), expected: 1 },
    { id: CHECKED, name: 'nine are too few', merged: seen(times(9)), expected: 'unknown' },
    { id: CHECKED, name: 'none merged', merged: seen([]), expected: 'not-applicable' },

    { id: GREEN, name: 'red at the merge', merged: tenWith({ checks: { finished: true, green: false } }), expected: 0.9 },
    { id: GREEN, name: 'no check at all is not green', merged: tenOf({ checks: { finished: false, green: false } }), expected: 0 },
    { id: GREEN, name: 'repeated after the merge', merged: tenWith({ checks: { finished: true, green: undefined } }), expected: 'unknown' },
    { id: GREEN, name: 'an old merge without a check', merged: tenWith({ mergedAt: old, checks: { finished: false, green: false } }), expected: 'unknown' },

    { id: TESTED, name: 'one with and one without a test', merged: only({ ...security, paths: whole('a.ts', 'test/a.test.ts') }, security), expected: 0.5 },
    { id: TESTED, name: 'the label in other letters', merged: only({ labels: whole('SECURITY'), paths: whole('a_test.go') }), expected: 1 },
    { id: TESTED, name: 'a label that only begins so', merged: only({ labels: whole('security-requirement') }), expected: 'unknown' },
    { id: TESTED, name: 'no such label', merged: seen(times(12)), expected: 'unknown' },
    { id: TESTED, name: 'a cut list of labels', merged: only({ ...security, paths: whole('test/a.ts') }, { labels: part() }), expected: 'unknown' },
    { id: TESTED, name: 'a cut list of files without a test', merged: only({ ...security, paths: part('a.ts') }), expected: 'unknown' },
    { id: TESTED, name: 'a cut list of files with a test', merged: only({ ...security, paths: part('spec/a_spec.rb') }), expected: 1 },
  ])('$id: $name: $expected', async ({ id, merged, expected }) => {
    expect(await ofMerged(merged, id)).toBe(expected);
  }); // prettier-ignore

  it('says both numbers, and how many pull requests there were', async () => {
    const merged = seen([...times(5), ...times(5, { approvedByOther: false }), mergedPullRequest(robot)]);
    const facts = await look(reviewPractice, { repository: { mergedPullRequests: answers(merged) } });
    expect(facts.find(({ id }) => id === APPROVED)).toMatchObject({
      because: {
        en: '5 of 10 pull requests by people, among the last 11 merged, had the approval of another person',
        ja: '直近にマージされた 11 件のうち、人による 10 件中 5 件が本人以外の承認を得ています',
      },
    });
    expect(facts.find(({ id }) => id === GREEN)).toMatchObject({
      because: { en: expect.stringContaining('11 of the last 11 merged') },
    });
  });
});

const cause: One = { paths: whole('CONTRIBUTING.md'), closes: whole({ number: 1, labels: whole('Root cause') }) };

describe('changes of the process with a cause', () => {
  it.each<{ name: string; merged: Merged; expected: unknown }>([
    { name: 'two', merged: only(cause, { ...cause, paths: whole('.github/workflows/ci.yml') }, {}), expected: 2 },
    { name: 'none of a whole list', merged: seen(times(3)), expected: 0 },
    { name: 'nothing merged', merged: seen([]), expected: 0 },
    { name: 'a cause without a change of the process', merged: only({ ...cause, paths: whole('src/a.ts') }), expected: 0 },
    { name: 'a change of the process for another issue', merged: only({ ...cause, closes: whole({ number: 1, labels: whole('bug') }) }), expected: 0 },
    { name: 'one, and older ones that nobody looked at', merged: seen([...times(29), mergedPullRequest(cause)]), expected: 'atLeast 1' },
    { name: 'none, and older ones that nobody looked at', merged: seen(times(30)), expected: 'truncated' },
    { name: 'one in a list that was cut', merged: cutShort([mergedPullRequest(cause)]), expected: 'atLeast 1' },
    { name: 'hidden issues', merged: only({ ...cause, closes: part() }), expected: 'forbidden' },
    { name: 'a hidden issue beside a cause', merged: only(cause, { ...cause, closes: part() }), expected: 'atLeast 1' },
    { name: 'hidden issues of what touches no process', merged: only({ closes: part() }), expected: 0 },
  ])('$name: $expected', async ({ merged, expected }) => {
    expect(await ofMerged(merged, PROCESS)).toBe(expected);
  }); // prettier-ignore
});

const commit = (overrides: Partial<BranchCommit> = {}): BranchCommit => ({
  id: 'c'.repeat(40),
  through: true,
  verified: true,
  signedByGitHub: false,
  ...overrides,
});

describe('commits of the default branch', () => {
  it.each<{ name: string; commits: Observation<readonly BranchCommit[]>; through: unknown; verified: unknown }>([
    { name: 'one of two', commits: seen([commit(), commit({ through: false, verified: false })]), through: 0.5, verified: 0.5 },
    { name: 'none of one', commits: seen([commit({ through: false, verified: false })]), through: 0, verified: 0 },
    { name: 'hidden pull requests', commits: seen([commit({ through: undefined })]), through: 'forbidden', verified: 1 },
    { name: 'a signature that could not be checked', commits: seen([commit(), commit({ verified: undefined })]), through: 1, verified: 'undecidable' },
    { name: 'no commit at all', commits: seen([]), through: 'unknown', verified: 'unknown' },
    { name: 'a history that was cut', commits: cutShort([commit()]), through: 'truncated', verified: 'truncated' },
    { name: 'a hidden history', commits: forbidden, through: 'forbidden', verified: 'forbidden' },
  ])('$name: $through came by a pull request, $verified is verified', async ({ commits, through, verified }) => {
    const facts = await look(reviewPractice, { repository: { recentCommits: answers(commits) } });
    expect([said(facts, THROUGH), said(facts, VERIFIED)]).toEqual([through, verified]);
  }); // prettier-ignore

  it("says how many of the signatures are GitHub's own", async () => {
    const commits = seen([commit(), commit({ signedByGitHub: true }), commit({ verified: false })]);
    const facts = await look(reviewPractice, { repository: { recentCommits: answers(commits) } });
    expect(facts.find(({ id }) => id === VERIFIED)).toMatchObject({
      because: { en: expect.stringMatching(/^2 of the last 3 .+, 1 of them GitHub's own$/) },
    });
  });
});

describe('labels by the names that the repository gives them', () => {
  const fix: One = { labels: whole('Vuln Fix'), paths: whole('test/a.ts') };
  const cause: One = { paths: whole('CONTRIBUTING.md'), closes: whole({ number: 1, labels: whole('RCA') }) };
  const own = { security: ['vuln fix'], 'root-cause': ['rca'] };

  const both = async (naming: Naming | undefined) => {
    const repository = { mergedPullRequests: answers(only(fix, cause)) };
    const facts = await look(reviewPractice, { repository, ...(naming && { naming }) });
    return [TESTED, PROCESS].map((id) => said(facts, id));
  };

  it.each<{ name: string; naming: Naming | undefined; expected: readonly unknown[] }>([
    { name: 'its own', naming: { state: 'known', labels: own }, expected: [1, 1] },
    { name: 'only those of the product', naming: { state: 'known', labels: {} }, expected: ['unknown', 0] },
    { name: 'nobody was asked', naming: undefined, expected: ['unknown', 0] },
    { name: 'they could not be read', naming: { state: 'unknown', because: { reason: 'malformed', what: 'it' } }, expected: ['malformed', 'malformed'] },
  ])('$name', async ({ naming, expected }) => {
    expect(await both(naming)).toEqual(expected);
  }); // prettier-ignore
});
