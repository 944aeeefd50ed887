import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation, type Unseen } from '../../model/observation.ts';
import { instantOf } from '../../model/instant.ts';
import type { CodeAlert } from '../../ports/code-scanning.ts';
import { doubts, scansIn } from './scans.ts';
import { bounded, make, printable, undecidable, type SeenScanning } from './seen.ts';
import { kindOfTool } from './tools.ts';
import { SAY } from './words.ts';

/** What the analysers found and what became of it. Nothing found says something only after a scan. */
export function alertFacts(scanning: SeenScanning): Fact[] {
  const open = openSevere(scanning);
  return [openFact(open), oldestFact(open), dismissalsFact(scanning)];
}

interface OpenSevere {
  readonly alerts: readonly CodeAlert[];
  /** What may hold more of them. */
  readonly hidden: readonly NotSeen[];
  readonly sources: Fact['sources'];
  /** What keeps an empty list from saying "none": no scan, or none that was seen. */
  readonly unscanned: readonly NotSeen[];
  readonly neverScanned: boolean;
}

function openSevere({ openAlerts, branchAnalyses }: SeenScanning): OpenSevere {
  const scans = scansIn(branchAnalyses);
  const scanned = scans.known.length > 0;
  const unscanned = scanned ? [] : doubts(scans);
  const neverScanned = !scanned && unscanned.length === 0;
  const sources = [...openAlerts.sources, ...branchAnalyses.sources];
  if (openAlerts.state === 'unseen') return { alerts: [], hidden: [openAlerts], sources, unscanned, neverScanned };
  const severe = openAlerts.value.filter((alert) => alert.state === 'open' && isSevere(alert));
  const strangers = severe.filter(({ tool }) => kindOfTool(tool) === 'unknown');
  const alerts = severe.filter(({ tool }) => kindOfTool(tool) === 'sast');
  return {
    alerts,
    hidden: bounded([...notListed(openAlerts), ...byStrangers(strangers)]),
    sources,
    unscanned,
    neverScanned,
  };
}

/** Rules without a security severity speak through their own. */
function isSevere({ securitySeverity, ruleSeverity }: CodeAlert): boolean {
  if (securitySeverity !== null) return securitySeverity === 'critical' || securitySeverity === 'high';
  return ruleSeverity === 'error';
}

function byStrangers(alerts: readonly CodeAlert[]): NotSeen[] {
  return [...new Set(alerts.map(({ tool }) => printable(tool)))].map((tool) => undecidable(`alerts by ${tool}`));
}

function openFact(open: OpenSevere): Fact {
  const id = 'sast.open-severe';
  const { alerts, sources } = open;
  if (alerts.length === 0) return nothingOpen(id, open, () => make.observed(id, 0, { sources }));
  return make.observed(id, alerts.length, { sources, ...bound(open, 'atLeast') });
}

function oldestFact(open: OpenSevere): Fact {
  const id = 'sast.oldest-open-severe-at';
  const { alerts, sources } = open;
  const [oldest] = alerts.map(({ createdAt }) => createdAt).sort((a, b) => (instantOf(a) ?? 0) - (instantOf(b) ?? 0));
  if (oldest === undefined) return nothingOpen(id, open, () => make.observed(id, 'none', { sources }));
  return make.observed(id, oldest, { sources, ...bound(open, 'atMost') });
}

function bound({ hidden, unscanned }: OpenSevere, exactness: 'atLeast' | 'atMost') {
  const unseen: Unseen[] = [...hidden, ...unscanned].map((each) => each.unseen);
  return unseen.length === 0 ? {} : { exactness, hidden: unseen };
}

function nothingOpen(
  id: 'sast.open-severe' | 'sast.oldest-open-severe-at',
  { hidden, unscanned, neverScanned, sources }: OpenSevere,
  otherwise: () => Fact,
): Fact {
  const open = bounded([...hidden, ...unscanned]);
  // GitHub answers 404 about alerts too where nothing was ever analysed; the reason is then not a permission.
  if (neverScanned) return make.unknownBecause(id, SAY.nobodyLooked(), { sources });
  return open.length > 0 ? make.unknown(id, open) : otherwise();
}

/** GitHub always asks a reason; only the comment explains. */
function dismissalsFact({ dismissedAlerts, branchAnalyses }: SeenScanning): Fact {
  const id = 'sast.dismissals-explained-ratio';
  const scans = scansIn(branchAnalyses);
  const unscanned = scans.known.length > 0 ? [] : doubts(scans);
  const { sources } = dismissedAlerts;
  const dismissed = dismissedAlerts.state === 'seen' ? dismissedAlerts.value.filter(isDismissed) : [];
  const own = dismissed.filter(({ tool }) => kindOfTool(tool) === 'sast');
  if (own.length === 0 && scans.known.length === 0 && unscanned.length === 0)
    return make.unknownBecause(id, SAY.nobodyLooked(), { sources });
  const strangers = byStrangers(dismissed.filter(({ tool }) => kindOfTool(tool) === 'unknown'));
  const open = bounded([...notListed(dismissedAlerts), ...strangers, ...(own.length === 0 ? unscanned : [])]);
  if (open.length > 0) return make.unknown(id, open);
  if (own.length === 0) return make.notApplicable(id, SAY.nothingDismissed(), sources);
  const explained = own.filter(isExplained).length;
  return make.observed(id, explained / own.length, { sources, because: SAY.dismissals(explained, own.length) });
}

function isDismissed({ state }: CodeAlert): boolean {
  return state === 'dismissed';
}

/** The part of a list that was not seen. */
function notListed(list: Observation<unknown>): NotSeen[] {
  if (list.state === 'unseen') return [list];
  return list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
}

function isExplained({ dismissedReason, dismissedComment }: CodeAlert): boolean {
  return (dismissedReason ?? '') !== '' && /[\p{L}\p{N}]/u.test(dismissedComment ?? '');
}
