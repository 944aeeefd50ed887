import { createHash } from 'node:crypto';
import { created, failure, invalid, list, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { holds } from '../http/viewer.ts';
import { releaseShape, assetShape } from '../shapes/release.ts';
import type { ReleaseState } from '../state/releases.ts';
import type { RepositoryState } from '../state/repository.ts';
import { nextId } from '../state/state.ts';

export const releaseHandlers = {
  'repos/list-releases': onRepository(listReleases),
  'repos/get-latest-release': onRepository(getLatest),
  'repos/get-release-by-tag': onRepository(getByTag),
  'repos/get-release-asset': onRepository(getAsset),
  'repos/upload-release-asset': onRepository(uploadAsset),
  'repos/delete-release-asset': onRepository(deleteAsset),
  'repos/list-attestations': onRepository(listAttestations),
  'repos/check-immutable-releases': onRepository(({ immutableReleases }) =>
    // GitHub answers 404 where the switch is off and where the caller may not know.
    immutableReleases ? ok({ enabled: true, enforced_by_owner: false }) : notFound(),
  ),
} satisfies Readonly<Record<string, Handler>>;

/** Newest first; drafts only for those who may write. */
function releasesFor(repository: RepositoryState, { state, viewer }: Call): readonly ReleaseState[] {
  const writes = holds({ state, viewer, repository }, 'contents', 'write');
  return repository.releases
    .filter(({ draft }) => !draft || writes)
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

function listReleases(repository: RepositoryState, call: Call): Answer {
  return list(releasesFor(repository, call).map((release) => releaseShape(release, repository, call)));
}

function getLatest(repository: RepositoryState, call: Call): Answer {
  const found = releasesFor(repository, call).find(({ draft, prerelease }) => !draft && !prerelease);
  return found === undefined ? notFound() : ok(releaseShape(found, repository, call));
}

function getByTag(repository: RepositoryState, call: Call): Answer {
  const found = releasesFor(repository, call).find(({ tag, draft }) => tag === call.path.tag && !draft);
  return found === undefined ? notFound() : ok(releaseShape(found, repository, call));
}

/** The record, or with `Accept: application/octet-stream` the way to the bytes in another host's storage. */
function getAsset(repository: RepositoryState, call: Call): Answer {
  const found = repository.releases
    .flatMap((release) => release.assets.map((asset) => ({ asset, release })))
    .find(({ asset }) => asset.id === Number(call.path.asset_id));
  if (found === undefined) return notFound();
  if (call.accept.includes('application/octet-stream')) {
    return { kind: 'redirect', location: `${call.storage}/assets/${found.asset.id}` };
  }
  return ok(assetShape(found.asset, { ...found, repository, call }));
}

/** GitHub refuses a second file of the same name, and any change of an immutable release. */
function uploadAsset(repository: RepositoryState, call: Call): Answer {
  const release = repository.releases.find(({ id }) => id === Number(call.path.release_id));
  const { name = '' } = call.query;
  if (release === undefined) return notFound();
  if (release.immutable) return invalid('Release', 'immutable', 'Cannot upload assets to an immutable release.');
  if (release.assets.some((asset) => asset.name === name)) return invalid('ReleaseAsset', 'name', 'already_exists');
  const asset = {
    id: nextId(call.state),
    name,
    contentType: call.contentType,
    bytes: call.bytes,
    digest: `sha256:${createHash('sha256').update(call.bytes).digest('hex')}`,
  };
  release.assets.push(asset);
  return created(assetShape(asset, { release, repository, call }));
}

function deleteAsset(repository: RepositoryState, { path }: Call): Answer {
  const holder = repository.releases.find(({ assets }) => assets.some(({ id }) => id === Number(path.asset_id)));
  if (holder === undefined) return notFound();
  if (holder.immutable) return invalid('Release', 'immutable', 'Cannot delete assets of an immutable release.');
  const at = holder.assets.findIndex(({ id }) => id === Number(path.asset_id));
  holder.assets.splice(at, 1);
  return noContent();
}

function listAttestations(repository: RepositoryState, call: Call): Answer {
  const subject = call.path.subject_digest ?? '';
  if (!/^sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(subject)) return failure(422, 'Invalid digest');
  const attestations = repository.attestations
    .filter((one) => one.subject === subject)
    .map(({ bundle }) => ({ bundle, repository_id: repository.id }));
  return ok({ attestations });
}
