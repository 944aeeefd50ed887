import { describe, expect, it } from '@jest/globals';
import { reviewPractice } from '../../../src/collectors/review-practice/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { MergedPullRequest } from '../../../src/ports/pull-requests.ts';
import { AT } from '../../support/build.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const ids = Object.keys(reviewPractice.facts);
const APPROVED = 'review.approved-by-other-ratio';
const THROUGH = 'commit.through-pull-request-ratio';

const one = (approvedByOther: boolean | undefined, byRobot = false): MergedPullRequest => {
  return { number: 1, byRobot, headCommit: 'a'.repeat(40), mergedAt: AT, approvedByOther };
};

const times = (count: number, each: MergedPullRequest) => Array.from({ length: count }, () => each);
const [yes, no, untold, robot] = [one(true), one(false), one(undefined), one(false, true)];

describe('how changes came in', () => {
  it('is unknown when nobody may look', async () => {
    const facts = await look(reviewPractice);
    expect(facts.map((fact) => fact.id)).toEqual(ids);
    expect(ids.map((id) => said(facts, id))).toEqual(['offline', 'offline']);
  });

  it.each<{ name: string; merged: Observation<readonly MergedPullRequest[]>; expected: unknown }>([
    { name: 'nine of twelve', merged: seen([...times(9, yes), ...times(3, no)]), expected: 0.75 },
    { name: 'nine are too few to speak of a practice', merged: seen(times(9, yes)), expected: 'unknown' },
    { name: 'ten are enough', merged: seen(times(10, yes)), expected: 1 },
    { name: 'robots leave both sides', merged: seen([...times(5, yes), robot, robot, ...times(5, no)]), expected: 0.5 },
    { name: 'a robot that cannot be told', merged: seen([...times(10, yes), one(undefined, true)]), expected: 1 },
    { name: 'none merged', merged: seen([]), expected: 'not-applicable' },
    { name: 'robots only', merged: seen([robot]), expected: 'unknown' },
    { name: 'one that cannot be told', merged: seen([...times(10, yes), untold]), expected: 'unknown' },
    { name: 'a list that was cut', merged: cutShort([yes]), expected: 'truncated' },
    { name: 'an empty list that was cut', merged: cutShort([]), expected: 'truncated' },
    { name: 'a hidden list', merged: forbidden, expected: 'forbidden' },
  ])('gives the share of approvals by others: $name: $expected', async ({ merged, expected }) => {
    const facts = await look(reviewPractice, { repository: { mergedPullRequests: answers(merged) } });
    expect(said(facts, APPROVED)).toBe(expected);
  });

  it('says both numbers, and how many pull requests there were', async () => {
    const facts = await look(reviewPractice, {
      repository: { mergedPullRequests: answers(seen([...times(5, yes), ...times(5, no), robot])) },
    });
    expect(facts[0]).toMatchObject({
      because: {
        en: '5 of 10 pull requests by people, among the last 11 merged, had the approval of another person',
        ja: '直近にマージされた 11 件のうち、人による 10 件中 5 件が本人以外の承認を得ています',
      },
    });
  });

  it.each<{ name: string; commits: Observation<{ through: number; of: number }>; expected: unknown }>([
    { name: 'nine of ten', commits: seen({ through: 9, of: 10 }), expected: 0.9 },
    { name: 'none of ten', commits: seen({ through: 0, of: 10 }), expected: 0 },
    { name: 'no commit at all', commits: seen({ through: 0, of: 0 }), expected: 'unknown' },
    { name: 'a history that was cut', commits: cutShort({ through: 9, of: 9 }), expected: 'truncated' },
    { name: 'a hidden history', commits: forbidden, expected: 'forbidden' },
  ])('gives the share of commits through pull requests: $name: $expected', async ({ commits, expected }) => {
    const facts = await look(reviewPractice, { repository: { commitsThroughPullRequests: answers(commits) } });
    expect(said(facts, THROUGH)).toBe(expected);
  });
});
