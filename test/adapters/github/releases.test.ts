import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { releases } from '../../../src/adapters/github/releases.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const RELEASES = 'GET /repos/{owner}/{repo}/releases';
const IMMUTABLE = 'GET /repos/{owner}/{repo}/immutable-releases';
const ATTESTATIONS = 'GET /repos/{owner}/{repo}/attestations/{subject_digest}';
const ASSET = 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}';
const DIGEST = sha256('app');
const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };

function ask(routes: FakeRoutes) {
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { requests: fetch.requests, port: releases(client, { owner: 'acme', name: 'widget' }) };
}

const asset = (overrides: object = {}) => ({ id: 7, name: 'app.tgz', size: 3, state: 'uploaded', digest: DIGEST, ...overrides }); // prettier-ignore
const release = (overrides: object = {}) => ({
  id: 1,
  tag_name: 'v1',
  draft: false,
  prerelease: false,
  immutable: true,
  published_at: '2026-01-01T00:00:00Z',
  body: null,
  assets: [asset()],
  ...overrides,
});

describe('every verb', () => {
  const port = { id: 7, name: 'app.tgz', size: 3, digest: undefined };
  const routes = [RELEASES, IMMUTABLE, ATTESTATIONS];
  const call = (route: string, answers: FakeRoutes) => {
    const asked = ask(answers).port;
    if (route === RELEASES) return asked.releases();
    if (route === IMMUTABLE) return asked.immutableReleasesEnabled();
    return asked.attestations(DIGEST);
  };

  it.each(FAULTS)('makes of "$name" a reason, never a value', async ({ answer, reason }) => {
    for (const route of routes)
      expect({ route, ...(await call(route, { [route]: answer })) }).toMatchObject({ route, state: 'unseen', unseen: { reason, what: route } }); // prettier-ignore
  });

  it.each(FAULTS.filter(({ answer }) => (answer.status ?? 200) !== 200 || answer.breaks === true))(
    'for bytes makes of "$name" a reason',
    async ({ answer }) => {
      expect(await ask({ [ASSET]: answer }).port.assetBytes(port, 100)).toMatchObject({ state: 'unseen' });
    },
  );
});

describe('releases', () => {
  it('keep what the facts use', async () => {
    expect(await ask({ [RELEASES]: { body: [release()] } }).port.releases()).toMatchObject({
      state: 'seen',
      value: [{ tag: 'v1', immutable: true, body: '', assets: [{ id: 7, name: 'app.tgz', size: 3, digest: DIGEST }] }],
    });
  });

  it.each([
    { name: 'null on old uploads', digest: null, value: null },
    { name: 'left out by older servers', digest: undefined, value: undefined },
    { name: 'of another algorithm, which says nothing', digest: 'sha512:00', value: undefined },
  ])('have a digest $name', async ({ digest, value }) => {
    const { port } = ask({ [RELEASES]: { body: [release({ assets: [asset({ digest })] })] } });
    expect(await port.releases()).toMatchObject({ value: [{ assets: [{ digest: value }] }] });
  });

  it('do not hold what is still being uploaded', async () => {
    const { port } = ask({ [RELEASES]: { body: [release({ assets: [asset({ state: 'starter' })] })] } });
    expect(await port.releases()).toMatchObject({ value: [{ assets: [] }] });
  });

  it('do not say whether they are immutable where the server does not', async () => {
    const { port } = ask({ [RELEASES]: { body: [release({ immutable: undefined })] } });
    expect(await port.releases()).toMatchObject({ value: [{ immutable: undefined }] });
  });

  it('are seen partly after three pages', async () => {
    const { port, requests } = ask({ [RELEASES]: { body: [release()], headers: next } });
    expect(await port.releases()).toMatchObject({ state: 'seen', missing: { reason: 'truncated', what: RELEASES } });
    expect(requests).toHaveLength(3);
  });

  it('are seen partly when a later page fails', async () => {
    const { port } = ask({ [RELEASES]: { body: [release()], headers: next }, [`${RELEASES}?page=2`]: { status: 500 } });
    expect(await port.releases()).toMatchObject({ value: [{ tag: 'v1' }], missing: { reason: 'server-error' } });
  });
});

describe('the switch of immutable releases', () => {
  it.each([true, false])('is %s', async (enabled) => {
    const { port } = ask({ [IMMUTABLE]: { body: { enabled, enforced_by_owner: false } } });
    expect(await port.immutableReleasesEnabled()).toMatchObject({ state: 'seen', value: enabled });
  });
});

