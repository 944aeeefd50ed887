import { rangeOf } from '../assessment/delta.ts';
import type { CriterionAssessment, TaskAssessment } from '../model/assessment.ts';
import { factOf } from '../model/evidence.ts';
import type { Better } from '../model/fact-sheet.ts';
import type { Fact, FactId, FactValue, ObservedFact } from '../model/fact.ts';
import { mayShow, mayShowFact } from './audience.ts';
import type { ReportInput, ReportOptions } from './types.ts';

/** What a change does to a task whose level it leaves as it is. Advice: it decides nothing. */
export interface Weakened {
  readonly task: TaskAssessment;
  /** Criteria that were met before. */
  readonly lost: readonly CriterionAssessment[];
  /** Criteria that are met now. */
  readonly won: readonly CriterionAssessment[];
  /** Facts of the tree that got worse without deciding a criterion. */
  readonly facts: readonly FactId[];
}

/**
 * Only what this audience may see: nothing else of a held level is public. One changed fact is told once, at a task that moved
 * or else at the one that stands highest: the same line under seven tasks would drown the one that matters.
 */
export function weakened(input: ReportInput, options: ReportOptions): readonly Weakened[] {
  const { delta, tasks } = input.assessment;
  const moved = new Set(delta.map(({ id }) => id));
  const told = new Set(delta.flatMap(({ because }) => because));
  const found = tasks
    .filter((task) => rangeOf(task) !== undefined && !moved.has(task.id))
    .toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0))
    .map((task) => untold(besideLevel(task, input, options), told))
    .filter(({ lost, won, facts }) => lost.length + won.length + facts.length > 0);
  return found.toSorted((a, b) => tasks.indexOf(a.task) - tasks.indexOf(b.task));
}

/** What of it says something new; what is said here counts as told from now on. A criterion without facts rests on records. */
function untold({ task, lost, won, facts }: Weakened, told: Set<FactId>): Weakened {
  const isNew = (criterion: CriterionAssessment) =>
    criterion.facts.length === 0 || criterion.facts.some((id) => !told.has(id));
  const fresh = { task, lost: lost.filter(isNew), won: won.filter(isNew), facts: facts.filter((id) => !told.has(id)) };
  for (const id of [...fresh.lost, ...fresh.won].flatMap((criterion) => criterion.facts)) told.add(id);
  for (const id of fresh.facts) told.add(id);
  return fresh;
}

function besideLevel(task: TaskAssessment, input: ReportInput, options: ReportOptions): Weakened {
  const mayShowIt = (criterion: CriterionAssessment) => mayShow(criterion, input, options);
  const lost = lostCriteria(task, input).filter(mayShowIt);
  const told = new Set(lost.flatMap(({ facts }) => facts));
  const named = new Set(task.criteria.flatMap(({ facts }) => facts));
  const facts = [...named].filter((id) => !told.has(id) && mayShowFact(id, input, options) && gotWorse(id, input));
  return { task, lost, won: wonCriteria(task, input).filter(mayShowIt), facts: facts.sort() };
}

/** Criteria that were met at the base and are not any more. */
export function lostCriteria(task: TaskAssessment, input: ReportInput): readonly CriterionAssessment[] {
  const wasMet = metBefore(task, input);
  return task.criteria.filter(({ id, result }) => result !== 'met' && wasMet.has(id));
}

/** Criteria that are met now and were not at the base. */
export function wonCriteria(task: TaskAssessment, input: ReportInput): readonly CriterionAssessment[] {
  if (input.baseline === undefined) return [];
  const wasMet = metBefore(task, input);
  return task.criteria.filter(({ id, result }) => result === 'met' && !wasMet.has(id));
}

function metBefore({ id }: TaskAssessment, { baseline }: ReportInput): ReadonlySet<string> {
  const before = baseline?.assessment.tasks.find((task) => task.id === id);
  return new Set(before?.criteria.filter(({ result }) => result === 'met').map((criterion) => criterion.id));
}

/** Worse for certain, in the direction of its sheet: two bounds cannot be held against each other. */
function gotWorse(id: FactId, { baseline, evidence, facts }: ReportInput): boolean {
  const description = facts[id];
  if (baseline === undefined || description?.scope !== 'tree') return false;
  const before = factOf(baseline.evidence, id);
  const after = factOf(evidence, id);
  return isExact(before) && isExact(after) && isWorse(before.value, after.value, description.better);
}

function isExact(fact: Fact | undefined): fact is ObservedFact {
  return fact?.state === 'observed' && fact.exactness === 'exact';
}

/** Nothing is said about instants: time passes without any change. */
function isWorse(before: FactValue, after: FactValue, better: Better): boolean {
  if (typeof before === 'string' || typeof after === 'string') return false;
  if (typeof before === 'object' || typeof after === 'object') {
    const [was, is] = [wordsOf(before), wordsOf(after)];
    return better === 'more' ? was.some((word) => !is.includes(word)) : is.some((word) => !was.includes(word));
  }
  return better === 'more' ? Number(after) < Number(before) : Number(after) > Number(before);
}

function wordsOf(value: FactValue): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
