import { explainUnseen } from '../../language/unseen.ts';
import type { Observation } from '../../model/observation.ts';
import type { SbomHistory } from '../../model/release-handling.ts';
import type { Text } from '../../model/text.ts';
import type { KeptSbom } from '../../ports/pack-archive.ts';
import type { Release } from '../../ports/releases.ts';
import { matchRelease } from '../../sbom/describes.ts';
import { NOTES } from '../../sbom/history-words.ts';
import { compareReleases, type ReleaseSbom, type ReleaseSboms } from '../../sbom/release-history.ts';
import { orderOfPurlType } from '../../vulnerabilities/versions/order-of-purl-type.ts';
import type { CollectContext } from '../types.ts';
import { previousRelease } from '../previous-release.ts';
import { inspect, type Inspected, type Means } from './inspect.ts';
import type { ReleaseDocuments } from './release-documents.ts';

export interface HistorySight {
  readonly context: Pick<CollectContext, 'repository' | 'subject' | 'keptSboms'>;
  readonly means: Means;
  readonly documentsOf: (release: Release) => Promise<ReleaseDocuments>;
}

/** What the release that is judged is compared with, and what came of it. */
export interface ReleaseHistory {
  readonly release: Release | null;
  readonly history: SbomHistory;
  readonly now: ReleaseSboms | null;
  readonly before: ReleaseSboms | null;
}

/** The SBOMs of the judged release beside those of the release before it, of which copies may have been kept. */
export async function readHistory(judged: Observation<Release | null>, sight: HistorySight): Promise<ReleaseHistory> {
  const nothing = { release: null, now: null, before: null };
  if (judged.state === 'unseen') return { ...nothing, history: untold(null, explainUnseen([judged.unseen])) };
  if (judged.value === null) return { ...nothing, history: untold(null, NO_RELEASE) };
  const { value: release } = judged;
  const { repository, subject, keptSboms } = sight.context;
  const now = sbomsOf(await sight.documentsOf(judged.value), subject.name ?? '');
  const previous = previousRelease(await repository.releases(), judged.value);
  if (previous.state === 'unseen')
    return { release, now, before: null, history: untold(null, explainUnseen([previous.unseen])) };
  if (previous.value === null) return { release, now, before: null, history: { state: 'first' } };
  const kept = (await keptSboms?.(previous.value.tag)) ?? [];
  const carried = sbomsOf(await sight.documentsOf(previous.value), subject.name ?? '');
  const before = await withKept(carried, kept, {
    means: sight.means,
    release: previous.value,
    name: subject.name ?? '',
  });
  return { release, now, before, history: compareReleases(before, now, { compare: orderOfPurlType, keep: MAX_KEPT }) };
}

/** Entries of each kind of change that the evidence keeps. */
const MAX_KEPT = 100;

function untold(previous: string | null, because: Text): SbomHistory {
  return { state: 'not-compared', previous, because };
}

const NO_RELEASE: Text = { en: 'no release of this tag shows', ja: 'このタグのリリースが見つかりません' };

/** The SBOMs of a release as they are compared with those of another. */
export function sbomsOf({ release, documents, broken, hidden }: ReleaseDocuments, repository: string): ReleaseSboms {
  return {
    tag: release.tag,
    documents: documents.map((one) =>
      asReleaseSbom(one, 'release', matchRelease(one.sbom, release, repository).describes),
    ),
    hidden: hidden.map(({ unseen }) => explainUnseen([unseen])),
    notes: broken.map(damaged),
  };
}

function asReleaseSbom(
  { name, digest, sbom, validation }: Inspected,
  from: ReleaseSbom['from'],
  describes: ReleaseSbom['describes'],
): ReleaseSbom {
  return { name, digest, from, sbom, validity: validation.state, describes };
}

function damaged(name: string): Text {
  return { en: `${name} says it is an SBOM and is damaged`, ja: `${name} は SBOM ですが、壊れています` };
}

interface Around {
  readonly means: Means;
  readonly release: Release;
  readonly name: string;
}

/** What lies there now is compared where there is something; a kept copy speaks for what is gone, and against what was replaced. */
async function withKept(carried: ReleaseSboms, kept: readonly KeptSbom[], around: Around): Promise<ReleaseSboms> {
  const newest = [...new Map(kept.map((one) => [one.name, one])).values()];
  const { tag, documents } = carried;
  const notes = newest.flatMap(({ name, digest, keptAt }) => {
    const present = documents.find((one) => one.name === name);
    if (present === undefined) return documents.length === 0 ? [] : [NOTES.takenAway(name, tag, dayOf(keptAt))];
    return present.digest === digest ? [] : [NOTES.replaced(name, tag, dayOf(keptAt))];
  });
  if (documents.length > 0) return { ...carried, notes: [...carried.notes, ...notes] };
  const copies = (await Promise.all(newest.map((one) => fromArchive(one, around)))).flat();
  return {
    ...carried,
    documents: copies,
    notes: [...carried.notes, ...newest.map(({ name, keptAt }) => NOTES.fromArchive(name, tag, dayOf(keptAt)))],
  };
}

async function fromArchive(
  { name, bytes }: KeptSbom,
  { means, release, name: repository }: Around,
): Promise<readonly ReleaseSbom[]> {
  const inspection = await inspect({ name, bytes, sources: [] }, means);
  if (inspection.state !== 'sbom') return [];
  const { document } = inspection;
  return [asReleaseSbom(document, 'archive', matchRelease(document.sbom, release, repository).describes)];
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
