import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileArtifact } from '../adapters/files/artifact.ts';
import type { TrustGiven } from '../adapters/sigstore/signatures.ts';
import { readTrustedKey } from '../adapters/sigstore/trust.ts';
import { publicGoodRoot, readTrustedRoots, refuseEmptyRoots } from '../adapters/sigstore/trusted-root.ts';
import type { Artifact } from '../ports/signatures.ts';
import type { Expected, Source, TextRule } from '../provenance/expected.ts';
import { readPattern } from '../provenance/pattern/pattern.ts';
import { readPackageName } from '../provenance/predicate/package-name.ts';
import type { NamedPackage } from '../provenance/predicate/predicate.ts';
import { MAX_BUNDLE_BYTES } from '../provenance/read-bundle.ts';
import type { BundleFile } from '../provenance/verify.ts';
import { type Io, UsageError } from './io.ts';
import { readNpmPackage } from './npm-package.ts';
import { readText } from './options.ts';
import { messageOf } from './secrets.ts';

/** Who must have signed, and by what trust: the options that `verify` and `pack verify` share. */
export const SIGNER_OPTIONS = {
  identity: { type: 'string' },
  'identity-regexp': { type: 'string' },
  issuer: { type: 'string' },
  'issuer-regexp': { type: 'string' },
  source: { type: 'string' },
  ref: { type: 'string' },
  'trusted-root': { type: 'string' },
  key: { type: 'string' },
} as const;

export interface VerifyValues {
  readonly identity?: string | undefined;
  readonly 'identity-regexp'?: string | undefined;
  readonly issuer?: string | undefined;
  readonly 'issuer-regexp'?: string | undefined;
  readonly source?: string | undefined;
  readonly ref?: string | undefined;
  readonly builder?: string | undefined;
  readonly 'predicate-type'?: string | undefined;
  readonly package?: string | undefined;
  readonly npm?: string | undefined;
  readonly 'trusted-root'?: string | undefined;
  readonly key?: string | undefined;
}

export function readExpected(values: VerifyValues, io: Io): Expected {
  const given = values.npm === undefined ? undefined : readNpmPackage(values.npm, io);
  // What the registry signs with its own key names no repository.
  const fromPackage = values.key === undefined ? given?.source : undefined;
  return {
    ...(given === undefined ? {} : { npm: given.npm }),
    identity: readRule('identity', values),
    issuer: readRule('issuer', values),
    source: values.source === undefined ? fromPackage : readSource(values.source),
    ref: values.ref,
    builder: values.builder,
    predicateType: values['predicate-type'],
    package: values.package === undefined ? undefined : readPackage(values.package),
  };
}

function readPackage(text: string): NamedPackage {
  const named = readPackageName(text);
  if (named !== undefined) return named;
  throw new UsageError(`--package: expected NAME, NAME@VERSION or a package URL, came "${text.slice(0, 100)}"`);
}

function readRule(name: 'identity' | 'issuer', values: VerifyValues): TextRule | undefined {
  const text = values[name];
  const pattern = values[`${name}-regexp`];
  if (text !== undefined && pattern !== undefined)
    throw new UsageError(`--${name} and --${name}-regexp: expected one of the two, came both`);
  if (text !== undefined) return { kind: 'exact', text };
  if (pattern === undefined) return undefined;
  return { kind: 'pattern', pattern: orUsage(`--${name}-regexp`, () => readPattern(pattern)) };
}

const GITHUB = 'https://github.com';

/** `OWNER/NAME` on github.com, or the whole address on another server. */
function readSource(text: string): Source {
  const match = /^(?:(https:\/\/[\w.-]+(?::\d+)?)\/)?([\w.-]+)\/([\w.-]+)$/.exec(text);
  if (match === null)
    throw new UsageError(`--source: expected OWNER/NAME or https://HOST/OWNER/NAME, came "${text.slice(0, 100)}"`);
  const [, server = GITHUB, owner = '', name = ''] = match;
  return { server, owner, name };
}

const MAX_ROOT_BYTES = 4 * 1024 * 1024;
const MAX_KEY_BYTES = 64 * 1024;

/** The shipped root, or exactly the one that was given. */
export function readTrust(values: VerifyValues, io: Io): TrustGiven {
  const { 'trusted-root': root, key } = values;
  return {
    roots: root === undefined ? [publicGoodRoot()] : orUsage(root, () => readRoots(root, values, io)),
    key: key === undefined ? undefined : orUsage(key, () => readTrustedKey(readText(io, key, MAX_KEY_BYTES))),
  };
}

function readRoots(path: string, { key }: VerifyValues, io: Io) {
  const roots = readTrustedRoots(readText(io, path, MAX_ROOT_BYTES));
  if (key === undefined) refuseEmptyRoots(roots);
  return roots;
}

function orUsage<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what}: ${messageOf(error)}`, { cause: error });
  }
}

export function readArtifact(path: string | undefined, digest: string | undefined, io: Io): Artifact {
  if (path !== undefined && digest !== undefined)
    throw new UsageError('verify: expected a file or --digest, came both');
  if (digest !== undefined) return digestArtifact(digest);
  if (path === undefined) throw new UsageError('verify: expected the file to check, or --digest sha256:HEX');
  return fileArtifact(existing(path, io));
}

/** By either of the two hashes that attestations name; of npm's also as lockfiles write it, in base64. */
function digestArtifact(digest: string): Artifact {
  const [, name, hex = ''] = /^(sha256:(?=.{64}$)|sha512:(?=.{128}$))([0-9a-f]+)$/i.exec(digest) ?? [];
  const [, integrity] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(digest) ?? [];
  const wanted = name?.slice(0, -1).toLowerCase() ?? (integrity === undefined ? undefined : 'sha512');
  if (wanted === undefined)
    throw new UsageError(
      `--digest: expected sha256: and 64 hexadecimal digits, sha512: and 128, or sha512- and base64, came "${digest.slice(0, 200)}"`,
    );
  const known = integrity === undefined ? hex.toLowerCase() : Buffer.from(integrity, 'base64').toString('hex');
  return { hash: (one) => (one === wanted ? known : undefined) };
}

/** The size is asked before anything is read, so that a huge file costs nothing. */
export function readBundleFile(path: string | undefined, io: Io): BundleFile {
  if (path === undefined) throw new UsageError('--bundle: expected the file with the signature');
  const file = existing(path, io);
  const { size } = statSync(file);
  return size > MAX_BUNDLE_BYTES ? { size } : { bytes: readFileSync(file) };
}

function existing(path: string, io: Io): string {
  const file = resolve(io.cwd, path);
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) throw new UsageError(`${path}: no such file; check the path`);
  if (!status.isFile()) throw new UsageError(`${path}: expected a file, came a folder or a device`);
  return file;
}
