import type { LevelRange } from '../model/assessment.ts';
import { GRADED_LEVELS, type GradedLevel, type Level, type Result } from '../model/level.ts';
import type { LevelPolicy } from '../model/policy.ts';
import { quotaHolds, type Results } from './electives.ts';
import { allOf } from './kleene.ts';

/** The highest level whose ★ of all levels up to it are met, and the same with what is unknown counted as met. */
export function levelRange(levels: readonly LevelPolicy[], results: Results): LevelRange {
  const holding = GRADED_LEVELS.map((number) => levelHolds(levels, number, results));
  const level = topOf(holding, (result) => result === 'met');
  const atMost = topOf(holding, (result) => result === 'met' || result === 'unknown');
  return { level, atMost };
}

/** A level without a ★ holds nothing up: it cannot be reached by emptiness. */
function levelHolds(levels: readonly LevelPolicy[], number: GradedLevel, results: Results): Result {
  const level = levels.find((each) => each.level === number);
  if (level === undefined) return 'unmet';
  const required = level.criteria.filter(({ mark }) => mark === 'required');
  const stars = allOf(required.map(({ id }) => results.get(id) ?? 'unknown'));
  return stars === 'not-applicable' ? 'unmet' : allOf([stars, quotaHolds(level, results)]);
}

function topOf(holding: readonly Result[], holds: (result: Result) => boolean): Level {
  const first = holding.findIndex((result) => !holds(result));
  return (first === -1 ? holding.length : first) as Level;
}
