import { z } from 'zod';
import { jsonOf, yamlOf } from './lockfiles-npm.ts';

/** Subresource integrity of the SHA-2 family; `sha1-…` proves nothing any more. */
const STRONG = /(?:^|\s)sha(?:256|384|512)-[A-Za-z0-9+/]{40,}={0,2}/;

const npmEntry = z.object({
  version: z.string().optional(),
  link: z.boolean().optional(),
  integrity: z.string().optional(),
  /** Comes inside the archive of another package, whose hash covers it. */
  inBundle: z.boolean().optional(),
  bundled: z.boolean().optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
});
type NpmEntry = z.infer<typeof npmEntry>;
const npmLock = z.object({
  packages: z.record(z.string(), npmEntry).optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
});

/** package-lock.json and npm-shrinkwrap.json of every version. */
export function npmEntries(text: string): readonly boolean[] | undefined {
  const lock = npmLock.safeParse(jsonOf(text));
  if (!lock.success) return undefined;
  const { packages, dependencies } = lock.data;
  if (packages !== undefined)
    return Object.entries(packages)
      .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
      .flatMap(([, entry]) => npmHash(entry));
  return dependencies === undefined ? undefined : nested(dependencies);
}

function nested(top: Readonly<Record<string, unknown>>): readonly boolean[] {
  const found: boolean[] = [];
  const waiting = [top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const value of Object.values(next)) {
      const entry = npmEntry.safeParse(value);
      if (!entry.success || entry.data.version?.startsWith('file:') === true) continue;
      found.push(...npmHash(entry.data));
      if (entry.data.dependencies !== undefined) waiting.push(entry.data.dependencies);
    }
  }
  return found;
}

function npmHash({ integrity, inBundle, bundled }: NpmEntry): readonly boolean[] {
  return inBundle === true || bundled === true ? [] : [STRONG.test(integrity ?? '')];
}

/** `resolution: { integrity }`; one with a `directory` is a folder of the repository. */
export function pnpmEntries(text: string): readonly boolean[] | undefined {
  const resolution = z.looseObject({ integrity: z.string().optional(), directory: z.string().optional() });
  const entry = z.looseObject({ resolution: resolution.optional() });
  const lock = z.object({ packages: z.record(z.string(), entry).optional() }).safeParse(yamlOf(text));
  if (!lock.success) return undefined;
  return Object.values(lock.data.packages ?? {})
    .filter((one) => one.resolution?.directory === undefined)
    .map((one) => STRONG.test(one.resolution?.integrity ?? ''));
}

const LOCAL = /@(?:workspace|link|portal|file):/;

/** Yarn 1 writes `integrity`, later ones `checksum` (SHA-512, behind a cache key); folders of the repository have neither. */
export function yarnEntries(text: string): readonly boolean[] | undefined {
  if (!/^# yarn lockfile v1|^__metadata:/m.test(text)) return undefined;
  return text
    .split(/\r?\n(?=\S)/)
    .filter((block) => /^\s+version:? /m.test(block) && !block.startsWith('__metadata'))
    .filter((block) => !LOCAL.test(block.split(/\r?\n/, 1)[0] ?? ''))
    .map((block) => {
      const integrity = /^ {2}integrity (.+)$/m.exec(block)?.[1] ?? '';
      return STRONG.test(integrity) || /^ {2}checksum: "?(?:[\w.]+\/)?[0-9a-f]{128}"?$/m.test(block);
    });
}

/** bun.lock is JSON with commas at the end of lists: `"name": ["name@1.0.0", "", {}, "sha512-…"]`. */
export function bunEntries(text: string): readonly boolean[] | undefined {
  const lock = z
    .object({ lockfileVersion: z.int(), packages: z.record(z.string(), z.array(z.unknown())).optional() })
    .safeParse(jsonOf(text.replaceAll(/,(?=\s*[}\]])/g, '')));
  if (!lock.success) return undefined;
  return Object.values(lock.data.packages ?? {})
    .filter(([id]) => typeof id === 'string' && !LOCAL.test(id))
    .map((entry) => entry.some((part) => typeof part === 'string' && STRONG.test(part)));
}
