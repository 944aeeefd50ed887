import type { Fact } from '../../model/fact.ts';
import { alertFacts } from './alerts.ts';
import { customRulesFact } from './custom-rules.ts';
import { headFact } from './head.ts';
import { languageFact } from './languages.ts';
import { latestScanFact } from './latest.ts';
import { mergedFact } from './merged.ts';
import { requiredFact } from './required.ts';
import { scheduledScanFact } from './scheduled.ts';
import type { SeenScanning } from './seen.ts';
import { stepFacts } from './steps.ts';
import { leastRecentFact } from './supported.ts';

/** All facts of the sheet from what was seen. */
export function judge(seen: SeenScanning): Fact[] {
  return [
    ...stepFacts(seen),
    requiredFact(seen),
    headFact(seen),
    mergedFact(seen),
    latestScanFact(seen),
    scheduledScanFact(seen),
    leastRecentFact(seen),
    languageFact(seen),
    customRulesFact(seen.tree, seen.ownRules),
    ...alertFacts(seen),
  ];
}
