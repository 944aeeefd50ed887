import { notSeen, seen, type Observation, type Unseen } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import type { Release } from '../ports/releases.ts';

const LAST = 3;

/** The release that is judged: the one assessed, else the newest stable one; null when a whole list holds none. */
export function judgedRelease(
  releases: Observation<readonly Release[]>,
  subject: Subject,
): Observation<Release | null> {
  if (releases.state === 'unseen') return releases;
  const found = subject.kind === 'release' ? named(releases.value, subject.tag) : releases.value.find(isStable);
  if (found !== undefined) return seen(found, releases.sources);
  if (releases.missing !== undefined) return notSeen(releases.missing, releases.sources);
  if (subject.kind !== 'release') return seen(null, releases.sources);
  // Drafts show only to those who may write, so that "not in the list" does not say "not there".
  return notSeen(
    { reason: 'hidden-or-absent', what: `GET /repos/{owner}/{repo}/releases (${subject.tag})` },
    releases.sources,
  );
}

/** A draft may carry the tag of a published release; what is published is judged first. */
function named(releases: readonly Release[], tag: string): Release | undefined {
  const withTag = releases.filter((release) => release.tag === tag);
  return withTag.find(({ draft }) => !draft) ?? withTag[0];
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

export function isStable({ draft, prerelease }: Release): boolean {
  return !draft && !prerelease;
}
