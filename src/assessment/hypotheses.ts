import type { TaskAssessment } from '../model/assessment.ts';
import type { CaseCount } from '../model/plan.ts';
import type { Profile } from '../model/policy.ts';

/** One result counted under each hypothesis. They are options under discussion in the deck; nobody "meets" one. */
export function casesOf(tasks: readonly TaskAssessment[], profiles: readonly Profile[]): readonly CaseCount[] {
  return profiles
    .filter(({ kind }) => kind === 'hypothesis')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((profile) => countUnder(tasks, profile));
}

function countUnder(tasks: readonly TaskAssessment[], { name, label, targets }: Profile): CaseCount {
  const aimed = tasks.filter(({ id, status }) => targets[id] !== undefined && status !== 'not-applicable');
  const missing = aimed.filter(({ id, level = 0 }) => level < (targets[id] ?? 0)).map(({ id }) => id);
  return { profile: name, label, met: aimed.length - missing.length, of: aimed.length, missing };
}
