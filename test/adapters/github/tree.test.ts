import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { objectCache, type ObjectCache } from '../../../src/adapters/github/object-cache.ts';
import { githubTree } from '../../../src/adapters/github/tree.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { MAX_FILE_BYTES } from '../../../src/ports/tree.ts';
import { fakeFetch, type FakeAnswer, type FakeReply, type FakeRequest } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const LIST = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
const BLOB = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
const GRAPHQL = 'POST /graphql';
const COMMIT = '1c0ffee000000000000000000000000000000000';

const idOf = (content: string | Buffer) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex');

interface Files {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly truncated?: boolean;
  readonly entries?: readonly Readonly<Record<string, unknown>>[];
}

/** A GitHub that holds these files; single answers may be replaced. */
function github({ files, truncated = false, entries = [] }: Files, replaced: Readonly<Record<string, FakeReply>> = {}) {
  const byId = new Map(Object.values(files).map((content) => [idOf(content), content]));
  const tree = Object.entries(files).map(([path, content]) => {
    return { path, mode: '100644', type: 'blob', sha: idOf(content), size: Buffer.byteLength(content) };
  });
  const fetch = fakeFetch({
    [LIST]: { body: { sha: COMMIT, truncated, tree: [...tree, ...entries] } },
    [BLOB]: ({ parameters }) => restBlob(byId.get(parameters.file_sha ?? '')),
    [GRAPHQL]: (request) => ({ body: { data: { repository: graphQlBlobs(request, byId) } } }),
    ...replaced,
  });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const at = (commit: string, objects?: ObjectCache) =>
    githubTree(client, { owner: 'acme', name: 'widget', ...(objects === undefined ? {} : { objects }) }, commit);
  return { fetch, at, tree: at(COMMIT) };
}

function restBlob(content: string | Buffer | undefined): FakeAnswer {
  if (content === undefined) return { status: 404, body: { message: 'Not Found' } };
  return {
    body: {
      content: Buffer.from(content)
        .toString('base64')
        .replace(/(.{60})/g, '$1\n'),
      encoding: 'base64',
    },
  };
}

function graphQlBlobs({ body }: FakeRequest, byId: ReadonlyMap<string, string | Buffer>) {
  const { variables } = body as { variables: Record<string, string> };
  const ids = Object.entries(variables).filter(([name]) => /^i\d+$/.test(name));
  return Object.fromEntries(ids.map(([name, id]) => [name.replace('i', 'b'), graphQlBlob(byId.get(id))]));
}

function graphQlBlob(content: string | Buffer | undefined) {
  if (content === undefined) return null;
  const isBinary = Buffer.from(content).includes(0);
  return { text: isBinary ? null : content.toString(), isBinary, isTruncated: false };
}

const sent = (fetch: { requests: FakeRequest[] }) => fetch.requests.map(({ method, path }) => `${method} ${path}`);

describe('the list of files at a commit', () => {
  it('names files, executables, links and submodules, and no folders', async () => {
    const entries = [
      { path: 'bin', mode: '040000', type: 'tree', sha: 'a'.repeat(40) },
      { path: 'bin/run', mode: '100755', type: 'blob', sha: 'b'.repeat(40), size: 3 },
      { path: 'link', mode: '120000', type: 'blob', sha: 'c'.repeat(40), size: 4 },
      { path: 'sub', mode: '160000', type: 'commit', sha: 'd'.repeat(40) },
    ];
    const list = await github({ files: { 'a.txt': 'a' }, entries }).tree.list();
    expect(list).toMatchObject({
      state: 'seen',
      value: [
        { path: 'a.txt', kind: 'file', blob: idOf('a'), size: 1 },
        { path: 'bin/run', kind: 'executable' },
        { path: 'link', kind: 'link' },
        { path: 'sub', kind: 'submodule', blob: null },
      ],
    });
    expect(list).not.toHaveProperty('missing');
  });

  it('is seen partly when GitHub cut it', async () => {
    const list = await github({ files: { a: 'a' }, truncated: true }).tree.list();
    expect(list).toMatchObject({ state: 'seen', missing: { reason: 'truncated' } });
  });

  it.each(FAULTS)('$name: neither the list nor a file is seen, with the reason', async ({ answer, reason }) => {
    const { tree } = github({ files: { a: 'a' } }, { [LIST]: answer });
    expect(await tree.list()).toMatchObject({ state: 'unseen', unseen: { reason, what: LIST } });
    expect((await tree.read(['a'])).get('a')).toMatchObject({ state: 'unseen', unseen: { reason } });
  });
});

