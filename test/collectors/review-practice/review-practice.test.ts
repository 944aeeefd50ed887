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

const [yes, no, untold, robot] = [one(true), one(false), one(undefined), one(false, true)];

describe('how changes came in', () => {
  it('is unknown when nobody may look', async () => {
    const facts = await look(reviewPractice);
    expect(facts.map((fact) => fact.id)).toEqual(ids);
    expect(ids.map((id) => said(facts, id))).toEqual(['offline', 'offline']);
  });

  it.each<{ name: string; merged: Observation<readonly MergedPullRequest[]>; expected: unknown }>([
    { name: 'three of four', merged: seen([yes, yes, no, yes]), expected: 0.75 },
    { name: 'robots leave both sides', merged: seen([yes, robot, robot, no]), expected: 0.5 },
    { name: 'a robot that cannot be told', merged: seen([yes, one(undefined, true)]), expected: 1 },
    { name: 'none merged', merged: seen([]), expected: 'not-applicable' },
    { name: 'robots only', merged: seen([robot]), expected: 'unknown' },
    { name: 'one that cannot be told', merged: seen([yes, untold]), expected: 'unknown' },
    { name: 'a list that was cut', merged: cutShort([yes]), expected: 'truncated' },
    { name: 'an empty list that was cut', merged: cutShort([]), expected: 'truncated' },
    { name: 'a hidden list', merged: forbidden, expected: 'forbidden' },
  ])('gives the share of approvals by others: $name: $expected', async ({ merged, expected }) => {
    const facts = await look(reviewPractice, { repository: { mergedPullRequests: answers(merged) } });
    expect(said(facts, APPROVED)).toBe(expected);
  });

  it('says both numbers, and how many pull requests there were', async () => {
    const facts = await look(reviewPractice, { repository: { mergedPullRequests: answers(seen([yes, no, robot])) } });
    expect(facts[0]).toMatchObject({
      because: {
        en: '1 of 2 pull requests by people, among the last 3 merged, had the approval of another person',
        ja: '直近にマージされた 3 件のうち、人による 2 件中 1 件が本人以外の承認を得ています',
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