describe('attestations', () => {
  const payload = (statement: unknown) => Buffer.from(JSON.stringify(statement)).toString('base64');
  const list = (...bundles: unknown[]) => ({ body: { attestations: bundles.map((bundle) => ({ bundle })) } });

  it('are none here when GitHub answers with an empty list', async () => {
    expect(await ask({ [ATTESTATIONS]: list() }).port.attestations(DIGEST)).toMatchObject({ state: 'seen', value: [] });
  });

  it('are asked for by digest', async () => {
    const { port, requests } = ask({ [ATTESTATIONS]: list() });
    await port.attestations(DIGEST);
    expect(requests.map(({ parameters }) => parameters.subject_digest)).toEqual([DIGEST]);
  });

  it.each([
    { name: 'named by their statement', bundle: { dsseEnvelope: { payload: payload({ predicateType: 'https://slsa.dev/provenance/v1' }) } }, type: 'https://slsa.dev/provenance/v1' },
    { name: 'without one', bundle: { dsseEnvelope: { payload: payload({}) } }, type: null },
    { name: 'of words', bundle: { dsseEnvelope: { payload: Buffer.from('words').toString('base64') } }, type: null },
    { name: 'without a bundle', bundle: null, type: null },
  ])('have a predicate type $name', async ({ bundle, type }) => {
    expect(await ask({ [ATTESTATIONS]: list(bundle) }).port.attestations(DIGEST)).toMatchObject({ value: [{ predicateType: type }] });
  }); // prettier-ignore

  it('are seen partly beyond the first hundred', async () => {
    const { port } = ask({ [ATTESTATIONS]: { ...list(null), headers: next } });
    expect(await port.attestations(DIGEST)).toMatchObject({ state: 'seen', missing: { reason: 'truncated' } });
  });
});

describe('the bytes of an asset', () => {
  const file = { id: 7, name: 'app.tgz', size: 3, digest: DIGEST };
  const answer = (body: string) => ({ body, headers: { 'content-type': 'application/octet-stream' } });

  it('are those that GitHub describes', async () => {
    const bytes = await ask({ [ASSET]: answer('app') }).port.assetBytes(file, 100);
    expect(bytes.state === 'seen' && Buffer.from(bytes.value).toString()).toBe('app');
  });

  it('are refused when its digest is another', async () => {
    const { port } = ask({ [ASSET]: answer('apq') });
    expect(await port.assetBytes(file, 100)).toMatchObject({ unseen: { reason: 'malformed', what: 'app.tgz' } });
  });

  it('are not asked for when they are over the limit', async () => {
    const { port, requests } = ask({ [ASSET]: answer('app') });
    expect(await port.assetBytes(file, 2)).toMatchObject({ unseen: { reason: 'too-large' } });
    expect(requests).toEqual([]);
  });

  it('are refused when more comes than was promised', async () => {
    const { port } = ask({ [ASSET]: answer('x'.repeat(200)) });
    expect(await port.assetBytes({ ...file, digest: null }, 100)).toMatchObject({ unseen: { reason: 'too-large' } });
  });
});

describe('the hashes of an asset that is too large to be kept', () => {
  const file = { id: 7, name: 'app.tgz', size: 3, digest: DIGEST };
  const answer = (body: string) => ({ body, headers: { 'content-type': 'application/octet-stream' } });

  it('are made of all that comes, without a copy of it', async () => {
    const { port, requests } = ask({ [ASSET]: answer('app') });
    const hashes = await port.assetHashes(file, 100);
    const of = (name: string) => createHash(name).update('app').digest('hex');
    expect(hashes).toMatchObject({
      state: 'seen',
      value: { sha256: of('sha256'), sha384: of('sha384'), sha512: of('sha512'), blake2b512: of('blake2b512') },
      sources: [{ status: 200, digest: DIGEST }],
    });
    expect(requests).toHaveLength(1);
  });

  it.each<{ name: string; body: string; limit: number; reason: string }>([
    { name: 'another digest', body: 'apq', limit: 100, reason: 'malformed' },
    { name: 'more than is read', body: 'x'.repeat(200), limit: 100, reason: 'too-large' },
    { name: 'a file over the limit', body: 'app', limit: 2, reason: 'too-large' },
  ])('are unseen for $name', async ({ body, limit, reason }) => {
    const asked = await ask({ [ASSET]: answer(body) }).port.assetHashes(file, limit);
    expect(asked).toMatchObject({ state: 'unseen', unseen: { reason } });
  });

  it('are never taken from what a server says of itself', async () => {
    const lies = { body: JSON.stringify({ sha256: DIGEST.slice(7) }), headers: { 'content-type': 'application/json' } };
    expect(await ask({ [ASSET]: lies }).port.assetHashes(file, 100)).toMatchObject({ unseen: { reason: 'malformed' } });
  });

  it.each(FAULTS.filter(({ answer: fault }) => (fault.status ?? 200) !== 200 || fault.breaks === true))(
    'make of "$name" a reason',
    async ({ answer: fault }) => {
      expect(await ask({ [ASSET]: fault }).port.assetHashes(file, 100)).toMatchObject({ state: 'unseen' });
    },
  );
});
