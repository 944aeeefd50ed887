import type { Observation } from '../model/observation.ts';

/** Where an environment may be deployed from. */
export type DeployableFrom =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'protected-branches' }
  | { readonly kind: 'patterns'; readonly patterns: Observation<readonly string[]> };

export interface Environment {
  readonly name: string;
  /** How many people or teams may approve; 0 = nobody has to. */
  readonly reviewers: number;
  readonly preventsSelfReview: boolean;
  readonly from: DeployableFrom;
}

/** Places that jobs deploy to, and the secrets that are kept for them. */
export interface Environments {
  environments(): Promise<Observation<readonly Environment[]>>;
  /** Whether any branch is protected at all. */
  hasProtectedBranch(): Promise<Observation<boolean>>;
  environmentSecrets(name: string): Promise<Observation<number>>;
  repositorySecrets(): Promise<Observation<number>>;
  /** Secrets of the organisation that it shares with this repository. */
  sharedSecrets(): Promise<Observation<number>>;
}
