import type { Observation, Unseen } from '../../model/observation.ts';
import type { Release } from '../../ports/releases.ts';

const LAST = 3;

/** Tags of the newest published releases. `missing` says why a tag that belongs to them may not be known. */
export interface LastReleases {
  readonly tags: readonly string[];
  readonly missing?: Unseen;
}

/** Drafts have no tag yet; prereleases were published and count. */
export function lastReleases(releases: Observation<readonly Release[]>): LastReleases {
  if (releases.state === 'unseen') return { tags: [], missing: releases.unseen };
  const published = releases.value.filter((release) => !release.draft).map((release) => release.tag);
  const tags = [...new Set(published)].slice(0, LAST);
  if (tags.length === LAST || releases.missing === undefined) return { tags };
  return { tags, missing: releases.missing };
}
