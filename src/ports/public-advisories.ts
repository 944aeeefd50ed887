import type { Observation } from '../model/observation.ts';
import type { PublicAdvisory } from '../model/public-advisory.ts';

export interface AdvisoryQuestion {
  readonly kind: 'reviewed' | 'malware';
  /** `left-pad`, or `left-pad@1.0.0` for one version; the service decides which advisories are about it. */
  readonly packages: readonly string[];
}

/** The database of advisories that everybody may read; the answer says nothing about the repository. */
export interface PublicAdvisories {
  publicAdvisories(about: AdvisoryQuestion): Promise<Observation<readonly PublicAdvisory[]>>;
}
