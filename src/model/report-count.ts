import type { Fact } from './fact.ts';

/** How much of one report nobody could see. */
export interface ReportCount {
  readonly unknown: number;
  readonly asked: number;
  /** When it was shown, RFC 3339. */
  readonly at: string;
}

/** Reports that the fact about them looks back on. */
export const RECENT_REPORTS = 3;

/** The fact that is made from these counts; counted itself, it would keep a first report's hole for two more. */
const ABOUT_REPORTS = 'ci.recent-unknown-ratio';

/** Unknown facts and all facts of one report; undefined where it asked nothing. What is not applicable was answered. */
export function reportCount(facts: readonly Fact[], at: string): ReportCount | undefined {
  const asked = facts.filter(({ id }) => id !== ABOUT_REPORTS);
  if (asked.length === 0) return undefined;
  return { unknown: asked.filter(({ state }) => state === 'unknown').length, asked: asked.length, at };
}
