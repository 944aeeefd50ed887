import { instantOf } from '../../model/instant.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Analysis } from '../../ports/code-scanning.ts';
import { printable, undecidable, type SeenTree } from './seen.ts';
import { isCodeQl, kindOfTool, letters } from './tools.ts';

/** A list of analyses, told apart: scans by analysers of source code, scans by tools nobody knows, and what was not seen. */
export interface Scans {
  /** In the order of the list, newest first. */
  readonly known: readonly Analysis[];
  readonly doubtful: readonly Analysis[];
  readonly hidden: readonly NotSeen[];
}

/** A failed upload, and one that neither had rules nor found anything, is no scan. */
export function isScan({ error, rules, results }: Analysis): boolean {
  return error === '' && (rules > 0 || results > 0);
}

export function scansIn(analyses: Observation<readonly Analysis[]>): Scans {
  if (analyses.state === 'unseen') return { known: [], doubtful: [], hidden: [analyses] };
  const scans = analyses.value.filter(isScan);
  const { missing, sources } = analyses;
  return {
    known: scans.filter(({ tool }) => kindOfTool(tool) === 'sast'),
    doubtful: scans.filter(({ tool }) => kindOfTool(tool) === 'unknown'),
    hidden: missing === undefined ? [] : [notSeen(missing, sources)],
  };
}

/** What keeps "no scan" from being said: answers that were not seen, and tools that nobody knows. */
export function doubts({ doubtful, hidden }: Scans): NotSeen[] {
  const tools = [...new Set(doubtful.map(({ tool }) => tool))];
  return [...hidden, ...tools.map((tool) => undecidable(`analysis by ${printable(tool)}`))];
}

/**
 * Analysers that a workflow runs and of which nothing is on record: they need not upload, so that their scans may never show
 * here and an empty list does not say "never scanned". CodeQL always uploads.
 */
export function scansElsewhere(tree: Observation<SeenTree>, { known }: Pick<Scans, 'known'>): NotSeen[] {
  if (tree.state === 'unseen') return [tree];
  const shown = known.map(({ tool }) => letters(tool));
  const steps = tree.value.toolchain.tools.filter(({ category, tool }) => category === 'sast' && !isCodeQl(tool));
  const silent = steps.map(({ tool }) => tool).filter((tool) => !shown.some((name) => name.startsWith(letters(tool))));
  const unread = tree.value.hidden.map((unseen) => notSeen(unseen));
  return [...unread, ...[...new Set(silent)].map((tool) => undecidable(`results of ${tool}`))];
}

/** The newest of several, whatever their order. */
export function newestOf(scans: readonly Analysis[]): Analysis | undefined {
  return scans.reduce<Analysis | undefined>((best, each) => (isAfter(each, best) ? each : best), undefined);
}

/**
 * What may be newer than the newest scan seen: one by a tool nobody knows, or a member that was not in the expected form.
 * The end of a list that was cut is older.
 */
export function newerDoubts(scans: Scans, newest: Analysis): NotSeen[] {
  const doubtful = scans.doubtful.filter((each) => isAfter(each, newest));
  return doubts({ ...scans, doubtful, hidden: scans.hidden.filter(({ unseen }) => unseen.reason === 'malformed') });
}

function isAfter(each: Analysis, other: Analysis | undefined): boolean {
  return other === undefined || timeOf(each.createdAt) > timeOf(other.createdAt);
}

export function timeOf(instant: string): number {
  return instantOf(instant) ?? -Infinity;
}
