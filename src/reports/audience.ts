import type { CriterionAssessment } from '../model/assessment.ts';
import { type Evidence, factOf } from '../model/evidence.ts';
import { type Audience, type FactId, mayBeShownTo, narrowestAudience } from '../model/fact.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { ReportOptions } from './types.ts';

/** What decides who may see a fact: its sheet, and the evidence, which may name a narrower circle. */
export interface Circles {
  readonly facts: FactSheet;
  readonly evidence?: Evidence;
}

/** A fact nobody describes any more is shown to nobody: its audience is not known. */
export function audienceOfFact(id: FactId, { facts, evidence }: Circles): Audience {
  const seen = evidence === undefined ? undefined : factOf(evidence, id)?.audience;
  return narrowestAudience([facts[id]?.audience ?? 'organisation', seen ?? 'public']);
}

export function mayShowFact(id: FactId, circles: Circles, { audience }: ReportOptions): boolean {
  return mayBeShownTo(audienceOfFact(id, circles), audience);
}

/**
 * True when this report may say what a criterion found; otherwise only its effect on the level shows. One that names no
 * fact rests on a declaration, which lies in the repository and is read with it.
 */
export function mayShow(
  { facts }: Pick<CriterionAssessment, 'facts'>,
  circles: Circles,
  options: ReportOptions,
): boolean {
  return facts.every((id) => mayShowFact(id, circles, options));
}
