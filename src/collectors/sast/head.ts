import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import { joinTexts, type Text } from '../../model/text.ts';
import { explainUnseen } from '../../language/unseen.ts';
import { checkRunsSay } from './check-runs.ts';
import type { SuppliedScan } from './sarif.ts';
import { doubts, scansIn } from './scans.ts';
import { bounded, make, printable, undecidable, type SeenHead, type SeenScanning } from './seen.ts';
import { SAY } from './words.ts';

/** An analyser looked at this very commit: by an analysis on record, a SARIF file handed over, or a check that really ran. */
export function headFact(scanning: SeenScanning): Fact {
  const id = 'sast.head-scanned';
  const { head } = scanning;
  if (head === null) return make.unknownBecause(id, SAY.noCommit());
  const answers = [
    recorded(head),
    ...head.supplied.map((scan) => suppliedSays(scan, head)),
    checkRunsSay(scanning, head),
    ...head.unread,
  ];
  const joined = eitherTrue(answers);
  const notes = head.supplied.map((scan) => noteOn(scan, head)).filter((note) => note !== undefined);
  if (joined.state === 'seen') {
    if (joined.value || notes.length === 0) return make.joined(id, joined);
    return make.observed(id, false, { sources: joined.sources, because: joinTexts(notes) });
  }
  const hidden = bounded(joined.hidden);
  if (notes.length === 0) return make.unknown(id, hidden);
  const unseen = hidden.map((each) => each.unseen);
  return make.unknownBecause(id, joinTexts([...notes, explainUnseen(unseen)]), {
    unseen,
    sources: hidden.flatMap((each) => each.sources),
  });
}

/** An analysis of the head or of its test merge. A test merge that cannot be named leaves other commits open. */
function recorded(head: SeenHead): Observation<boolean> {
  const { analyses, testMerge } = head;
  if (analyses.state === 'unseen') return analyses;
  const commits = commitsOf(head);
  const own = { ...analyses, value: analyses.value.filter(({ commit }) => commits.includes(commit)) };
  const scans = scansIn(own);
  if (scans.known.length > 0) return seen(true, analyses.sources);
  const merges: NotSeen[] = testMerge.state === 'unseen' ? [testMerge] : [];
  return [...doubts(scans), ...merges][0] ?? seen(false, analyses.sources);
}

function commitsOf({ commit, testMerge }: SeenHead): string[] {
  const merge = testMerge.state === 'seen' ? testMerge.value : null;
  return merge === null ? [commit] : [commit, merge];
}

function suppliedSays(scan: SuppliedScan, head: SeenHead): Observation<boolean> {
  const sources = [{ path: scan.path }];
  if (scan.state === 'unreadable') return notSeen({ reason: scan.reason, what: scan.path }, sources);
  if (scan.outcome !== 'complete' || scan.kind === 'other') return seen(false, sources);
  if (scan.kind === 'unknown') return undecidable(`${scan.path}: ${printable(scan.tool)}`, sources);
  if (scan.commits.length === 0) return undecidable(`${scan.path}: commit`, sources);
  return seen(matches(scan.commits, head), sources);
}

function matches(commits: readonly string[], head: SeenHead): boolean {
  const own = commitsOf(head).map((commit) => commit.toLowerCase());
  return commits.some((commit) => own.includes(commit.toLowerCase()));
}

/** Why a file that was handed over does not count. */
function noteOn(scan: SuppliedScan, head: SeenHead): Text | undefined {
  if (scan.state === 'unreadable') return undefined;
  const tool = printable(scan.tool);
  if (scan.outcome === 'no-runs') return SAY.noRuns(scan.path);
  if (scan.kind === 'other') return SAY.noAnalyser(scan.path, tool);
  if (scan.outcome !== 'complete') return SAY.noScan[scan.outcome](scan.path, tool);
  if (scan.kind === 'unknown') return SAY.unknownTool(scan.path, tool);
  if (scan.commits.length === 0) return SAY.namelessSarif(scan.path, tool);
  return matches(scan.commits, head) ? undefined : SAY.otherCommit(scan.path, tool);
}
