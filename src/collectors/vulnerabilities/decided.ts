import type { Fact } from '../../model/fact.ts';
import type { Text } from '../../model/text.ts';
import { isSevere, make, notListed, type Id, type SeenVulnerabilities } from './seen.ts';
import { hasResponse, isDecided, type TriageEntry } from './triage-records.ts';
import { names } from './triaged.ts';
import { SAY } from './words.ts';

/** What was written down about the severe alerts that are open. */
export function decidedFacts(seen: SeenVulnerabilities): Fact[] {
  return [
    recorded('vulnerability.decided-ratio', seen, { holds: (one) => isDecided(one, seen.at), say: SAY.decided }),
    recorded('vulnerability.response-assigned-ratio', seen, { holds: hasResponse, say: SAY.answered }),
  ];
}

interface Asked {
  readonly holds: (entry: TriageEntry) => boolean;
  readonly say: (have: number, all: number) => Text;
}

function recorded(id: Id, { alerts, triage }: SeenVulnerabilities, { holds, say }: Asked): Fact {
  if (alerts.state === 'seen' && alerts.value === 'off')
    return make.unknownBecause(id, SAY.off(), { sources: alerts.sources });
  const unlisted = notListed(alerts);
  if (unlisted.length > 0 || alerts.state === 'unseen' || alerts.value === 'off') return make.unknown(id, unlisted);
  const severe = alerts.value.filter((one) => one.state === 'open' && isSevere(one));
  if (severe.length === 0) return make.notApplicable(id, SAY.noSevere(), alerts.sources);
  const entries = triage.entries.filter(holds);
  const have = severe.filter(({ advisories }) => entries.some(({ advisory }) => names(advisories, advisory))).length;
  if (have < severe.length && triage.hidden.length > 0) return make.unknown(id, triage.hidden);
  const sources = [...alerts.sources, ...triage.sources];
  return make.observed(id, have / severe.length, { sources, because: say(have, severe.length) });
}
