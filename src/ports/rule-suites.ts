import type { Observation } from '../model/observation.ts';

/** Pushes judged by rulesets. */
export interface RuleSuites {
  /** Ids of the pushes of the last month that went past a rule; a month is all that GitHub offers. */
  recentBypasses(): Promise<Observation<readonly number[]>>;
}
