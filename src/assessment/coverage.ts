import type { Assessment, TaskAssessment } from '../model/assessment.ts';
import type { GradedLevel } from '../model/level.ts';

/** Share of applicable tasks at level >= L. Tasks without criteria count as applicable and reach nothing; none applicable covers nothing. */
export function coverageOf(tasks: readonly TaskAssessment[]): Assessment['coverage'] {
  const applicable = tasks.filter(({ status }) => status !== 'not-applicable');
  const share = (wanted: GradedLevel) => {
    const reached = applicable.filter(({ level = 0 }) => level >= wanted).length;
    return applicable.length === 0 ? 0 : reached / applicable.length;
  };
  return { '1': share(1), '2': share(2), '3': share(3) };
}

/** Tasks of the profile at their target, of all that apply. */
export function atTargetOf(tasks: readonly TaskAssessment[]): Assessment['atTarget'] {
  const aimed = tasks.filter(({ target, status }) => target !== undefined && status !== 'not-applicable');
  return { met: aimed.filter(({ status }) => status === 'met').length, of: aimed.length };
}
