import type { Assessment, CriterionAssessment } from '../model/assessment.ts';
import type { Form, FormItem, ItemState, JudgedCheck, JudgedForm, JudgedItem } from '../model/form.ts';

type Criteria = ReadonlyMap<string, CriterionAssessment>;

/** What the evidence says about each item of a form. Levels play no part: an item rests on its own checks. */
export function judgeForm(form: Form, { tasks }: Assessment): JudgedForm {
  const criteria: Criteria = new Map(tasks.flatMap((task) => task.criteria.map((each) => [each.id, each])));
  const items = form.items.map((item) => judgeItem(item, criteria));
  const named = new Set(form.items.flatMap((item) => item.tasks));
  const checked = new Set(form.items.flatMap((item) => item.checks));
  return {
    items,
    exclusions: tasks.filter(({ id, status }) => named.has(id) && status === 'not-applicable').map(({ id }) => id),
    planOfAction: [...criteria.values()].flatMap(({ id, excepted }) => {
      return excepted === undefined || !checked.has(id) ? [] : [{ criterion: id, ...excepted }];
    }),
  };
}

function judgeItem(item: FormItem, criteria: Criteria): JudgedItem {
  const checks = item.checks.map((id) => judgeCheck(id, criteria.get(id)));
  return { item, state: weakest(checks.filter(({ excluded }) => !excluded)), checks };
}

function judgeCheck(criterion: string, found: CriterionAssessment | undefined): JudgedCheck {
  return { criterion, state: stateOf(found), excluded: found?.result === 'not-applicable' };
}

/** A criterion that the policy in force does not hold cannot be judged; an exception leaves "lacking" as it is. */
function stateOf(found: CriterionAssessment | undefined): ItemState {
  switch (found?.result) {
    case 'met':
      return found.basis === 'observed' ? 'evidence' : 'declared';
    case 'unmet':
      return 'lacking';
    case 'unknown':
    case 'not-applicable':
    case undefined:
      return 'undetermined';
  }
}

const WEAKEST_FIRST = ['lacking', 'undetermined', 'declared', 'evidence'] as const satisfies readonly ItemState[];

/** An item is as good as its weakest check; one of which every check dropped out has nothing to show. */
function weakest(checks: readonly JudgedCheck[]): ItemState {
  if (checks.length === 0) return 'undetermined';
  return WEAKEST_FIRST.find((state) => checks.some((check) => check.state === state)) ?? 'undetermined';
}
