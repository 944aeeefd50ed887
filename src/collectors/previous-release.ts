import { notSeen, seen, type Observation } from '../model/observation.ts';
import type { Release } from '../ports/releases.ts';
import { compareVersions } from '../vulnerabilities/versions/schemes.ts';
import { isStable } from './judged-release.ts';

/**
 * The release before: the stable one with the highest version below, of the same product and published no later, so that a
 * fix of an old line is compared with that line. Where versions cannot be ordered, the one published last before it. Null
 * when a whole list holds none.
 */
export function previousRelease(listed: Observation<readonly Release[]>, judged: Release): Observation<Release | null> {
  if (listed.state === 'unseen') return listed;
  const candidates = listed.value.filter((one) => isCandidate(one, judged));
  const found = nextLower(candidates, judged) ?? lastBefore(candidates, judged);
  if (found !== undefined) return seen(found, listed.sources);
  return listed.missing === undefined ? seen(null, listed.sources) : notSeen(listed.missing, listed.sources);
}

function isCandidate(one: Release, judged: Release): boolean {
  if (!isStable(one) || one.id === judged.id || one.tag === judged.tag) return false;
  if (partsOf(one.tag).product !== partsOf(judged.tag).product) return false;
  return judged.publishedAt === null || one.publishedAt === null || one.publishedAt <= judged.publishedAt;
}

function nextLower(candidates: readonly Release[], judged: Release): Release | undefined {
  const lower = candidates.filter((one) => (orderOf(one, judged) ?? 0) < 0);
  return [...lower].sort((a, b) => orderOf(b, a) ?? 0)[0];
}

/** Only where no version can be ordered: one that is higher or the same is not the one before. */
function lastBefore(candidates: readonly Release[], judged: Release): Release | undefined {
  const unordered = candidates.filter((one) => orderOf(one, judged) === undefined);
  return [...unordered].sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0];
}

function orderOf(a: Release, b: Release): number | undefined {
  const [first, second] = [partsOf(a.tag).version, partsOf(b.tag).version];
  return compareVersions('semver', first, second) ?? compareVersions('numeric', first, second);
}

/** `v1.2.3`, `widget-1.2.3`, `widget@v1.2.3`: what stands before the version says whose it is. */
function partsOf(tag: string): { readonly product: string; readonly version: string } {
  const [, product = '', version = ''] =
    /^(?:(.*?)[-@/_])??v?(\d+(?:\.\d+)*(?:[+-][0-9A-Za-z.+-]*)?)$/i.exec(tag) ?? [];
  return version === '' ? { product: '', version: tag } : { product, version };
}

/** The version that a tag names: `1.2.3` of `v1.2.3` and of `widget@v1.2.3`; the tag itself where it names none. */
export function versionOf(tag: string): string {
  return partsOf(tag).version;
}