describe('the files of a commit', () => {
  it('come by one list and one query', async () => {
    const { tree, fetch } = github({ files: { a: 'alpha', 'b/c': 'ベータ' } });
    const read = await tree.read(['b/c', 'a']);
    expect(read.get('b/c')).toEqual({
      state: 'seen',
      value: { path: 'b/c', text: 'ベータ', blob: idOf('ベータ'), digest: sha256('ベータ') },
      sources: [{ path: 'b/c', digest: sha256('ベータ') }],
    });
    expect(read.get('a')).toMatchObject({ state: 'seen', value: { text: 'alpha' } });
    expect(sent(fetch)).toEqual([`GET /repos/acme/widget/git/trees/${COMMIT}`, 'POST /graphql']);
  });

  it('come in batches of fifty', async () => {
    const files = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f${index}`, `content ${index}`]));
    const { tree, fetch } = github({ files });
    const read = await tree.read(Object.keys(files));
    expect([...read.values()].every((answer) => answer.state === 'seen')).toBe(true);
    expect(sent(fetch).filter((request) => request === 'POST /graphql')).toHaveLength(2);
  });

  it('come in batches that stay far below the largest answer that is read', async () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, `${i}`.repeat(MAX_FILE_BYTES)]));
    const { tree, fetch } = github({ files });
    await tree.read(Object.keys(files));
    expect(sent(fetch).filter((request) => request === 'POST /graphql')).toHaveLength(3);
  });

  it.each<{ name: string; path: string; files: Files; reason: string }>([
    { name: 'that is binary', path: 'a', files: { files: { a: 'x\0y' } }, reason: 'malformed' },
    {
      name: 'over the size limit',
      path: 'a',
      files: { files: { a: 'x'.repeat(MAX_FILE_BYTES + 1) } },
      reason: 'too-large',
    },
    { name: 'that is not in the list', path: 'z', files: { files: { a: '' } }, reason: 'malformed' },
    {
      name: 'that a cut list does not name',
      path: 'z',
      files: { files: { a: '' }, truncated: true },
      reason: 'truncated',
    },
    {
      name: 'that is a link',
      path: 'l',
      files: { files: {}, entries: [{ path: 'l', mode: '120000', type: 'blob', sha: idOf('a'), size: 1 }] },
      reason: 'malformed',
    },
  ])('do not show one $name', async ({ path, files, reason }) => {
    const { tree, fetch } = github(files);
    expect((await tree.read([path])).get(path)).toMatchObject({ state: 'unseen', unseen: { reason, what: path } });
    expect(sent(fetch).length).toBeLessThanOrEqual(2);
  });

  /** GitHub then wants to be left alone, whichever of its APIs is asked. */
  const closesBoth = ({ name }: { readonly name: string }) => /secondary|429/.test(name);

  it.each(FAULTS.filter((fault) => !closesBoth(fault)))(
    'come by REST when GraphQL answers $name',
    async ({ answer }) => {
      const { tree } = github({ files: { a: 'alpha' } }, { [GRAPHQL]: answer });
      expect((await tree.read(['a'])).get('a')).toMatchObject({ state: 'seen', value: { text: 'alpha' } });
    },
  );

  it.each(FAULTS.filter(closesBoth))('are left alone by REST too when GraphQL answers $name', async ({ answer }) => {
    const { tree, fetch } = github({ files: { a: 'alpha' } }, { [GRAPHQL]: answer });
    expect((await tree.read(['a'])).get('a')).toMatchObject({ unseen: { reason: 'rate-limited', what: 'a' } });
    expect(sent(fetch)).toHaveLength(2);
  });

  it.each<{ name: string; data: unknown }>([
    { name: 'no repository', data: { repository: null } },
    { name: 'no such object', data: { repository: { b0: null } } },
    { name: 'a cut text', data: { repository: { b0: { text: 'alp', isBinary: false, isTruncated: true } } } },
    { name: 'another text', data: { repository: { b0: { text: 'other', isBinary: false, isTruncated: false } } } },
  ])('come by REST when GraphQL gives $name', async ({ data }) => {
    const { tree } = github({ files: { a: 'alpha' } }, { [GRAPHQL]: { body: { data } } });
    expect((await tree.read(['a'])).get('a')).toMatchObject({ state: 'seen', value: { text: 'alpha' } });
  });

  it('come by REST when they are not UTF-8, with the digest of their very bytes', async () => {
    const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    const read = await github({ files: { a: latin } }).tree.read(['a']);
    expect(read.get('a')).toMatchObject({ state: 'seen', value: { digest: sha256(latin), blob: idOf(latin) } });
  });

  it.each(FAULTS)('are not seen when REST answers $name too', async ({ answer, reason }) => {
    const { tree } = github({ files: { a: 'alpha' } }, { [GRAPHQL]: { status: 403, body: {} }, [BLOB]: answer });
    expect((await tree.read(['a'])).get('a')).toMatchObject({ state: 'unseen', unseen: { reason, what: 'a' } });
  });

  it('that are not what their id says are refused', async () => {
    const { tree } = github({ files: { a: 'alpha' } }, { [GRAPHQL]: { status: 502 }, [BLOB]: restBlob('forged') });
    expect((await tree.read(['a'])).get('a')).toMatchObject({ state: 'unseen', unseen: { reason: 'malformed' } });
  });

  it('are not asked for one by one once GitHub refused', async () => {
    const limited = { status: 429, body: { message: 'Too many requests' } };
    const { tree, fetch } = github({ files: { a: '1', b: '2', c: '3' } }, { [GRAPHQL]: limited, [BLOB]: limited });
    const read = await tree.read(['a', 'b', 'c']);
    expect([...read.values()].map((answer) => answer.state)).toEqual(['unseen', 'unseen', 'unseen']);
    expect(sent(fetch)).toHaveLength(2);
  });
});

describe('objects that never change', () => {
  it('are read once for evaluations that share a cache', async () => {
    const { at, fetch } = github({ files: { a: 'alpha' } });
    const objects = objectCache();
    for (const tree of [at(COMMIT, objects), at(COMMIT, objects)]) await tree.read(['a']);
    expect(sent(fetch)).toHaveLength(2);
  });

  it('do not include what a branch name points to', async () => {
    const { at, fetch } = github({ files: { a: 'alpha' } });
    const objects = objectCache();
    for (const tree of [at('main', objects), at('main', objects)]) await tree.list();
    expect(sent(fetch)).toHaveLength(2);
  });

  it('do not include failures', async () => {
    const body = { sha: COMMIT, truncated: false, tree: [] };
    const { at } = github({ files: {} }, { [LIST]: [{ status: 502 }, { body }] });
    const objects = objectCache();
    expect((await at(COMMIT, objects).list()).state).toBe('unseen');
    expect((await at(COMMIT, objects).list()).state).toBe('seen');
  });

  it('are forgotten from the oldest on when they grow over the limit', () => {
    const { blobs } = objectCache({ characters: 8 });
    const blob = (text: string) => ({ text, digest: sha256(text) });
    blobs.keep('a', blob('aaa'));
    blobs.keep('b', blob('bbb'));
    blobs.get('a');
    blobs.keep('c', blob('ccc'));
    expect([blobs.get('a')?.text, blobs.get('b')?.text, blobs.get('c')?.text]).toEqual(['aaa', undefined, 'ccc']);
  });

  it('that alone are over the limit are not kept', () => {
    const { blobs } = objectCache({ characters: 2 });
    blobs.keep('a', { text: 'aaaa', digest: sha256('aaaa') });
    expect(blobs.get('a')).toBeUndefined();
  });
});
