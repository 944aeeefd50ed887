import type { Digest } from './digest.ts';
import type { SbomDiff } from './sbom-diff.ts';
import type { Text } from './text.ts';

/** One SBOM of a release, as it was compared. `archive`: the release carries it no more; this App kept a copy. */
export interface ComparedSbom {
  readonly name: string;
  readonly digest: Digest;
  readonly from: 'release' | 'archive';
}

/**
 * The SBOMs of one product in two releases.
 * - `same-file`: the file of the release before lies there again, which says nothing of this release.
 * - `empty`: neither lists a component, so that there was nothing to compare.
 */
export type SbomPair = {
  /** Name of the primary component; empty where it has none. */
  readonly product: string;
  readonly before: ComparedSbom;
  readonly now: ComparedSbom;
} & (
  | {
      readonly state: 'compared';
      readonly counts: Readonly<Record<keyof SbomDiff, number>>;
      /** The first entries of each kind; the counts are whole. */
      readonly diff: SbomDiff;
    }
  | { readonly state: 'same-file' | 'empty' }
);

/** What changed in the components since the release before, or why nobody can tell. Silence is never "nothing changed". */
export type SbomHistory =
  | {
      readonly state: 'compared';
      readonly previous: string;
      readonly pairs: readonly SbomPair[];
      /** What takes certainty from the comparison: files replaced since, not valid, about another version, not seen. */
      readonly notes: readonly Text[];
    }
  /** The whole list of releases was seen, and none is before this one. */
  | { readonly state: 'first' }
  | { readonly state: 'not-compared'; readonly previous: string | null; readonly because: Text };

/** A vulnerability that a release fixes, and who tells so. */
export interface FixedVulnerability {
  readonly id: string;
  readonly toldBy: readonly ('advisory' | 'components' | 'vex')[];
  /** A VEX of the release states that it is fixed. */
  readonly inVex: boolean;
}

/**
 * Whether a release that fixes vulnerabilities carries a new SBOM and a VEX that says so of each.
 * `unknown`: something could not be looked at that may change the answer.
 */
export interface FixingRelease {
  readonly state: 'fixes-none' | 'holds' | 'fails' | 'unknown';
  readonly fixes: readonly FixedVulnerability[];
  readonly newSbom: 'yes' | 'no' | 'unknown';
  readonly because: Text;
}

export const PHASES = ['identification', 'prioritisation', 'sharing', 'response'] as const;
export const PHASE_STATES = ['done', 'partly', 'not-done', 'cannot-be-judged'] as const;
export type PhaseState = (typeof PHASE_STATES)[number];

/** One of the four phases of the deck's SBOM process, and how far it got. */
export interface Phase {
  readonly phase: (typeof PHASES)[number];
  readonly state: PhaseState;
  /** Absent where these readers may see the state alone. */
  readonly because?: Text;
}

/** How the components and the known vulnerabilities of one release were handled. */
export interface ReleaseHandling {
  readonly sboms: SbomHistory;
  /** Absent where no release of the tag shows. */
  readonly fixing?: FixingRelease;
  /** Absent where nobody decides upon vulnerabilities. */
  readonly phases?: readonly Phase[];
}
