import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import { fact } from './fact.ts';

const ID = 'dependency.latest-update-merged-at';

/** Accounts under which the hosted updaters propose; a Renovate of one's own runs under any other name. */
const UPDATERS = ['dependabot', 'dependabot[bot]', 'dependabot-preview', 'renovate', 'renovate[bot]'];

/** The port gives that many of the last merged pull requests and no more. */
const LISTED = 30;

/**
 * The newest merged pull request of a known updater. Without one, "never" holds only for a whole list in which no other robot
 * merged anything: that robot may be an updater under a name of its own.
 */
export function latestUpdateFact(merged: Observation<readonly MergedPullRequest[]>): Fact {
  if (merged.state === 'unseen') return fact.unknown(ID, [merged]);
  const { value, sources, missing } = merged;
  const newest = value.find(({ byRobot, author }) => byRobot && UPDATERS.includes(author ?? ''));
  if (newest !== undefined) {
    const because = {
      en: `pull request ${newest.number} of ${newest.author ?? ''}`,
      ja: `${newest.author ?? ''} のプルリクエスト ${newest.number}`,
    };
    return fact.observed(ID, newest.mergedAt, { sources, because });
  }
  if (missing !== undefined) return fact.unknown(ID, [notSeen(missing, sources)]);
  const others = value.filter(({ byRobot, author }) => byRobot || author === null);
  if (others.length > 0) return fact.unknownBecause(ID, OTHER_ROBOT, { sources, unseen: [UNDECIDABLE] });
  if (value.length >= LISTED)
    return fact.unknown(ID, [notSeen({ reason: 'truncated', what: 'the list of merged pull requests' }, sources)]);
  return fact.observed(ID, 'never', { sources });
}

const UNDECIDABLE = { reason: 'undecidable', what: 'whether a robot is an updater' } as const;

const OTHER_ROBOT = {
  en: 'accounts other than Dependabot and Renovate that are robots, or are gone, merged pull requests, and nothing tells whether they update dependencies',
  ja: 'Dependabot・Renovate 以外のボット又は削除されたアカウントのプルリクエストがマージされており、依存関係の更新かどうかを判断できません',
};
