import type { Observation } from '../model/observation.ts';

export interface LabelledChanges {
  /** When the newest pull request with this label was merged into the default branch, RFC 3339; null when none was. */
  latestMergedWithLabel(label: string): Promise<Observation<string | null>>;
}
