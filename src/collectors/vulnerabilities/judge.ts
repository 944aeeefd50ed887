import type { Fact } from '../../model/fact.ts';
import { decidedFacts } from './decided.ts';
import { exploitedFact } from './exploited.ts';
import { fixedInTimeFact } from './fixed-in-time.ts';
import { malwareFact } from './malware.ts';
import { matchFacts } from './matched.ts';
import { openFacts } from './open-alerts.ts';
import { reportFacts } from './reports.ts';
import type { SeenVulnerabilities } from './seen.ts';
import { triagedFact } from './triaged.ts';

/** All facts of the sheet from what was seen. */
export function judge(seen: SeenVulnerabilities): Fact[] {
  return [
    ...openFacts(seen),
    malwareFact(seen),
    triagedFact(seen),
    ...decidedFacts(seen),
    ...reportFacts(seen),
    exploitedFact(seen),
    fixedInTimeFact(seen),
    ...matchFacts(seen.match),
  ];
}
