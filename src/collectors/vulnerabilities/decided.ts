import type { Fact } from '../../model/fact.ts';
import type { Text } from '../../model/text.ts';
import { isAnswer } from '../../vulnerabilities/response-record.ts';
import { type Counting, recordedBy, recordsRead } from './recorded.ts';
import { isSevere, make, notListed, type Id, type SeenVulnerabilities } from './seen.ts';
import { shareFact } from './share.ts';
import { hasResponse, isDecided } from './triage-records.ts';
import { SAY } from './words.ts';

/** What was written down about the severe alerts that are open. */
export function decidedFacts(seen: SeenVulnerabilities): Fact[] {
  return [
    recorded('vulnerability.decided-ratio', seen, { entry: isDecided, say: SAY.decided }),
    recorded('vulnerability.response-assigned-ratio', seen, {
      ...{ entry: hasResponse, response: isAnswer, say: SAY.answered },
    }),
  ];
}

interface Asked extends Counting {
  readonly say: (have: number, all: number) => Text;
}

function recorded(id: Id, seen: SeenVulnerabilities, asked: Asked): Fact {
  const { alerts } = seen;
  if (alerts.state === 'seen' && alerts.value === 'off')
    return make.unknownBecause(id, SAY.off(), { sources: alerts.sources });
  const unlisted = notListed(alerts);
  if (unlisted.length > 0 || alerts.state === 'unseen' || alerts.value === 'off') return make.unknown(id, unlisted);
  const severe = alerts.value.filter((one) => one.state === 'open' && isSevere(one));
  if (severe.length === 0) return make.notApplicable(id, SAY.noSevere(), alerts.sources);
  const have = severe.filter(recordedBy(seen, asked)).length;
  const read = recordsRead(seen, asked);
  return shareFact(id, {
    ...{ have, all: severe.length, hidden: read.hidden },
    sources: [...alerts.sources, ...read.sources],
    because: asked.say(have, severe.length),
  });
}
