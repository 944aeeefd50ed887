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
import { sha256 } from '../../../src/model/digest.ts';
import type { KeptPack, SbomQuestion } from '../../../src/ports/pack-archive.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const kept = (overrides: Partial<KeptPack> = {}): KeptPack => ({
  installation: 7,
  repository: { id: 42, owner: 'acme', name: 'widget' },
  tag: 'v1.2.3',
  commit: 'a'.repeat(40),
  madeAt: '2026-03-01T09:00:00Z',
  keepUntil: null,
  pack: bytes('a pack'),
  visibility: 'public',
  sboms: [],
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
    expect(await packFolder(root).sboms(asked())).toEqual([]);
  });
});

const sbom = (content: string) => ({ name: 'sbom.json', digest: sha256(bytes(content)), bytes: bytes(content) });
const asked = (overrides: Partial<SbomQuestion> = {}): SbomQuestion => ({
  installation: 7,
  repository: 42,
  tag: 'v1.2.3',
  visibility: 'public',
  ...overrides,
});

describe('SBOMs kept with packs', () => {
  it('are given back as they were, the oldest first', async () => {
    const packs = packFolder(root);
    await packs.keep(kept({ pack: bytes('late'), madeAt: '2026-04-01T00:00:00Z', sboms: [sbom('late')] }));
    await packs.keep(kept({ sboms: [sbom('early')] }));
    const found = await packs.sboms(asked());
    expect(found.map(({ keptAt, bytes: content }) => [keptAt, new TextDecoder().decode(content)])).toEqual([
      ['2026-03-01T09:00:00Z', 'early'],
      ['2026-04-01T00:00:00Z', 'late'],
    ]);
  });

  it.each<{ name: string; question: Partial<SbomQuestion>; visibility: KeptPack['visibility']; found: number }>([
    { name: 'another release', question: { tag: 'v1.2.2' }, visibility: 'public', found: 0 },
    { name: 'another installation', question: { installation: 8 }, visibility: 'public', found: 0 },
    { name: 'another repository', question: { repository: 43 }, visibility: 'public', found: 0 },
    { name: 'readers who could not see it then', question: {}, visibility: 'private', found: 0 },
    { name: 'more readers than could see it then', question: { visibility: 'internal' }, visibility: 'private', found: 0 },
    { name: 'fewer readers than could see it then', question: { visibility: 'private' }, visibility: 'internal', found: 1 },
    { name: 'the same readers', question: { visibility: 'private' }, visibility: 'private', found: 1 },
  ])('of $name: $found', async ({ question, visibility, found }) => {
    const packs = packFolder(root);
    await packs.keep(kept({ visibility, sboms: [sbom('x')] }));
    expect(await packs.sboms(asked(question))).toHaveLength(found);
  }); // prettier-ignore

  it.each(['changed', 'gone'])('that were %s on the disk count for nothing', async (what) => {
    const packs = packFolder(root);
    await packs.keep(kept({ sboms: [sbom('x')] }));
    const copy = join(only(only(root)), 'sbom-1');
    if (what === 'gone') rmSync(copy);
    else writeFileSync(copy, 'y');
    expect(await packs.sboms(asked())).toEqual([]);
  });

  it('of a pack from before copies were kept are none', async () => {
    const packs = packFolder(root);
    await packs.keep(kept());
    const about = join(only(only(root)), 'about.json');
    const { sboms, visibility, ...old } = JSON.parse(readFileSync(about, 'utf8')) as Record<string, unknown>;
    expect([sboms, visibility]).toEqual([[], 'public']);
    writeFileSync(about, JSON.stringify(old));
    expect(await packs.sboms(asked({ visibility: 'private' }))).toEqual([]);
  });
});
