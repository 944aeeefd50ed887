import type { CriterionAssessment, TaskAssessment } from '../model/assessment.ts';
import type { TaskId } from '../model/level.ts';
import type { FileSource } from '../model/source.ts';
import { mayShow } from './audience.ts';
import { factsOf } from './criterion-view.ts';
import { isFall } from './headline.ts';
import type { ReportInput, ReportOptions } from './types.ts';

/** One thing to do, with the files it is about. */
export interface NextStep {
  readonly task: TaskId;
  readonly criterion: CriterionAssessment;
  /** True when the change under assessment caused it. */
  readonly caused: boolean;
  readonly places: readonly FileSource[];
}

/** At most `most` steps: what the change caused first, then the tasks that lack the fewest criteria for their target. */
export function nextSteps(input: ReportInput, options: ReportOptions, most = 3): readonly NextStep[] {
  const caused = causedSteps(input, options);
  const others = cheapestSteps(input, options).filter(
    (step) => !caused.some((one) => one.criterion.id === step.criterion.id),
  );
  return [...caused, ...others].slice(0, most);
}

function causedSteps(input: ReportInput, options: ReportOptions): readonly NextStep[] {
  const fallen = new Set(input.assessment.delta.filter(isFall).map(({ id }) => id));
  return input.assessment.tasks
    .filter((task) => fallen.has(task.id))
    .flatMap((task) => worsened(task, input).map((criterion) => stepOf(task, criterion, input)))
    .filter((step) => mayShow(step.criterion, input, options))
    .map((step) => ({ ...step, caused: true }));
}

/** Criteria that were met at the base and are not any more. */
export function worsened(task: TaskAssessment, { baseline }: ReportInput): readonly CriterionAssessment[] {
  const before = baseline?.assessment.tasks.find(({ id }) => id === task.id);
  const wasMet = new Set(before?.criteria.filter(({ result }) => result === 'met').map(({ id }) => id));
  return task.criteria.filter(({ id, result }) => result !== 'met' && wasMet.has(id));
}

function cheapestSteps(input: ReportInput, options: ReportOptions): readonly NextStep[] {
  return input.assessment.tasks
    .filter(({ status }) => status === 'below' || status === 'undetermined')
    .filter(({ target }) => target !== undefined)
    .map((task) => ({ task, open: openCriteria(task) }))
    .filter(({ open }) => open.length > 0)
    .sort((a, b) => a.open.length - b.open.length)
    .flatMap(({ task, open }) =>
      open
        .filter((one) => mayShow(one, input, options))
        .slice(0, 1)
        .map((one) => stepOf(task, one, input)),
    );
}

/** ★ criteria between the task and its target that are not met; a risk that was accepted is nobody's next step. */
function openCriteria({ criteria, target }: TaskAssessment): readonly CriterionAssessment[] {
  return criteria.filter(
    ({ mark, level, result, excepted }) =>
      mark === 'required' &&
      target !== undefined &&
      level <= target &&
      (result === 'unmet' || result === 'unknown') &&
      excepted === undefined,
  );
}

function stepOf({ id: task }: TaskAssessment, criterion: CriterionAssessment, input: ReportInput): NextStep {
  const sources = factsOf(criterion, input).flatMap((fact) => fact.sources);
  const places = sources.flatMap((source) => ('path' in source && source.line !== undefined ? [source] : []));
  return { task, criterion, caused: false, places: places.slice(0, 5) };
}
