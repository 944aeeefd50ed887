import { load } from 'js-yaml';
import { z } from 'zod';
import type { LockedPackage, ReadLockfile } from './locked-package.ts';

const npmEntry = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  link: z.boolean().optional(),
  resolved: z.string().optional(),
});
const npmLock = z.object({
  packages: z.record(z.string(), npmEntry).optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
});
const oldEntry = z.object({
  version: z.string(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
});

/** package-lock.json and npm-shrinkwrap.json: `packages` since version 2, nested `dependencies` before. */
export const readNpmLock: ReadLockfile = (text) => {
  const lock = npmLock.safeParse(jsonOf(text));
  if (!lock.success) return undefined;
  const { packages, dependencies } = lock.data;
  if (packages !== undefined) return Object.entries(packages).flatMap(([path, entry]) => fromPath(path, entry));
  return dependencies === undefined ? undefined : fromNested(dependencies);
};

/** Only what lies under node_modules came from outside; links lead to folders of the repository. */
function fromPath(path: string, entry: z.infer<typeof npmEntry>): readonly LockedPackage[] {
  const { name, version, dev, link, optional, devOptional } = entry;
  const at = path.lastIndexOf('node_modules/');
  if (at === -1 || link === true || version === undefined) return [];
  const installed = path.slice(at + 'node_modules/'.length);
  // What development or an option brings, and nothing else, is needed by neither for sure.
  const free = maybeOptional(optional === true || devOptional === true);
  return [{ type: 'npm', name: name ?? installed, version, development: dev === true, ...free }];
}

function maybeOptional(optional: boolean): Pick<LockedPackage, 'optional'> {
  return optional ? { optional: true } : {};
}

function fromNested(top: Readonly<Record<string, unknown>>): readonly LockedPackage[] {
  const found: LockedPackage[] = [];
  const waiting = [top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [name, value] of Object.entries(next)) {
      const entry = oldEntry.safeParse(value);
      if (!entry.success || entry.data.version.startsWith('file:')) continue;
      const { version, dev, optional } = entry.data;
      found.push({ type: 'npm', name, version, development: dev === true, ...maybeOptional(optional === true) });
      if (entry.data.dependencies !== undefined) waiting.push(entry.data.dependencies);
    }
  }
  return found;
}

const pnpmLock = z.object({
  packages: z
    .record(z.string(), z.looseObject({ dev: z.boolean().optional(), optional: z.boolean().optional() }))
    .optional(),
});

/** pnpm-lock.yaml: keys are `/@scope/name@1.0.0(peer)`, before version 6 `/@scope/name/1.0.0_peer`. */
export const readPnpmLock: ReadLockfile = (text) => {
  const lock = pnpmLock.safeParse(yamlOf(text));
  if (!lock.success) return undefined;
  return Object.entries(lock.data.packages ?? {}).flatMap(([key, { dev, optional }]) => {
    const match = /^\/?((?:@[^/@]+\/)?[^/@]+)[@/]([^(_]+)/.exec(key);
    const [, name, version] = match ?? [];
    if (name === undefined || version === undefined || /[:/]/.test(version)) return [];
    return [{ type: 'npm', name, version, development: dev === true, ...maybeOptional(optional === true) }];
  });
};

/** yarn.lock of both generations; neither says what is for development only. */
export const readYarnLock: ReadLockfile = (text) => {
  if (!/^# yarn lockfile v1|^__metadata:/m.test(text)) return undefined;
  const found: LockedPackage[] = [];
  let name: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const header = /^"?((?:@[^/@"]+\/)?[^@",\s]+)@([^"]*)/.exec(line);
    if (/^\S/.test(line))
      name = header === null || /^(?:workspace|link|portal|file):/.test(header[2] ?? '') ? undefined : header[1];
    const version = /^ {2}version:? "?([^"\s]+)"?$/.exec(line)?.[1];
    if (name !== undefined && version !== undefined) found.push({ type: 'npm', name, version, development: false });
  }
  return found;
};

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Lockfiles are long, so they are read by the parser whose time grows with their length alone. */
export function yamlOf(text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch {
    return undefined;
  }
}
