import type { NotSeen } from '../../model/observation.ts';
import { matchRelease, type Describes } from '../../sbom/describes.ts';
import type { Inspected } from './inspect.ts';
import type { Seen } from './seen.ts';

/**
 * The SBOMs that the facts about content speak of.
 * - `documents`: of the release and handed over; the best one speaks for all (`best`), so that a converted copy costs nothing.
 * - `none`: looked for wholly, and there is none.
 * - `hidden`: one may be there and was not seen; nothing is said then, because the unseen one may be the one that counts.
 * - `not-supplied`: there was no release to look into, and nothing was handed over.
 */
export type Judged =
  | { readonly state: 'documents'; readonly best: Inspected; readonly all: readonly Inspected[] }
  | { readonly state: 'none' }
  | { readonly state: 'hidden'; readonly hidden: readonly NotSeen[] }
  | { readonly state: 'not-supplied' };

export function judgedDocuments(seen: Seen): Judged {
  const { release, attached, supplied } = seen;
  const hidden = [...(attached?.hidden ?? []), ...supplied.hidden];
  // Nobody was asked about releases when only files are read; any other silence may hide a release and its SBOM.
  if (release.state === 'unseen' && release.unseen.reason !== 'offline') hidden.unshift(release);
  if (hidden.length > 0) return { state: 'hidden', hidden };
  const all = [...(attached?.documents ?? []), ...supplied.documents];
  const best = all.toSorted((a, b) => compare(scoreOf(b, seen), scoreOf(a, seen)))[0];
  if (best !== undefined) return { state: 'documents', best, all };
  return attached === null && supplied.unusable.length === 0 ? { state: 'not-supplied' } : { state: 'none' };
}

export function describesJudged({ release, subject }: Seen, { sbom }: Inspected): Describes | undefined {
  if (release.state === 'unseen' || release.value === null) return undefined;
  return matchRelease(sbom, release.value, subject.name ?? '').describes;
}

/** What makes one document speak before another: it is about this release, it is valid, it is mature, it identifies. */
function scoreOf(document: Inspected, seen: Seen): readonly number[] {
  const { have, total } = document.identified;
  return [
    describesJudged(seen, document) === 'yes' ? 1 : 0,
    document.validation.state === 'valid' ? 1 : 0,
    document.grade?.level ?? 0,
    total === 0 ? 0 : have / total,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing === -1 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}
