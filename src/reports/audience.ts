import type { CriterionAssessment } from '../model/assessment.ts';
import { type Audience, type FactId, mayBeShownTo, narrowestAudience } from '../model/fact.ts';
import type { ReportInput, ReportOptions } from './types.ts';

/** The narrowest circle of the facts behind a criterion; one without facts (a declaration) is public. */
export function audienceOfCriterion(
  { facts }: Pick<CriterionAssessment, 'facts'>,
  input: Pick<ReportInput, 'facts'>,
): Audience {
  // A fact nobody describes any more is shown to nobody: its audience is not known.
  return narrowestAudience(facts.map((id) => input.facts[id]?.audience ?? 'organisation'));
}

/** True when this report may say what a criterion found. Otherwise only its effect on the level shows. */
export function mayShow(
  criterion: Pick<CriterionAssessment, 'facts'>,
  input: Pick<ReportInput, 'facts'>,
  options: ReportOptions,
): boolean {
  return mayBeShownTo(audienceOfCriterion(criterion, input), options.audience);
}

export function mayShowFact(id: FactId, input: Pick<ReportInput, 'facts'>, options: ReportOptions): boolean {
  return mayBeShownTo(input.facts[id]?.audience ?? 'organisation', options.audience);
}
