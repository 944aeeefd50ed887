import { type Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import { RECENT_REPORTS, type ReportCount } from '../../model/report-count.ts';
import { make } from './seen.ts';
import { SAY } from './words.ts';

/**
 * The worst of the last reports of the default branch and of releases. Fewer than three say nothing of "recent": a first report
 * that saw everything is no habit. What a pull request's report could not see is not counted: its author would choose it.
 */
export function recentUnknownFact(reports: readonly ReportCount[] | undefined): Fact {
  const id = 'ci.recent-unknown-ratio';
  if (reports === undefined) return make.unknownBecause(id, SAY.noLedger(), { unseen: [LEDGER] });
  const recent = reports.slice(0, RECENT_REPORTS);
  if (recent.length < RECENT_REPORTS)
    return make.unknownBecause(id, SAY.fewReports(recent.length), { unseen: [LEDGER] });
  const [first, ...others] = recent;
  if (first === undefined) throw new RangeError('three reports have a first one');
  const worst = others.reduce((a, b) => (shareOf(b) > shareOf(a) ? b : a), first);
  return make.observed(id, shareOf(worst), { because: SAY.worstReport(worst) });
}

const LEDGER = notSeen({ reason: 'not-supplied', what: 'the ledger of earlier reports' }).unseen;

function shareOf({ unknown, asked }: ReportCount): number {
  return unknown / asked;
}
