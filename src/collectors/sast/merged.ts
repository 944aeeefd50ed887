import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Analysis } from '../../ports/code-scanning.ts';
import { doubts, scansElsewhere, scansIn } from './scans.ts';
import { bounded, make, type SeenMerge, type SeenScanning } from './seen.ts';
import { SAY } from './words.ts';

/** Of the last merged pull requests, robots' ones included, how many had a scan on record. One that cannot be told makes it unknown. */
export function mergedFact({ merged, tree, branchAnalyses }: SeenScanning): Fact {
  const id = 'sast.merged-heads-scanned-ratio';
  if (merged.state === 'unseen') return make.unknown(id, [merged]);
  const { value: all, missing } = merged;
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, merged.sources)]);
  if (all.length === 0) return make.notApplicable(id, SAY.nothingMerged(), merged.sources);
  const answers = all.map(mergeScanned);
  const scanned = answers.filter((answer) => answer === true).length;
  const open = answers.flatMap((answer) => (typeof answer === 'boolean' ? [] : answer));
  if (scanned < all.length) open.push(...scansElsewhere(tree, scansIn(branchAnalyses)));
  if (open.length > 0) return make.unknown(id, bounded(open));
  const sources = [...merged.sources, ...(all[0]?.analyses.sources ?? [])];
  return make.observed(id, scanned / all.length, { sources, because: SAY.mergedScanned(scanned, all.length) });
}

/** An analysis of the head, or of a merge made to test this pull request; which head that merge had is not on record. */
function mergeScanned({ number, headCommit, analyses }: SeenMerge): boolean | NotSeen[] {
  const own = (analysis: Analysis) => analysis.commit === headCommit || isOf(number, analysis);
  const scans = scansIn(analyses.state === 'unseen' ? analyses : { ...analyses, value: analyses.value.filter(own) });
  if (scans.known.length > 0) return true;
  const open = doubts(scans);
  return open.length > 0 ? open : false;
}

function isOf(number: number, { ref }: Analysis): boolean {
  return ref === `refs/pull/${number}/merge` || ref === `refs/pull/${number}/head`;
}
