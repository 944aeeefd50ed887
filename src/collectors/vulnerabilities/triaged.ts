import type { Fact } from '../../model/fact.ts';
import { instantOf } from '../../model/instant.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import { isInForce as isResponseInForce } from '../../vulnerabilities/response-record.ts';
import { type Counting, recordedBy, recordsRead } from './recorded.ts';
import { make, notListed, type SeenVulnerabilities } from './seen.ts';
import { shareFact } from './share.ts';
import { isInForce } from './triage-records.ts';
import { SAY } from './words.ts';

/** What shows that somebody looked; the same for alerts of dependencies and of code. */
interface Looked {
  readonly state: string;
  readonly dismissedAt: string | null;
  readonly dismissedReason: string | null;
  readonly dismissedComment: string | null;
  readonly assigned: boolean | undefined;
  /** A record of the triage names it. */
  readonly recorded: boolean;
}

/** Alerts with an assignee, a record of their triage or an explained dismissal / all that are open or dismissed. */
export function triagedFact(seen: SeenVulnerabilities): Fact {
  const id = 'vulnerability.triaged-ratio';
  const { alerts, codeAlerts } = seen;
  if (alerts.state === 'seen' && alerts.value === 'off')
    return make.unknownBecause(id, SAY.off(), { sources: alerts.sources });
  const unlisted = [...notListed(alerts), ...notListed(codeAlerts)];
  if (unlisted.length > 0 || alerts.state === 'unseen' || codeAlerts.state === 'unseen' || alerts.value === 'off')
    return make.unknown(id, unlisted);
  const isRecorded = recordedBy(seen, ANY);
  const read = recordsRead(seen, ANY);
  const all: Looked[] = [
    ...alerts.value.map((one) => ({ ...one, recorded: isRecorded(one) })),
    ...codeAlerts.value.filter(({ state }) => state !== 'fixed').map((one) => ({ ...one, recorded: false })),
  ];
  const sources = [...alerts.sources, ...codeAlerts.sources, ...read.sources];
  if (all.length === 0) return make.notApplicable(id, SAY.noAlert(), sources);
  const open = all.filter((one) => !wasLookedAt(one));
  const have = all.length - open.length;
  return shareFact(id, {
    ...{ have, all: all.length, sources },
    hidden: [...read.hidden, ...withoutAssignees(open)],
    because: SAY.triaged(have, all.length, largestBatch(all)),
  });
}

/** Whoever writes a record has looked, whatever it says. */
const ANY: Counting = { entry: isInForce, response: isResponseInForce };

/** GitHub always asks a reason; only a comment explains. */
function wasLookedAt({ state, dismissedReason, dismissedComment, assigned, recorded }: Looked): boolean {
  if (assigned === true || recorded) return true;
  return state === 'dismissed' && (dismissedReason ?? '') !== '' && /[\p{L}\p{N}]/u.test(dismissedComment ?? '');
}

/** A server without assignees hides who looks. */
function withoutAssignees(open: readonly Looked[]): NotSeen[] {
  const hides = open.some(({ assigned }) => assigned === undefined);
  return hides ? [notSeen({ reason: 'not-offered', what: 'the assignees of alerts' })] : [];
}

const MINUTE = 60_000;

/** The most alerts dismissed within one minute: dismissing by the dozen looks like triage. */
function largestBatch(all: readonly Looked[]): number {
  const times = all
    .flatMap(({ dismissedAt }) => (dismissedAt === null ? [] : (instantOf(dismissedAt) ?? [])))
    .sort((a, b) => a - b);
  let [start, most] = [0, 0];
  for (const [end, time] of times.entries()) {
    while (time - (times[start] ?? time) > MINUTE) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}
