import type { Call } from '../http/call.ts';
import type { ReleaseAssetState, ReleaseState } from '../state/releases.ts';
import type { RepositoryState } from '../state/repository.ts';
import { repositoryUrl, userShape, webUrl } from './repository.ts';

export function releaseShape(release: ReleaseState, repository: RepositoryState, call: Call) {
  const url = `${repositoryUrl(repository, call)}/releases/${release.id}`;
  const { tag } = release;
  return {
    id: release.id,
    url,
    html_url: `${webUrl(repository, call)}/releases/tag/${tag}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: `${repositoryUrl(repository, call)}/tarball/${tag}`,
    zipball_url: `${repositoryUrl(repository, call)}/zipball/${tag}`,
    tag_name: tag,
    target_commitish: repository.defaultBranch,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: release.immutable,
    created_at: release.createdAt,
    published_at: release.publishedAt,
    author: userShape(release.author, call),
    assets: release.assets.map((asset) => assetShape(asset, { release, repository, call })),
  };
}

interface Place {
  readonly release: ReleaseState;
  readonly repository: RepositoryState;
  readonly call: Call;
}

export function assetShape(asset: ReleaseAssetState, { release, repository, call }: Place) {
  return {
    id: asset.id,
    url: `${repositoryUrl(repository, call)}/releases/assets/${asset.id}`,
    browser_download_url: `${webUrl(repository, call)}/releases/download/${release.tag}/${asset.name}`,
    name: asset.name,
    label: '',
    state: 'uploaded',
    content_type: asset.contentType,
    size: asset.bytes.byteLength,
    digest: asset.digest,
    download_count: 0,
    created_at: release.createdAt,
    updated_at: release.createdAt,
    uploader: userShape(release.author, call),
  };
}
