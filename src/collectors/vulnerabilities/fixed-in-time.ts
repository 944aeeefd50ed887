import type { FixLimits } from '../../model/configuration.ts';
import type { Fact } from '../../model/fact.ts';
import { instantOf } from '../../model/instant.ts';
import type { ClosedAlert } from '../../ports/dependency-alerts.ts';
import { ratioFact } from '../ratio.ts';
import { make, notListed, type SeenVulnerabilities } from './seen.ts';
import { SAY } from './words.ts';

const ID = 'vulnerability.fixed-in-time-ratio';
const DAY = 86_400_000;

/**
 * Severe alerts that were fixed in the time that the configuration gives, of all that were fixed or whose time has run out. A
 * dismissal is no fix: such an alert falls due like an open one. One that a rule dismissed in time was decided by nobody in
 * particular: it leaves the sum and is named; dismissed after its time it was late. Limits are people's: without them nothing is judged.
 */
export function fixedInTimeFact({ alerts, limits, at }: SeenVulnerabilities): Fact {
  if (limits === undefined)
    return make.unknownBecause(ID, SAY.noLimits(), {
      unseen: [{ reason: 'not-supplied', what: 'fixWithin in .github/ssdf-gate.yml' }],
    });
  if (limits.state === 'unknown') return make.unknown(ID, [limits.because]);
  const { within, fixed } = limits;
  if (alerts.state === 'unseen' || fixed.state === 'unseen')
    return make.unknown(ID, [...notListed(alerts), ...notListed(fixed)]);
  if (alerts.value === 'off' || fixed.value === 'off')
    return make.unknownBecause(ID, SAY.off(), { sources: alerts.sources });
  const late = alerts.value.filter((one) => dueAt(one, within) < timeOf(at));
  const inTime = fixed.value.filter((one) => timeOf(one.closedAt) <= dueAt(one, within));
  const byRule = inTime.filter(({ how }) => how === 'auto-dismissed').length;
  const have = inTime.length - byRule;
  const total = fixed.value.length - byRule + late.length;
  return ratioFact(make, ID, {
    ...{ have, total, hidden: [...notListed(alerts), ...notListed(fixed)] },
    sources: [...alerts.sources, ...fixed.sources],
    because: SAY.fixedInTime({ have, total, byRule }, within),
    nothing: SAY.nothingDue(byRule),
  });
}

/** Never for an alert that is not severe. */
function dueAt(
  { severity, createdAt }: Pick<ClosedAlert, 'createdAt'> & { readonly severity: string },
  within: FixLimits,
) {
  if (severity !== 'critical' && severity !== 'high') return Infinity;
  return timeOf(createdAt) + Number.parseInt(within[severity].slice(1), 10) * DAY;
}

function timeOf(instant: string): number {
  return instantOf(instant) ?? NaN;
}
