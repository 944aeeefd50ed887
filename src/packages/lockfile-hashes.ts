import { z } from 'zod';
import { baseName } from './ecosystems.ts';
import { bunEntries, npmEntries, pnpmEntries, yarnEntries } from './lockfile-hashes-npm.ts';
import { jsonOf, yamlOf } from './lockfiles-npm.ts';

/** One external entry of a lockfile: does it carry a hash of what is downloaded, of the SHA-2 family or better? */
export type HashedEntries = readonly boolean[];

/** External entries of a lockfile's text; undefined when it does not read as one. */
type ReadHashes = (text: string) => HashedEntries | undefined;

/**
 * Lockfiles whose entries are looked at for hashes. A commit id (Swift, packages from git) is a SHA-1 of the content and counts
 * as none, as the SHA-1 of Composer and of old yarn does. A binary lockfile (`bun.lockb`) is not here: nobody can tell.
 */
const READERS: Readonly<Record<string, ReadHashes>> = {
  'package-lock.json': npmEntries,
  'npm-shrinkwrap.json': npmEntries,
  'yarn.lock': yarnEntries,
  'pnpm-lock.yaml': pnpmEntries,
  'bun.lock': bunEntries,
  'Cargo.lock': (text) => tables(text, { table: 'package', isOwn: (one) => !/^source *=/m.test(one), hash: CARGO }),
  'go.sum': goSum,
  'poetry.lock': (text) => tables(text, { table: 'package', isOwn: isLocalPython, hash: PYTHON }),
  'uv.lock': (text) => tables(text, { table: 'package', isOwn: isLocalPython, hash: PYTHON }),
  'pdm.lock': (text) => tables(text, { table: 'package', isOwn: isLocalPython, hash: PYTHON }),
  'pylock.toml': (text) => tables(text, { table: 'packages', isOwn: isLocalPython, hash: /sha(?:256|384|512) *= *"/ }),
  'Pipfile.lock': pipfile,
  'composer.lock': composer,
  'Gemfile.lock': gemfile,
  'pubspec.lock': pubspec,
  'Package.resolved': swift,
  'mix.lock': mix,
};

export function hashReaderOf(path: string): ReadHashes | undefined {
  const name = baseName(path);
  return Object.hasOwn(READERS, name) ? READERS[name] : undefined;
}

const CARGO = /^checksum *= *"[0-9a-f]{64}"/m;
const PYTHON = /hash *= *"sha(?:256|384|512):/;

function isLocalPython(table: string): boolean {
  return (
    /^source *=.*\b(?:editable|virtual|directory)\b/m.test(table) ||
    /^(?:type *= *"directory"|directory *=|path *=)/m.test(table)
  );
}

interface Tables {
  readonly table: string;
  /** The repository's own package, or a folder of it. */
  readonly isOwn: (table: string) => boolean;
  readonly hash: RegExp;
}

/** TOML lockfiles as tools write them: one `[[package]]` table each, up to the next one. Old ones keep the hashes at their end. */
function tables(text: string, { table, isOwn, hash }: Tables): HashedEntries | undefined {
  const parts = text.split(new RegExp(String.raw`^\[\[${table}\]\]\s*$`, 'm'));
  if (parts.length === 1 && !/^(?:version|lock-version|lock_version) *= *|^\[metadata\]/m.test(text)) return undefined;
  const atEnd = hashedAtEnd(text);
  return parts
    .slice(1)
    .map((one) => one.split(/^\[metadata/m, 1)[0] ?? '')
    .filter((one) => !isOwn(one))
    .map((one) => hash.test(one) || atEnd.has(keyOf(one)));
}

function keyOf(table: string): string {
  const [name, version] = ['name', 'version'].map((key) => new RegExp(`^${key} *= *"([^"]+)"`, 'm').exec(table)?.[1]);
  return `${name ?? ''} ${version ?? ''}`;
}

/** `"checksum serde 1.0.0 (registry…)" = "…"` of old Cargo; `name = [ {file = "name-1.0-….whl", hash = …} ]` of old Poetry. */
function hashedAtEnd(text: string): ReadonlySet<string> {
  const cargo = [...text.matchAll(/^"checksum (\S+ \S+) \([^"]*\)" = "[0-9a-f]{64}"/gm)].map(([, key]) => key ?? '');
  const [, files = ''] = text.split(/^\[metadata\.files\]\s*$/m);
  const named = new Set<string>();
  let name = '';
  for (const line of files.split(/\r?\n/)) {
    name = /^"?([^"\s]+)"? = \[/.exec(line)?.[1] ?? name;
    if (PYTHON.test(line)) named.add(name);
  }
  const poetry = named.size === 0 ? [] : text.split(/^\[\[package\]\]\s*$/m).map(keyOf);
  return new Set([...cargo, ...poetry.filter((key) => named.has(key.split(' ', 1)[0] ?? ''))]);
}

/** `h1:` is a SHA-256 (Go Modules Reference, "go.sum files"). */
function goSum(text: string): HashedEntries | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines.every((line) => /^\S+ v\S+ \S+$/.test(line))) return undefined;
  return lines.map((line) => / h1:[A-Za-z0-9+/]{43}=$/.test(line));
}

