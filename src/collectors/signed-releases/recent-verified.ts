import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Release } from '../../ports/releases.ts';
import { recentReleases } from '../judged-release.ts';
import { make } from './make.ts';
import { sourcesOf, unknownOf, unseenOf } from './verified-facts.ts';
import { type CheckedRelease, isVerified, mayVerify } from './verify/checked.ts';
import { NO_RELEASE, NO_SHIPPED_FILES, releasesText } from './words.ts';

/** In how many of the last releases every file verifies; a single file that surely does not settles a release. */
export function recentVerifiedFact(
  releases: Observation<readonly Release[]>,
  checked: readonly CheckedRelease[],
): Fact {
  const id = 'release.recent-verified-ratio';
  const recent = recentReleases(releases);
  if (recent.missing !== undefined) return make.unknown(id, [notSeen(recent.missing, releases.sources)]);
  if (checked.length === 0) return make.notApplicable(id, NO_RELEASE, releases.sources);
  const judged = checked.filter(({ shipped }) => shipped.length > 0);
  if (judged.length === 0) return make.notApplicable(id, NO_SHIPPED_FILES, releases.sources);
  const good = judged.filter(({ shipped }) => shipped.every(isVerified));
  const short = judged.filter((one) => !good.includes(one));
  const open = short.filter(({ shipped }) => shipped.every((one) => isVerified(one) || mayVerify(one)));
  const because = releasesText(
    good.length,
    judged.length,
    short.map(({ release }) => release.tag),
  );
  const openAssets = open.flatMap(({ shipped }) => shipped.filter((one) => !isVerified(one)));
  const unseen = unseenOf(openAssets);
  if (open.length > 0 && good.length === 0)
    return unknownOf(id, { open: openAssets, of: judged.flatMap(({ shipped }) => shipped).length }, because);
  const sources = [...releases.sources, ...sourcesOf(judged.flatMap(({ shipped }) => shipped))];
  return make.observed(id, good.length / judged.length, {
    ...{ because, sources, hidden: unseen },
    exactness: open.length > 0 ? 'atLeast' : 'exact',
  });
}
