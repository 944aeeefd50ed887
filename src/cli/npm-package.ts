import { z } from 'zod';
import type { NpmPackage, Source } from '../provenance/expected.ts';
import { type Io, UsageError } from './io.ts';
import { readText } from './options.ts';

const MAX_BYTES = 1024 * 1024;
const DEFAULT_REGISTRY = 'https://registry.npmjs.org';

const url = z.string().max(2000);
const shape = z.object({
  name: z.string().regex(/^(?:@[a-z\d~_-][\w.~-]*\/)?[a-z\d~_-][\w.~-]*$/i),
  version: z.string().regex(/^\d+\.\d+\.\d+\S{0,100}$/),
  repository: z.union([url, z.object({ url })]).optional(),
  publishConfig: z.object({ registry: z.url({ protocol: /^https$/ }).optional() }).optional(),
});

export interface NpmExpectation {
  readonly npm: NpmPackage;
  /** The repository on github.com that the package says it comes from. */
  readonly source: Source | undefined;
}

/** What a `package.json` that the caller trusts says of its package; never the one in the tarball that is checked. */
export function readNpmPackage(path: string, io: Io): NpmExpectation {
  const read = shape.safeParse(jsonOf(readText(io, path, MAX_BYTES), path));
  if (!read.success) {
    const fields = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new UsageError(
      `${path}: expected a package.json with a name and a version, came one without a valid ${fields}`,
    );
  }
  const { name, version, repository, publishConfig } = read.data;
  const registry = (publishConfig?.registry ?? DEFAULT_REGISTRY).replace(/\/+$/, '');
  const address = typeof repository === 'string' ? repository : repository?.url;
  return { npm: { name, version, registry }, source: address === undefined ? undefined : sourceIn(address) };
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${path}: expected a package.json, came text that is not JSON`, { cause: error });
  }
}

/** `OWNER/NAME`, `github:OWNER/NAME`, and the addresses that npm writes; another host is none. */
function sourceIn(address: string): Source | undefined {
  const match =
    /^(?:github:|(?:git\+)?(?:https?|ssh|git):\/\/(?:git@)?github\.com\/|git@github\.com:)?([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:#.*)?$/.exec(
      address,
    );
  const [, owner, name] = match ?? [];
  return owner === undefined || name === undefined ? undefined : { server: 'https://github.com', owner, name };
}
