import { before, dateOf, durationOf, isLaterDate } from '../model/instant.ts';
import type { RefusedReview, ReviewCount, ReviewProblem } from '../model/outcome.ts';
import type { ReviewsNeed } from '../model/policy.ts';
import type { Declaration, Review } from '../model/records.ts';

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The review records of a declaration that count at one time, each date once, and why the others do not. */
export function countReviews(declaration: Declaration, { within }: ReviewsNeed, at: number): ReviewCount {
  const earliest = startOf(within, at);
  const counted = new Set<string>();
  const refused: RefusedReview[] = [];
  for (const review of declaration.reviews ?? []) {
    const problem = problemOf(review, earliest, at) ?? (counted.has(review.date) ? 'same-date' : undefined);
    if (problem === undefined) counted.add(review.date);
    else refused.push({ date: review.date, problem });
  }
  return { declaration, counted: [...counted].sort(), refused: refused.sort(byDate) };
}

/** The first date inside the window; a window that is no duration holds no date at all. */
function startOf(within: string, at: number): string | undefined {
  const duration = durationOf(within);
  return duration === undefined ? undefined : dateOf(before(at, duration));
}

function problemOf(
  { date, participants }: Review,
  earliest: string | undefined,
  at: number,
): ReviewProblem | undefined {
  if (!FULL_DATE.test(date)) return 'no-date';
  if (participants.every((person) => person.trim() === '')) return 'without-participants';
  if (isLaterDate(date, at)) return 'later';
  return earliest === undefined || date < earliest ? 'before-window' : undefined;
}

function byDate(a: RefusedReview, b: RefusedReview): number {
  const [first, second] = [`${a.date} ${a.problem}`, `${b.date} ${b.problem}`];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
