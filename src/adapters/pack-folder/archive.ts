import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Digest, sha256 } from '../../model/digest.ts';
import type { Visibility } from '../../model/subject.ts';
import type { KeptPack, KeptSbom, PackArchive, SbomQuestion } from '../../ports/pack-archive.ts';

/** What lies beside a kept pack, so that the folder explains itself and is pruned without opening packs. */
const aboutSchema = z.object({
  installation: z.int(),
  repository: z.object({ id: z.int(), owner: z.string(), name: z.string() }),
  tag: z.string(),
  commit: z.string(),
  madeAt: z.string(),
  keepUntil: z.string().nullable(),
  visibility: z.enum(['public', 'internal', 'private']).default('private'),
  sboms: z
    .array(z.object({ name: z.string(), digest: z.templateLiteral(['sha256:', z.string()]), file: z.string() }))
    .default([]),
});
type About = z.infer<typeof aboutSchema>;

const ABOUT = 'about.json';

/**
 * Keeps packs as plain files, `<repository id>/<tag>-<digest>/{pack.zip,restricted.zip,sbom-1,about.json}`, so that they can
 * be handed to an auditor without this program. A folder appears whole or not at all. One process writes it.
 */
export function packFolder(root: string): PackArchive {
  return {
    keep: async (kept) => {
      const parent = join(root, String(kept.repository.id));
      await mkdir(parent, { recursive: true, mode: 0o700 });
      const name = `${plain(kept.tag)}-${sha256(kept.pack).slice('sha256:'.length, 'sha256:'.length + 12)}`;
      if ((await readdir(parent)).includes(name)) return;
      const draft = join(parent, `.${name}.part`);
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { mode: 0o700 });
      for (const [file, content] of filesOf(kept)) await writeDurably(join(draft, file), content);
      await rename(draft, join(parent, name));
    },
    sboms: async (asked) => {
      const found = (await foundIn(join(root, String(asked.repository)))).filter(({ about }) => answers(about, asked));
      const inOrder = found.toSorted((a, b) => (a.about.madeAt < b.about.madeAt ? -1 : 1));
      return (await Promise.all(inOrder.map(sbomsIn))).flat();
    },
    forget: async ({ installation, repositories }) => {
      for (const { folder, about } of await allIn(root)) {
        const left = repositories === 'all' || repositories.includes(about.repository.id);
        if (about.installation === installation && left) await rm(folder, { recursive: true, force: true });
      }
    },
    prune: async (now) => {
      const over = (await allIn(root)).filter(({ about }) => about.keepUntil !== null && about.keepUntil <= now);
      for (const { folder } of over) await rm(folder, { recursive: true, force: true });
      return over.length;
    },
  };
}

function filesOf({ pack, restricted, sboms, ...rest }: KeptPack): readonly (readonly [string, Uint8Array | string])[] {
  const beside = restricted === undefined ? [] : [['restricted.zip', restricted] as const];
  const copies = sboms.map(({ bytes }, index) => [`sbom-${index + 1}`, bytes] as const);
  const named = sboms.map(({ name, digest }, index) => ({ name, digest, file: `sbom-${index + 1}` }));
  const about: About = { ...rest, sboms: named };
  return [['pack.zip', pack], ...beside, ...copies, [ABOUT, `${JSON.stringify(about, null, 2)}\n`]];
}

/** A copy taken while only some could see the release never shows to more of them. */
function answers(about: About, { installation, tag, visibility }: SbomQuestion): boolean {
  return about.installation === installation && about.tag === tag && widthOf(about.visibility) >= widthOf(visibility);
}

const BY_WIDTH: readonly Visibility[] = ['private', 'internal', 'public'];

function widthOf(visibility: Visibility): number {
  return BY_WIDTH.indexOf(visibility);
}

/** A copy that is not what was kept counts for nothing. */
async function sbomsIn({ folder, about }: Found): Promise<readonly KeptSbom[]> {
  const read = about.sboms.map(async ({ name, digest, file }) => {
    const bytes = COPY.test(file) ? await bytesIn(join(folder, file)) : undefined;
    const kept = bytes !== undefined && sha256(bytes) === digest;
    return kept ? [{ name, digest: digest satisfies Digest, keptAt: about.madeAt, bytes }] : [];
  });
  return (await Promise.all(read)).flat();
}

const COPY = /^sbom-\d{1,3}$/;

async function bytesIn(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

interface Found {
  readonly folder: string;
  readonly about: About;
}

/** Folders that are not ours, or half written, are left alone. */
async function allIn(root: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const repository of await namesIn(root)) found.push(...(await foundIn(join(root, repository))));
  return found;
}

async function foundIn(repository: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const name of await namesIn(repository)) {
    const folder = join(repository, name);
    const about = await aboutIn(folder);
    if (about !== undefined) found.push({ folder, about });
  }
  return found;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function aboutIn(folder: string): Promise<About | undefined> {
  try {
    return aboutSchema.safeParse(JSON.parse(await readFile(join(folder, ABOUT), 'utf8'))).data;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A tag may hold slashes and dots that a folder must not. */
function plain(tag: string): string {
  return tag
    .replaceAll(/[^A-Za-z0-9_.-]/g, '-')
    .replace(/^\.+/, '-')
    .slice(0, 80);
}
