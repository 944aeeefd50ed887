import { assess, type AssessInput } from '../../src/assessment/assess.ts';
import { factsNamed } from '../../src/assessment/need.ts';
import type { Assessment, CriterionAssessment, TaskAssessment } from '../../src/model/assessment.ts';
import type { TaskId } from '../../src/model/level.ts';
import type { Policy } from '../../src/model/policy.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { AT, evidence, profile, sheet } from './build.ts';

export type AssessRow = Partial<AssessInput> & { readonly policy: Policy };

/** An input with everything that a test does not speak about left empty; every fact the policy names is a boolean of the tree. */
export function assessInput(row: AssessRow): AssessInput {
  return {
    facts: sheet(factIdsOf(row.policy)),
    evidence: evidence(),
    profile: profile(),
    records: NO_RECORDS,
    at: AT,
    gate: 'observe',
    ...row,
  };
}

export function assessed(row: AssessRow): Assessment {
  return assess(assessInput(row));
}

export function factIdsOf(policy: Policy): readonly string[] {
  return policy.tasks.flatMap(({ levels }) =>
    levels.flatMap(({ criteria }) => criteria.flatMap(({ needs }) => factsNamed(needs))),
  );
}

export function taskIn(assessment: Assessment, id: TaskId): TaskAssessment {
  const task = assessment.tasks.find((each) => each.id === id);
  if (task === undefined) throw new Error(`${id} is not in the assessment`);
  return task;
}

export function criterionIn(assessment: Assessment, id: string): CriterionAssessment {
  const criterion = assessment.tasks.flatMap(({ criteria }) => criteria).find((each) => each.id === id);
  if (criterion === undefined) throw new Error(`${id} is not in the assessment`);
  return criterion;
}
