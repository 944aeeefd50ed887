import type { TaskAssessment } from '../model/assessment.ts';
import { GRADED_LEVELS } from '../model/level.ts';
import type { StepCell } from '../model/plan.ts';
import type { Profile, StepOrder } from '../model/policy.ts';

export const DEFAULT_ORDER: StepOrder = 'difficulty';

/** Every step at every level: reached when all applicable tasks of its set are there. The sets are this product's own. */
export function stepCells(
  tasks: readonly TaskAssessment[],
  profiles: readonly Profile[],
  order: StepOrder = DEFAULT_ORDER,
): readonly StepCell[] {
  const steps = profiles.filter((profile) => profile.step?.order === order);
  return steps
    .flatMap(({ step, targets }) => {
      if (step === undefined) return [];
      const set = tasks.filter(({ id, status }) => targets[id] !== undefined && status !== 'not-applicable');
      return GRADED_LEVELS.map((level): StepCell => {
        const met = set.filter((task) => (task.level ?? 0) >= level).length;
        // A set from which every task dropped out has reached nothing.
        return { step: step.number, level, met, of: set.length, reached: set.length > 0 && met === set.length };
      });
    })
    .sort((a, b) => a.step - b.step || a.level - b.level);
}

/** A step at another level than its file says. */
export function atLevel(profile: Profile, level: 1 | 2 | 3): Profile {
  const targets = Object.fromEntries(Object.keys(profile.targets).map((task) => [task, level]));
  return { ...profile, name: `${profile.name}@${level}`, targets };
}
