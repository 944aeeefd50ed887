import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { Analysis } from '../../ports/code-scanning.ts';
import type { Measures } from '../types.ts';
import type { AnalysesByRef } from './read.ts';
import { doubts, newerDoubts, newestOf, scansElsewhere, scansIn, timeOf } from './scans.ts';
import { bounded, make, type SeenScanning } from './seen.ts';
import { SAY } from './words.ts';

const ID = 'sast.least-recent-branch-scan-at';

/** Branches whose scans are looked for; each may cost a request. */
const MAX_BRANCHES = 20;

export interface SupportedBranch {
  readonly name: string;
  readonly analyses: Observation<readonly Analysis[]>;
}

/** Undefined = nobody said which branches still get fixes. */
export type SeenSupported =
  | { readonly state: 'named'; readonly branches: readonly SupportedBranch[]; readonly cut: boolean }
  | { readonly state: 'unknown'; readonly because: NotSeen };

export async function readSupported(
  measures: Measures | undefined,
  analyses: Pick<AnalysesByRef, 'of'>,
): Promise<SeenSupported | undefined> {
  const named = measures?.supportedBranches;
  if (named?.state === 'unseen') return { state: 'unknown', because: named };
  const names = named?.value ?? [];
  if (names.length === 0) return undefined;
  const of = async (name: string) => ({ name, analyses: await analyses.of(`refs/heads/${name}`) });
  const branches = await Promise.all(names.slice(0, MAX_BRANCHES).map(of));
  return { state: 'named', branches, cut: names.length > MAX_BRANCHES };
}

/** When the branch was scanned last that was left longest, of those that still get fixes. */
export function leastRecentFact({ supported, tree }: SeenScanning): Fact {
  if (supported === undefined)
    return make.unknownBecause(ID, SAY.noBranches(), {
      unseen: [{ reason: 'not-supplied', what: 'supportedBranches in .github/ssdf-gate.yml' }],
    });
  if (supported.state === 'unknown') return make.unknown(ID, [supported.because]);
  const looked = supported.branches.map((branch) => lookAt(branch, tree));
  const sources = supported.branches.flatMap(({ analyses }) => analyses.sources);
  const never = looked.find(({ newest, open }) => newest === undefined && open.length === 0);
  if (never !== undefined) return make.observed(ID, 'never', { sources, because: SAY.branchNeverScanned(never.name) });
  const open = bounded([...looked.flatMap((one) => one.open), ...(supported.cut ? [TOO_MANY] : [])]);
  return open.length > 0 ? inPart(looked, { open, sources }) : make.observed(ID, ...oldestOf(looked, sources));
}

interface Looked {
  readonly name: string;
  readonly newest: string | undefined;
  /** What keeps the newest scan of the branch from being known. */
  readonly open: readonly NotSeen[];
}

/** That an analyser of the tree uploads nothing keeps "never" from being said; a scan on record is one all the same. */
function lookAt({ name, analyses }: SupportedBranch, tree: SeenScanning['tree']): Looked {
  const scans = scansIn(analyses);
  const newest = newestOf(scans.known);
  if (newest === undefined) return { name, newest, open: [...doubts(scans), ...scansElsewhere(tree, scans)] };
  return { name, newest: newest.createdAt, open: newerDoubts(scans, newest) };
}

const TOO_MANY = notSeen({ reason: 'truncated', what: 'supportedBranches in .github/ssdf-gate.yml' });

interface Partly {
  readonly open: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** The oldest of the branches that are known for certain: what is not known of the others can only be earlier or change nothing. */
function inPart(looked: readonly Looked[], { open, sources }: Partly): Fact {
  const certain = looked.filter((one) => one.open.length === 0);
  if (certain.length === 0) return make.unknown(ID, open);
  const [at, more] = oldestOf(certain, sources);
  return make.observed(ID, at, { ...more, exactness: 'atMost', hidden: open.map(({ unseen }) => unseen) });
}

function oldestOf(looked: readonly Looked[], sources: readonly Source[]) {
  const dated = looked.flatMap(({ name, newest }) => (newest === undefined ? [] : [{ name, at: newest }]));
  const [oldest] = dated.sort((a, b) => timeOf(a.at) - timeOf(b.at));
  const because = SAY.oldestOfBranches(oldest?.name ?? '', looked.length);
  return [oldest?.at ?? 'never', { sources, because }] as const;
}
