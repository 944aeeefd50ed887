import { rangeOf } from '../assessment/delta.ts';
import type { CriterionAssessment, Movement, TaskAssessment } from '../model/assessment.ts';
import type { Level, TaskId } from '../model/level.ts';
import type { FileSource } from '../model/source.ts';
import { mayShow } from './audience.ts';
import { factsOf } from './criterion-view.ts';
import { isFall } from './movement.ts';
import type { ReportInput, ReportOptions } from './types.ts';
import { lostCriteria } from './weakened.ts';

/** One thing to do, with the files it is about. */
export interface NextStep {
  readonly task: TaskId;
  readonly criterion: CriterionAssessment;
  /** True when the change under assessment caused it. */
  readonly caused: boolean;
  readonly places: readonly FileSource[];
  /** The level that this step alone brings; absent where more than this is needed, or where saying so would tell more than may be seen. */
  readonly brings?: Level;
}

/** Files named in one step. */
const MAX_PLACES = 5;

/** At most `most` steps: what the change caused first, then the tasks that lack the fewest criteria for their target. */
export function nextSteps(input: ReportInput, options: ReportOptions, most = 3): readonly NextStep[] {
  const caused = causedSteps(input, options);
  const known = new Set(caused.map(({ criterion }) => criterion.id));
  const others = cheapestSteps(input, options).filter(({ criterion }) => !known.has(criterion.id));
  return [...caused, ...others].slice(0, most);
}

function causedSteps(input: ReportInput, options: ReportOptions): readonly NextStep[] {
  const tasks = new Map(input.assessment.tasks.map((task) => [task.id, task]));
  return input.assessment.delta.filter(isFall).flatMap((movement) => {
    const task = tasks.get(movement.id);
    return task === undefined ? [] : stepsBack(task, movement, { input, options });
  });
}

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
}

function stepsBack(task: TaskAssessment, { from }: Movement, { input, options }: Context): readonly NextStep[] {
  const lost = lostCriteria(task, input).filter(({ excepted }) => excepted === undefined);
  const shown = lost.filter((criterion) => mayShow(criterion, input, options));
  const brings = lost.length === 1 && from.atMost === from.level ? { brings: from.level } : {};
  return shown.map((criterion) => ({ ...stepOf(task, criterion, input), caused: true, ...brings }));
}

/** Ordered by what may be seen: an order by what is held back would tell of it. */
function cheapestSteps(input: ReportInput, options: ReportOptions): readonly NextStep[] {
  return input.assessment.tasks
    .filter(({ status, target }) => (status === 'below' || status === 'undetermined') && target !== undefined)
    .map((task) => ({ task, open: openCriteria(task).filter((one) => mayShow(one, input, options)) }))
    .sort((a, b) => a.open.length - b.open.length)
    .flatMap(({ task, open }) => {
      const [first] = open;
      if (first === undefined) return [];
      return [{ ...stepOf(task, first, input), ...(open.length === 1 ? bringsTarget(task, { input, options }) : {}) }];
    });
}

/** ★ criteria between the task and its target that are not met; a risk that was accepted is nobody's next step. */
function openCriteria(task: TaskAssessment): readonly CriterionAssessment[] {
  return towardsTarget(task).filter(
    ({ mark, result, excepted }) =>
      mark === 'required' && (result === 'unmet' || result === 'unknown') && excepted === undefined,
  );
}

function towardsTarget({ criteria, target }: TaskAssessment): readonly CriterionAssessment[] {
  return criteria.filter(({ level }) => target !== undefined && level <= target);
}

/** The last open ★ brings the target, unless a criterion is held back or excepted, or a quota of ▲ is required and short. */
function bringsTarget(task: TaskAssessment, { input, options }: Context): Pick<NextStep, 'brings'> {
  const { target, electives } = task;
  if (target === undefined || rangeOf(task) === undefined) return {};
  const towards = towardsTarget(task);
  const allSeen = towards.every((one) => mayShow(one, input, options) && one.excepted === undefined);
  const short = electives.some(
    ({ level, enforce, met, recommended }) => level <= target && enforce === 'require' && met < recommended,
  );
  return allSeen && !short ? { brings: target } : {};
}

function stepOf({ id: task }: TaskAssessment, criterion: CriterionAssessment, input: ReportInput): NextStep {
  const sources = factsOf(criterion, input).flatMap((fact) => fact.sources);
  const places = sources.flatMap((source) => ('path' in source && source.line !== undefined ? [source] : []));
  const distinct = new Map(places.map((place) => [`${place.line} ${place.path}`, place]));
  return { task, criterion, caused: false, places: [...distinct.values()].slice(0, MAX_PLACES) };
}
