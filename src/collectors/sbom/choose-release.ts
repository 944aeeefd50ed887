import { notSeen, seen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Subject } from '../../model/subject.ts';
import type { Release } from '../../ports/releases.ts';

const LAST = 3;

/** The release that is judged: the one assessed, else the newest stable one; null when a whole list holds none. */
export function releaseToJudge(
  releases: Observation<readonly Release[]>,
  subject: Subject,
): Observation<Release | null> {
  if (releases.state === 'unseen') return releases;
  const wanted = subject.kind === 'release' ? subject.tag : undefined;
  const found =
    wanted === undefined ? releases.value.find(isStable) : releases.value.find((release) => release.tag === wanted);
  if (found !== undefined) return seen(found, releases.sources);
  if (releases.missing !== undefined) return notSeen(releases.missing, releases.sources);
  if (wanted !== undefined) return notSeen({ reason: 'hidden-or-absent', what: `release ${wanted}` }, releases.sources);
  return seen(null, releases.sources);
}

/** The newest stable releases; `missing` when one of them may stand in the part of the list that was not seen. */
export interface RecentReleases {
  readonly releases: readonly Release[];
  readonly missing?: Unseen;
}

export function recentReleases(releases: Observation<readonly Release[]>): RecentReleases {
  if (releases.state === 'unseen') return { releases: [], missing: releases.unseen };
  const recent = releases.value.filter(isStable).slice(0, LAST);
  const cut = recent.length < LAST && releases.missing !== undefined;
  return cut ? { releases: recent, missing: releases.missing } : { releases: recent };
}

function isStable({ draft, prerelease }: Release): boolean {
  return !draft && !prerelease;
}
