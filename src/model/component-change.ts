import type { EpssScore } from './epss.ts';
import type { StatedDecision } from './stated-decision.ts';
import type { Text } from './text.ts';

/** A known vulnerability of a component version, by the hosting service's own word for its severity. */
export interface KnownVulnerability {
  readonly advisory: string;
  /** `unknown` where nobody scored it, `malware` for a package that does harm by itself. */
  readonly severity: string;
  /** A package that does harm by itself: nothing to decide, something to leave out. */
  readonly malware?: true;
  /** Nobody can tell whether this very version has it. */
  readonly untold?: true;
  /** CVE ids and other names of it, where an advisory gives them. */
  readonly aliases?: readonly string[];
  readonly fixedIn?: string;
  readonly epss?: EpssScore;
  /** What to do about it by the decision table in use; absent for malware and where nobody decides. */
  readonly decision?: StatedDecision;
}

export const COMPONENT_CHANGE_KINDS = ['added', 'upgraded', 'downgraded', 'changed', 'removed'] as const;
/** `changed`: another version, of which nobody can tell whether it is a later one. */
export type ComponentChangeKind = (typeof COMPONENT_CHANGE_KINDS)[number];

/** What a change does to one component in one manifest. */
export interface ComponentChange {
  readonly kind: ComponentChangeKind;
  readonly ecosystem: string;
  readonly name: string;
  /** The version after the change; the last one of a component that is removed. */
  readonly version: string;
  readonly before?: string;
  /** The manifest, and the line of it at the head that names the component; the line is absent where none was found. */
  readonly path: string;
  readonly line?: number;
  readonly development: boolean;
  /** SPDX expression; null = the hosting service could not tell. */
  readonly license: string | null;
  /** The license before, where it was another one. */
  readonly licenseBefore?: string | null;
  /** The hosting service knows in which repository the source lies. */
  readonly sourceKnown: boolean;
  /** Those of this version that no version before the change had in this repository. */
  readonly newVulnerabilities: readonly KnownVulnerability[];
  /** Those that it had before and still has. */
  readonly oldVulnerabilities: readonly KnownVulnerability[];
}

/** What a pull request or merge group does to the components, or why nobody could compare. */
export type ComponentChanges =
  | {
      readonly state: 'compared';
      readonly changes: readonly ComponentChange[];
      /** Changes beyond the limit, which are counted and not kept. */
      readonly leftOut: number;
      /** Why there may be more than were seen. */
      readonly because?: Text;
      /** Why what is known about the vulnerabilities, or whether something is malware, was not seen whole. */
      readonly detailsUnseen?: Text;
    }
  | { readonly state: 'not-compared'; readonly because: Text };

/** Critical or high: what the frozen vocabulary calls severe. */
export function isSevere({ severity }: KnownVulnerability): boolean {
  return ['critical', 'high'].includes(severity.toLowerCase());
}
