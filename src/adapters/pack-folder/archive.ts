import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../model/digest.ts';
import type { KeptPack, PackArchive } from '../../ports/pack-archive.ts';

/** What lies beside a kept pack, so that the folder explains itself and is pruned without opening packs. */
const aboutSchema = z.object({
  installation: z.int(),
  repository: z.object({ id: z.int(), owner: z.string(), name: z.string() }),
  tag: z.string(),
  commit: z.string(),
  madeAt: z.string(),
  keepUntil: z.string().nullable(),
});
type About = z.infer<typeof aboutSchema>;

const ABOUT = 'about.json';

/**
 * Keeps packs as plain files, `<repository id>/<tag>-<digest>/{pack.zip,restricted.zip,about.json}`, so that they can be
 * handed to an auditor without this program. A folder appears whole or not at all. One process writes it.
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

function filesOf({ pack, restricted, ...about }: KeptPack): readonly (readonly [string, Uint8Array | string])[] {
  const beside = restricted === undefined ? [] : [['restricted.zip', restricted] as const];
  return [['pack.zip', pack], ...beside, [ABOUT, `${JSON.stringify(about, null, 2)}\n`]];
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
  for (const repository of await namesIn(root)) {
    for (const name of await namesIn(join(root, repository))) {
      const folder = join(root, repository, name);
      const about = await aboutIn(folder);
      if (about !== undefined) found.push({ folder, about });
    }
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
