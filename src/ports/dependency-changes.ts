import type { Observation } from '../model/observation.ts';

/** One package version that a change brings or takes away, in one manifest. */
export interface DependencyChange {
  readonly change: 'added' | 'removed';
  /** File of the repository that names it. */
  readonly manifest: string;
  /** `npm`, as the hosting service names it. */
  readonly ecosystem: string;
  readonly name: string;
  /** As the manifest states it: a range where no lockfile settles it. */
  readonly version: string;
  readonly purl: string | null;
  /** SPDX expression; null = nobody could tell. */
  readonly license: string | null;
  /** The hosting service knows in which repository its source lies. */
  readonly sourceKnown: boolean;
  readonly development: boolean;
  readonly vulnerabilities: readonly { readonly advisory: string; readonly severity: string }[];
}

export interface DependencyChanges {
  /** `off` = the hosting service keeps no graph of dependencies here. */
  dependencyChanges(base: string, head: string): Promise<Observation<readonly DependencyChange[] | 'off'>>;
}
