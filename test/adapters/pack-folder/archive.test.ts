import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFolder } from '../../../src/adapters/pack-folder/archive.ts';
import type { KeptPack } from '../../../src/ports/pack-archive.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const kept = (overrides: Partial<KeptPack> = {}): KeptPack => ({
  installation: 7,
  repository: { id: 42, owner: 'acme', name: 'widget' },
  tag: 'v1.2.3',
  commit: 'a'.repeat(40),
  madeAt: '2026-03-01T09:00:00Z',
  keepUntil: null,
  pack: bytes('a pack'),
  ...overrides,
});

let root = '';
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'packs-')), 'packs');
});
afterEach(() => rmSync(join(root, '..'), { recursive: true }));

const below = (folder = root): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);
const only = (folder: string) => join(folder, below(folder)[0] ?? '');

describe('a folder of packs', () => {
  it('holds a pack, what is restricted and what it is about, for its owner alone', async () => {
    await packFolder(root).keep(kept({ restricted: bytes('more') }));
    const folder = only(only(root));
    expect([...below(folder)].sort()).toEqual(['about.json', 'pack.zip', 'restricted.zip']);
    expect(readFileSync(join(folder, 'pack.zip'), 'utf8')).toBe('a pack');
    expect(JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8'))).toMatchObject({
      tag: 'v1.2.3',
      installation: 7,
    });
    expect(statSync(join(folder, 'restricted.zip')).mode & 0o077).toBe(0);
  });

  it('keeps a second pack of the same release beside the first, and the same pack once', async () => {
    const packs = packFolder(root);
    for (const pack of ['one', 'two', 'two']) await packs.keep(kept({ pack: bytes(pack) }));
    expect(below(only(root))).toHaveLength(2);
  });

  it.each(['../../escape', '/etc/passwd', '..', 'a/b', '.hidden', 'リリース'])(
    'stays inside for the tag %s',
    async (tag) => {
      await packFolder(root).keep(kept({ tag }));
      expect([below(join(root, '..')), below(root), below(only(root)).length]).toEqual([['packs'], ['42'], 1]);
    },
  );

  it('writes again what a crash left half written', async () => {
    await packFolder(root).keep(kept());
    const whole = only(only(root));
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    rmSync(whole, { recursive: true });
    mkdirSync(join(root, '42', `.${name}.part`));
    writeFileSync(join(root, '42', `.${name}.part`, 'pack.zip'), 'half');
    await packFolder(root).keep(kept());
    expect(readFileSync(join(whole, 'pack.zip'), 'utf8')).toBe('a pack');
  });

  it('forgets what one installation let us learn, and nothing of another', async () => {
    const packs = packFolder(root);
    await packs.keep(kept());
    await packs.keep(kept({ repository: { id: 43, owner: 'acme', name: 'other' } }));
    await packs.keep(kept({ installation: 8, repository: { id: 44, owner: 'b', name: 'c' } }));
    await packs.forget({ installation: 7, repositories: [43] });
    expect(below(join(root, '43'))).toEqual([]);
    await packs.forget({ installation: 7, repositories: 'all' });
    expect([below(join(root, '42')), below(join(root, '44')).length]).toEqual([[], 1]);
  });

  it('takes away a pack on the day that its time is over, and never one without an end', async () => {
    const packs = packFolder(root);
    await packs.keep(kept({ keepUntil: '2027-01-01T00:00:00Z' }));
    await packs.keep(kept({ pack: bytes('for ever') }));
    expect(await packs.prune('2026-12-31T23:59:59Z')).toBe(0);
    expect(await packs.prune('2027-01-01T00:00:00Z')).toBe(1);
    expect(below(only(root))).toHaveLength(1);
  });

  it('that is not there yet is empty', async () => {
    expect(await packFolder(root).prune('2030-01-01T00:00:00Z')).toBe(0);
  });
});
