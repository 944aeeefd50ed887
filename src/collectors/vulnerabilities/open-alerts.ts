import { explainUnseen } from '../../language/unseen.ts';
import type { Fact, FactValue } from '../../model/fact.ts';
import { instantOf } from '../../model/instant.ts';
import { joinTexts } from '../../model/text.ts';
import type { AlertSeverity, DependencyAlert } from '../../ports/dependency-alerts.ts';
import { isSevere, make, notListed, type Id, type SeenVulnerabilities } from './seen.ts';
import { SAY } from './words.ts';

/** What is open. A feature that is off looked at nothing, so that it leaves no number. */
export function openFacts(seen: SeenVulnerabilities): Fact[] {
  return [
    openSevere(seen),
    oldest('vulnerability.oldest-open-critical-at', 'critical', seen),
    oldest('vulnerability.oldest-open-high-at', 'high', seen),
  ];
}

function openSevere(seen: SeenVulnerabilities): Fact {
  const id = 'vulnerability.open-severe';
  return fromOpen(id, seen, (open) => {
    const severe = open.filter(isSevere);
    const because = SAY.open(severe.length, severe.filter(({ development }) => development).length);
    return counted(id, severe.length, { seen, because });
  });
}

function oldest(id: Id, severity: AlertSeverity, seen: SeenVulnerabilities): Fact {
  return fromOpen(id, seen, (open) => {
    const times = open.filter((alert) => alert.severity === severity).map(({ createdAt }) => createdAt);
    const [first] = times.sort((a, b) => (instantOf(a) ?? 0) - (instantOf(b) ?? 0));
    return bound(id, first ?? 'none', { seen, exactness: 'atMost', isEmpty: first === undefined });
  });
}

function fromOpen(id: Id, { alerts }: SeenVulnerabilities, say: (open: readonly DependencyAlert[]) => Fact): Fact {
  if (alerts.state === 'unseen') return make.unknown(id, [alerts]);
  if (alerts.value === 'off') return make.unknownBecause(id, SAY.off(), { sources: alerts.sources });
  return say(alerts.value.filter(({ state }) => state === 'open'));
}

interface Counting {
  readonly seen: SeenVulnerabilities;
  readonly because?: Parameters<typeof joinTexts>[0][number];
}

function counted(id: Id, count: number, { seen, because }: Counting): Fact {
  return bound(id, count, { seen, exactness: 'atLeast', isEmpty: count === 0, ...(because && { because }) });
}

interface Bound extends Counting {
  readonly exactness: 'atLeast' | 'atMost';
  /** Nothing was seen in the list: of a list that was cut, that says nothing. */
  readonly isEmpty: boolean;
}

function bound(id: Id, value: FactValue, { seen, exactness, isEmpty, because }: Bound): Fact {
  const { sources } = seen.alerts;
  const missing = notListed(seen.alerts);
  if (missing.length === 0) return make.observed(id, value, { sources, ...(because && { because }) });
  if (isEmpty) return make.unknown(id, missing);
  const hidden = missing.map(({ unseen }) => unseen);
  const why = explainUnseen(hidden);
  return make.observed(id, value, {
    ...{ sources, exactness, hidden },
    because: because === undefined ? why : joinTexts([because, why]),
  });
}
