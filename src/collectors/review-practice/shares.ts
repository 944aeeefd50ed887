import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Listed, MergedPullRequest } from '../../ports/pull-requests.ts';
import { make, type Id } from './make.ts';
import { sayNoneAmong, sayShare, sayTooFew } from './words.ts';

export type Merged = Observation<readonly MergedPullRequest[]>;

/** Fewer pull requests than this show no practice: a share of them is then unknown. */
export const FEWEST = 10;

/** undefined = it cannot be told of this pull request. */
export type Test = (pullRequest: MergedPullRequest) => boolean | undefined;

/** What share of the last merged pull requests did something. */
export interface Share {
  readonly id: Id;
  /** Robots leave both sides where it is about people. */
  readonly by: 'people' | 'anyone';
  /** How many of the group there must be before anything is said. */
  readonly fewest: number;
  /** A smaller group inside, where it is about one. */
  readonly among?: { readonly test: Test; readonly called: Text };
  readonly did: { readonly test: Test; readonly called: Text };
  /** What is not known of those counted as untold. */
  readonly cannotTell: Text;
}

/** One pull request that cannot be told makes the share unknown: it may be either. */
export function shareFact(merged: Merged, share: Share): Fact {
  const { id, by, fewest } = share;
  if (merged.state === 'unseen') return make.unknown(id, [merged]);
  const { value: all, sources, missing } = merged;
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, sources)]);
  if (all.length === 0) return make.notApplicable(id, NOTHING_MERGED, sources);
  const group = by === 'people' ? all.filter((one) => !one.byRobot) : all;
  const size = { group: group.length, all: all.length, fewest };
  if (group.length < Math.max(fewest, 1)) return make.unknownBecause(id, sayTooFew(by, size), { sources });
  const counts = countsOf(group, share);
  const said = { ...share, ...counts, all: all.length };
  if (counts.of + counts.untold === 0) return make.unknownBecause(id, sayNoneAmong(said), { sources });
  if (counts.untold > 0) return make.unknownBecause(id, sayShare(said), { sources });
  return make.observed(id, counts.yes / counts.of, { sources, because: sayShare(said) });
}

const NOTHING_MERGED: Text = {
  en: 'no pull request has been merged yet',
  ja: 'マージされたプルリクエストがまだありません',
};

export interface Counts {
  readonly yes: number;
  /** Those that surely belong to the group, whatever they did. */
  readonly of: number;
  /** Those of which it cannot be told whether they belong or what they did. */
  readonly untold: number;
}

function countsOf(group: readonly MergedPullRequest[], { among, did }: Share): Counts {
  const belongs = (one: MergedPullRequest) => (among === undefined ? true : among.test(one));
  const inside = group.filter((one) => belongs(one) === true);
  const unsure = group.filter((one) => belongs(one) === undefined);
  return {
    yes: inside.filter((one) => did.test(one) === true).length,
    of: inside.length,
    untold: unsure.length + inside.filter((one) => did.test(one) === undefined).length,
  };
}

/** Whether one of a list is such; what is missing from the list may be. */
export function someOf<T>({ items, whole }: Listed<T>, test: (item: T) => boolean | undefined): boolean | undefined {
  const answers = items.map(test);
  if (answers.includes(true)) return true;
  return whole && !answers.includes(undefined) ? false : undefined;
}
