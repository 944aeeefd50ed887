import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { releaseFiles } from '../../../src/adapters/github/release-files.ts';
import { releases } from '../../../src/adapters/github/releases.ts';
import type { Release } from '../../../src/ports/releases.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { ReleaseState } from '../../../src/sandbox/state/releases.ts';
import { openSandbox } from '../../support/sandbox.ts';

const WRITES = { contents: 'write', metadata: 'read' } as const;
const file = (text: string) => ({
  name: 'pack.zip',
  mediaType: 'application/zip',
  content: new TextEncoder().encode(text),
});

async function world(change: Partial<ReleaseState>) {
  const sandbox = await openSandbox();
  const state = sandbox.state.repositories.get('tea-works/kettle')?.releases;
  if (state === undefined) throw new Error('the scenario has releases');
  state.splice(0, state.length, ...state.map((release) => ({ ...release, ...change })));
  const token = sandbox.token({ permissions: WRITES });
  return { sandbox, token, release: await first(sandbox, token), files: filesBy(sandbox, token), state };
}

const filesBy = ({ url: apiUrl }: Sandbox, token: string) =>
  releaseFiles({ apiUrl, token, owner: 'tea-works', repository: 'kettle' });

async function first({ url: apiUrl }: Sandbox, token: string): Promise<Release> {
  const client = new GitHubClient({ apiUrl, token, now: () => '2026-03-01T09:00:00Z' });
  const answer = await releases(client, { owner: 'tea-works', name: 'kettle' }).releases();
  if (answer.state !== 'seen' || answer.value[0] === undefined) throw new Error('a release shows');
  return answer.value[0];
}

const contents = ({ assets }: ReleaseState) =>
  assets.filter(({ name }) => name === 'pack.zip').map(({ bytes }) => new TextDecoder().decode(bytes));

describe('a file for a release', () => {
  it('is put there byte for byte, once', async () => {
    const { sandbox, token, release, files, state } = await world({ immutable: false });
    expect(await files.put(release, file('one'))).toBe('put');
    expect(await files.put(await first(sandbox, token), file('one'))).toBe('there-already');
    expect(state.flatMap(contents)).toEqual(['one']);
    expect(sandbox.violations).toEqual([]);
  });

  it('takes the place of an older one', async () => {
    const { sandbox, token, release, files, state } = await world({ immutable: false });
    await files.put(release, file('one'));
    await files.put(await first(sandbox, token), file('two'));
    expect(state.flatMap(contents)).toEqual(['two']);
  });

  it('is refused by an immutable release', async () => {
    const { release, files } = await world({ immutable: true });
    await expect(files.put(release, file('one'))).rejects.toMatchObject({ code: 'PUBLISH_REJECTED' });
  });

  it('needs a token that may write, and says which call was refused', async () => {
    const { sandbox, release } = await world({ immutable: false });
    const token = sandbox.token({ permissions: { contents: 'read' } });
    await expect(filesBy(sandbox, token).put(release, file('one'))).rejects.toMatchObject({
      code: 'PUBLISH_FORBIDDEN',
      message: expect.stringContaining('POST /repos/{owner}/{repo}/releases/{release_id}/assets'),
    });
  });
});

describe('the host that files are sent to', () => {
  it.each([
    ['https://api.github.com', 'https://uploads.github.com/repos/'],
    ['https://api.acme.ghe.com', 'https://uploads.acme.ghe.com/repos/'],
    ['https://ghes.example/api/v3', 'https://ghes.example/api/uploads/repos/'],
  ])('of %s is its own', async (apiUrl, expected) => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(new Response('{}', { status: 201, headers: { 'content-type': 'application/json' } }));
    };
    const files = releaseFiles({ apiUrl, token: 't', owner: 'a', repository: 'b', fetch });
    const release = {
      id: 1,
      tag: 'v1',
      draft: true,
      prerelease: false,
      immutable: false,
      publishedAt: null,
      body: '',
      assets: [],
    };
    await files.put(release, file('x'));
    expect(asked[0]).toMatch(expected);
  });
});
