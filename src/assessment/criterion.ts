import {
  describeEquivalent,
  describeException,
  describeNotApplicable,
  describeOutcome,
  describeUnread,
  NOTHING_TO_JUDGE,
} from '../language/criterion.ts';
import type { CriterionAssessment } from '../model/assessment.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Fact, FactId } from '../model/fact.ts';
import type { Basis, GradedLevel, Result } from '../model/level.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Criterion } from '../model/policy.ts';
import type { NotApplicableTask } from '../model/records.ts';
import { joinTexts, type Text } from '../model/text.ts';
import { evaluate, factsNamed, tasksNamed } from './need.ts';
import type { Ledger } from './records.ts';
import type { BothStandings } from './standings.ts';

/** What every criterion of one assessment is judged by. */
export interface Grounding extends BothStandings {
  readonly facts: ReadonlyMap<FactId, Fact>;
  readonly sheet: FactSheet;
  readonly ledger: Ledger;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface JudgedCriterion {
  readonly assessment: CriterionAssessment;
  /** The result with declarations and equivalents left out. */
  readonly observed: Result;
}

interface Verdict {
  readonly result: Result;
  readonly basis?: Basis;
  readonly message: Text;
}

/** Judges one criterion: by facts first, then with a declaration, then by an equivalent that replaces the whole. */
export function judgeCriterion(criterion: Criterion, level: GradedLevel, grounding: Grounding): JudgedCriterion {
  const observed = outcomeByFacts(criterion, grounding);
  const verdict =
    observed.result === 'met'
      ? verdictOn(observed, 'observed', grounding.sheet)
      : judgeByEquivalentOr(judgeByDeclaration(criterion, grounding), criterion, grounding);
  return {
    assessment: withException(describe(criterion, level, verdict), grounding.ledger),
    observed: resultOf(observed),
  };
}

/** A criterion of a task that is declared not applicable: nothing is judged. */
export function setAside(criterion: Criterion, level: GradedLevel, record: NotApplicableTask): CriterionAssessment {
  return describe(criterion, level, { result: 'not-applicable', message: describeNotApplicable(record) });
}

function outcomeByFacts({ needs }: Criterion, { facts, at, observedStandings }: Grounding): Outcome {
  return evaluate(needs, { facts, at, standings: observedStandings });
}

function judgeByDeclaration({ id, needs }: Criterion, { facts, at, sheet, ledger, standings }: Grounding): Verdict {
  const grounds = { facts, at, standings, declaration: ledger.declarations.get(id), unread: ledger.unreadFor(id) };
  return verdictOn(evaluate(needs, grounds), 'declared', sheet);
}

function verdictOn(outcome: Outcome, basis: Basis, sheet: FactSheet): Verdict {
  const result = resultOf(outcome);
  if (outcome.result === 'not-applicable') return { result, message: NOTHING_TO_JUDGE };
  return { result, ...(result === 'met' ? { basis } : {}), message: describeOutcome(outcome, sheet) };
}

/** A criterion of which every leaf dropped out has judged nothing: unknown, so that it passes nowhere by emptiness. */
function resultOf({ result }: Outcome): Result {
  return result === 'not-applicable' ? 'unknown' : result;
}

/** Records that could not be read may hold an equivalent: "unmet" would then be a guess. */
function judgeByEquivalentOr(verdict: Verdict, { id }: Criterion, { ledger }: Grounding): Verdict {
  if (verdict.result === 'met') return verdict;
  const equivalent = ledger.equivalents.get(id);
  if (equivalent !== undefined) {
    return { result: 'met', basis: 'equivalent', message: describeEquivalent(equivalent) };
  }
  const unread = ledger.unreadFor(id);
  if (unread === undefined || verdict.result === 'unknown') return verdict;
  return { result: 'unknown', message: joinTexts([verdict.message, describeUnread(unread)]) };
}

function describe(criterion: Criterion, level: GradedLevel, verdict: Verdict): CriterionAssessment {
  const { id, mark, needs, remedy } = criterion;
  const { result, basis, message } = verdict;
  const facts = factsNamed(needs);
  const tasks = tasksNamed(needs);
  return {
    id,
    level,
    mark,
    result,
    ...(basis === undefined ? {} : { basis }),
    facts,
    ...(tasks.length === 0 ? {} : { tasks }),
    message,
    remedy,
  };
}

/** An accepted risk is written beside the result and changes none. */
function withException(criterion: CriterionAssessment, { exceptions }: Ledger): CriterionAssessment {
  const exception = exceptions.get(criterion.id);
  if (exception === undefined || (criterion.result !== 'unmet' && criterion.result !== 'unknown')) return criterion;
  const message = joinTexts([criterion.message, describeException(exception)]);
  return { ...criterion, excepted: { until: exception.expires, by: exception.approver }, message };
}
