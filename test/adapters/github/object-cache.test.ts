import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { objectCache } from '../../../src/adapters/github/object-cache.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { seen, seenPartly } from '../../../src/model/observation.ts';
import type { TreeEntry } from '../../../src/ports/tree.ts';

const source = { url: 'https://api.github.com/x', status: 200, readAt: '2026-01-02T03:04:05Z' };
const entries: readonly TreeEntry[] = [
  { path: 'a', kind: 'executable', blob: '1', size: 3 },
  { path: 'l', kind: 'link', blob: '2', size: 1 },
  { path: 's', kind: 'submodule', blob: null, size: 0 },
];
const idOf = (text: string) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
const ALPHA = { text: 'alpha', digest: sha256('alpha') };

/** A store that several caches, one after the other, may have behind them. */
function store() {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: (key: string) => kept.get(key),
    keep: (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
  };
}

describe('objects with a store behind them', () => {
  it('are as they were after a restart', () => {
    const behind = store();
    const before = objectCache({ store: behind });
    const whole = seen(entries, [source]);
    const cut = seenPartly(entries, { reason: 'truncated', what: 'GET /t' }, [source]);
    const asset = new Uint8Array([1, 2, 3]);
    const details = { data: { id: 7 }, sources: [source] };
    before.lists.keep('r whole', whole);
    before.lists.keep('r cut', cut);
    before.blobs.keep(`r ${idOf('alpha')}`, ALPHA);
    before.assets.keep(`r ${sha256(asset)}`, asset);
    before.details.keep('r 7@2026', details);

    const after = objectCache({ store: behind });
    expect(after.lists.get('r whole')).toEqual(whole);
    expect(after.lists.get('r cut')).toEqual(cut);
    expect(after.blobs.get(`r ${idOf('alpha')}`)).toEqual(ALPHA);
    expect(after.assets.get(`r ${sha256(asset)}`)).toEqual(asset);
    expect(after.details.get('r 7@2026')).toEqual(details);
  });

  it('of another repository are other objects', () => {
    const behind = store();
    objectCache({ store: behind }).blobs.keep(`one ${idOf('alpha')}`, ALPHA);
    expect(objectCache({ store: behind }).blobs.get(`two ${idOf('alpha')}`)).toBeUndefined();
  });

  it.each([
    { name: 'nothing', bytes: new Uint8Array() },
    { name: 'no packed text', bytes: new Uint8Array([255, 1, 2]) },
  ])('damaged to $name are asked for again', ({ bytes }) => {
    const damaged = { get: () => bytes, keep: () => undefined };
    const { lists, blobs, assets, details } = objectCache({ store: damaged });
    for (const kind of [lists, blobs, assets, details]) expect(kind.get('r id')).toBeUndefined();
  });

  it('under a wrong id are asked for again', () => {
    const behind = store();
    const { blobs, assets } = objectCache({ store: behind });
    blobs.keep('r 0000000000000000000000000000000000000000', ALPHA);
    assets.keep(`r ${sha256('other')}`, new Uint8Array([1]));
    const after = objectCache({ store: behind });
    expect(after.blobs.get('r 0000000000000000000000000000000000000000')).toBeUndefined();
    expect(after.assets.get(`r ${sha256('other')}`)).toBeUndefined();
  });
});