function pipfile(text: string): HashedEntries | undefined {
  const entry = z.object({ hashes: z.array(z.string()).optional(), path: z.string().optional() });
  const part = z.record(z.string(), entry).optional();
  const read = z.object({ default: part, develop: part }).safeParse(jsonOf(text));
  if (!read.success) return undefined;
  return [read.data.default, read.data.develop]
    .flatMap((one) => Object.values(one ?? {}))
    .filter(({ path }) => path === undefined)
    .map(({ hashes }) => (hashes ?? []).some((hash) => /^sha(?:256|384|512):/.test(hash)));
}

/** Composer keeps a SHA-1 at most, and for archives of GitHub none. */
function composer(text: string): HashedEntries | undefined {
  const entry = z.looseObject({ name: z.string(), dist: z.looseObject({ type: z.string() }).nullish() });
  const read = z
    .object({ packages: z.array(entry), 'packages-dev': z.array(entry).optional() })
    .safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const all = [...read.data.packages, ...(read.data['packages-dev'] ?? [])];
  return all.filter(({ dist }) => dist?.type !== 'path').map(() => false);
}

/** Bundler writes hashes apart, under CHECKSUMS, where the project asked for it. */
function gemfile(text: string): HashedEntries | undefined {
  if (!/^(?:GEM|GIT|PATH)$/m.test(text)) return undefined;
  let section = '';
  const [gems, hashed] = [new Set<string>(), new Set<string>()];
  for (const line of text.split(/\r?\n/)) {
    if (/^\S/.test(line)) section = line.trim();
    const gem = /^ {4}([^\s(]+ \([^)]+\))$/.exec(line)?.[1];
    if (gem !== undefined && (section === 'GEM' || section === 'GIT')) gems.add(gem);
    const sum = /^ {2}([^\s(]+ \([^)]+\)).* sha256=[0-9a-f]{64}/.exec(line)?.[1];
    if (sum !== undefined && section === 'CHECKSUMS') hashed.add(sum);
  }
  return [...gems].map((gem) => hashed.has(gem));
}

function pubspec(text: string): HashedEntries | undefined {
  const hosted = z.object({ sha256: z.string().optional() });
  const entry = z.object({ source: z.string(), description: z.union([hosted, z.string()]).optional() });
  const read = z.object({ packages: z.record(z.string(), entry).nullish() }).safeParse(yamlOf(text));
  if (!read.success) return undefined;
  return Object.values(read.data.packages ?? {})
    .filter(({ source }) => source !== 'path' && source !== 'sdk')
    .map(({ description }) => typeof description === 'object' && /^[0-9a-f]{64}$/.test(description.sha256 ?? ''));
}

function swift(text: string): HashedEntries | undefined {
  const pins = z.array(z.unknown());
  const read = z.object({ pins: pins.optional(), object: z.object({ pins }).optional() }).safeParse(jsonOf(text));
  return read.success ? (read.data.pins ?? read.data.object?.pins)?.map(() => false) : undefined;
}

/** `"name": {:hex, …, "<inner>", …, "<outer>"}`: the outer one is a SHA-256 of the package. */
function mix(text: string): HashedEntries | undefined {
  if (!/^%\{/m.test(text)) return undefined;
  const entries = text.split(/\r?\n/).filter((line) => /^\s*"[^"]+": *\{:/.test(line));
  return entries.map((line) => line.includes('{:hex,') && /"[0-9a-f]{64}"\},?\s*$/.test(line));
}
