import type { ElectiveCount } from '../model/assessment.ts';
import type { Result } from '../model/level.ts';
import type { LevelPolicy } from '../model/policy.ts';

/** Results of criteria by id. */
export type Results = ReadonlyMap<string, Result>;

/** The count of met ▲ of a level beside its quota (deck: required items and number achieved are two views). */
export function countElectives(level: LevelPolicy, results: Results): ElectiveCount {
  const { met, applicable } = tally(level, results);
  const recommended = Math.min(level.electives.atLeast, applicable);
  return { level: level.level, met, of: applicable, recommended, enforce: level.electives.enforce };
}

/** Whether the quota lets the level hold: only a required one can stop it; ▲ not yet known leave it open. */
export function quotaHolds(level: LevelPolicy, results: Results): Result {
  if (level.electives.enforce === 'recommend') return 'met';
  const { met, open, applicable } = tally(level, results);
  const quota = Math.min(level.electives.atLeast, applicable);
  if (met >= quota) return 'met';
  return met + open < quota ? 'unmet' : 'unknown';
}

function tally(level: LevelPolicy, results: Results) {
  const outcomes = level.criteria
    .filter(({ mark }) => mark === 'elective')
    .map(({ id }) => results.get(id) ?? 'unknown');
  const count = (wanted: Result) => outcomes.filter((result) => result === wanted).length;
  return { met: count('met'), open: count('unknown'), applicable: outcomes.length - count('not-applicable') };
}
