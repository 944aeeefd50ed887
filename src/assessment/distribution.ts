import type { Assessment, Beside, TaskAssessment } from '../model/assessment.ts';
import { groupOf, type Group, type Level } from '../model/level.ts';

/** How many tasks of each group stand at each level, by the lower bound. */
export function distributionOf(tasks: readonly TaskAssessment[]): Assessment['distribution'] {
  return byGroup(tasks, (own) => {
    const at = (level: Level) => own.filter((task) => task.level === level).length;
    return [at(0), at(1), at(2), at(3)] as const;
  });
}

/** What stands beside the levels: a group's row, its not applicable and its not assessed tasks are all its tasks. */
export function besideOf(tasks: readonly TaskAssessment[]): Assessment['beside'] {
  return byGroup(tasks, (own): Beside => {
    const count = (status: TaskAssessment['status']) => own.filter((task) => task.status === status).length;
    const aimed = own.filter(({ target }) => target !== undefined);
    return {
      undetermined: aimed.filter(({ status }) => status === 'undetermined').length,
      notApplicable: count('not-applicable'),
      notAssessed: count('not-assessed'),
    };
  });
}

function byGroup<T>(
  tasks: readonly TaskAssessment[],
  summarise: (own: readonly TaskAssessment[]) => T,
): Readonly<Record<Group, T>> {
  const of = (group: Group) => summarise(tasks.filter(({ id }) => groupOf(id) === group));
  return { PO: of('PO'), PS: of('PS'), PW: of('PW'), RV: of('RV') };
}
