import type { Observation } from '../model/observation.ts';

/** One package version that a change brings or takes away, in one manifest. */
export interface DependencyChange {
  readonly change: 'added' | 'removed';
  /** `npm`, as the hosting service names it. */
  readonly ecosystem: string;
  readonly name: string;
  readonly vulnerabilities: readonly { readonly advisory: string; readonly severity: string }[];
}

export interface DependencyChanges {
  /** `off` = the hosting service keeps no graph of dependencies here. */
  dependencyChanges(base: string, head: string): Promise<Observation<readonly DependencyChange[] | 'off'>>;
}
