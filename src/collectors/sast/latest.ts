import type { Fact } from '../../model/fact.ts';
import { doubts, newerDoubts, newestOf, scansElsewhere, scansIn } from './scans.ts';
import { bounded, make, type SeenScanning } from './seen.ts';
import { SAY } from './words.ts';

/** The newest scan of the branch on record; a bound where a newer one may hide. */
export function latestScanFact({ branchAnalyses, tree }: SeenScanning): Fact {
  const id = 'sast.latest-scan-at';
  const { sources } = branchAnalyses;
  const scans = scansIn(branchAnalyses);
  const elsewhere = scansElsewhere(tree, scans);
  const newest = newestOf(scans.known);
  if (newest !== undefined) {
    const hidden = bounded([...newerDoubts(scans, newest), ...elsewhere]).map(({ unseen }) => unseen);
    const bound = hidden.length > 0 ? ({ exactness: 'atLeast', hidden } as const) : {};
    return make.observed(id, newest.createdAt, { sources, ...bound });
  }
  const open = bounded([...doubts(scans), ...elsewhere]);
  return open.length > 0
    ? make.unknown(id, open)
    : make.observed(id, 'never', { sources, because: SAY.neverScanned() });
}
