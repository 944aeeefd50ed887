import { sha256 } from '../../model/digest.ts';
import type { ReleaseFile, ReleaseFiles } from '../../ports/release-files.ts';
import type { Release } from '../../ports/releases.ts';
import { publishError } from './publish-error.ts';
import { quietOctokit, type OctokitOptions } from './quiet-octokit.ts';

export interface ReleaseFilesOptions extends OctokitOptions {
  readonly owner: string;
  readonly repository: string;
}

const UPLOAD = 'POST /repos/{owner}/{repo}/releases/{release_id}/assets';
const DELETE = 'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}';

/** GitHub's own place for files of releases. Needs `contents: write`. */
export function releaseFiles(options: ReleaseFilesOptions): ReleaseFiles {
  const { owner, repository: repo, apiUrl = 'https://api.github.com' } = options;
  const octokit = quietOctokit(options);

  async function send(route: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      // A file is the whole body: its name goes into the query.
      const template = route === UPLOAD ? `${route}{?name}` : route;
      await octokit.request(template, { owner, repo, ...parameters });
    } catch (error) {
      throw publishError(error, route);
    }
  }

  return {
    async put(release: Release, file: ReleaseFile) {
      const old = release.assets.find(({ name }) => name === file.name);
      if (old?.digest === sha256(file.content)) return 'there-already';
      if (old !== undefined) await send(DELETE, { asset_id: old.id });
      await send(UPLOAD, {
        baseUrl: uploadsOf(apiUrl),
        release_id: release.id,
        name: file.name,
        headers: { 'content-type': file.mediaType },
        data: file.content,
      });
      return 'put';
    },
  };
}

/** Files go to a host of their own on github.com, and to a path of their own on a GHES; a token is sent nowhere else. */
function uploadsOf(apiUrl: string): string {
  const { hostname } = new URL(apiUrl);
  if (hostname === 'api.github.com') return 'https://uploads.github.com';
  if (hostname.startsWith('api.') && hostname.endsWith('.ghe.com')) return apiUrl.replace('//api.', '//uploads.');
  return apiUrl.replace(/\/api\/v3\/?$/, '/api/uploads');
}
