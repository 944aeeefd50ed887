import { createHash } from 'node:crypto';
import { bundleToJSON, toDSSEBundle, toMessageSignatureBundle } from '@sigstore/bundle';
import { signedReleases } from '../../../src/collectors/signed-releases/index.ts';
import type { Collector } from '../../../src/collectors/types.ts';
import { sha256, type Digest } from '../../../src/model/digest.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { mapSeen, notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { ByteHashes, Release, ReleaseAsset, StoredAttestation } from '../../../src/ports/releases.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { look, said, type World } from '../../support/look.ts';

/** Files of a release by name; null = it is there and cannot be read, a number = its size without content. */
export type Files = Readonly<Record<string, string | object | number | null>>;

export interface SceneRelease extends Partial<Omit<Release, 'assets'>> {
  readonly files?: Files;
  /** What GitHub says of each file's digest; its true one unless told. */
  readonly digest?: null | undefined | 'true';
}

export interface Scene extends Omit<World, 'repository'> {
  readonly releases?: readonly SceneRelease[] | Observation<readonly Release[]>;
  /** Stored bundles by the digest of their subject; or the answer to every question. */
  readonly attestations?: Readonly<Record<Digest, readonly unknown[]>> | Observation<readonly StoredAttestation[]>;
  readonly paths?: Observation<readonly string[]>;
  readonly repository?: Partial<Repository>;
}

export async function factsOf(scene: Scene, collector: Collector = signedReleases): Promise<readonly Fact[]> {
  const { releases = [], attestations = {}, paths = seen([]), repository = {}, ...world } = scene;
  const stored = new Map<number, Observation<Uint8Array>>();
  const list = 'state' in releases ? releases : seen(releases.map((each, index) => releaseOf(each, { index, stored })));
  return look(collector, {
    ...world,
    repository: {
      releases: () => Promise.resolve(list),
      filesAtTag: () => Promise.resolve(paths),
      attestations: (digest) => Promise.resolve(attestationsFor(attestations, digest)),
      assetBytes: ({ id, name }) => Promise.resolve(stored.get(id) ?? notSeen({ reason: 'server-error', what: name })),
      assetHashes: ({ id, name }) =>
        Promise.resolve(mapSeen(stored.get(id) ?? notSeen({ reason: 'server-error', what: name }), hashesOf)),
      ...repository,
    },
  });
}

export function hashesOf(content: string | Uint8Array): ByteHashes {
  const of = (name: string) => createHash(name).update(content).digest('hex');
  return { sha256: of('sha256'), sha384: of('sha384'), sha512: of('sha512'), blake2b512: of('blake2b512') };
}

export async function saidOf(id: string, scene: Scene): Promise<unknown> {
  return said(await factsOf(scene), id);
}

function attestationsFor(
  attestations: NonNullable<Scene['attestations']>,
  digest: Digest,
): Observation<readonly StoredAttestation[]> {
  if ('state' in attestations) return attestations;
  return seen((attestations[digest] ?? []).map((bundle) => ({ predicateType: null, bundle })));
}

interface Place {
  readonly index: number;
  readonly stored: Map<number, Observation<Uint8Array>>;
}

function releaseOf({ files = {}, ...release }: SceneRelease, { index, stored }: Place): Release {
  const assets = Object.entries(files).map(([name, content], nth): ReleaseAsset => {
    const id = index * 100 + nth;
    const bytes = bytesOf(content);
    if (bytes !== undefined) stored.set(id, seen(bytes));
    const size = typeof content === 'number' ? content : (bytes?.byteLength ?? 10);
    const digest = 'digest' in release && release.digest !== 'true' ? release.digest : sha256(bytes ?? name);
    return { id, name, size, digest };
  });
  const tag = release.tag ?? `v${9 - index}.0.0`;
  const base = { id: index, tag, draft: false, prerelease: false, immutable: false, publishedAt: null, body: '' };
  return { ...base, ...release, assets };
}

export function bytesOf(content: Files[string]): Uint8Array | undefined {
  if (content === null || typeof content === 'number') return undefined;
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
}

export const PGP = '-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n';

/** A message signature in Sigstore's bundle, over this content. Its key and signature verify against nothing. */
export function signatureBundle(content: string): object {
  const digest = Buffer.from(sha256(content).slice(7), 'hex');
  return bundleToJSON(toMessageSignatureBundle({ digest, signature: Buffer.from('sample'), keyHint: 'key' }));
}

export const SLSA = 'https://slsa.dev/provenance/v1';

export interface StatementScene {
  readonly name?: string;
  /** Content of the file that it is about. */
  readonly of?: string;
  readonly predicateType?: string;
}

export function statementOf({ name = 'app.tgz', of = 'app', predicateType = SLSA }: StatementScene = {}): object {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: sha256(of).slice(7) } }],
    predicateType,
    predicate: {},
  };
}

export function attestationBundle(scene: StatementScene = {}): object {
  const artifact = Buffer.from(JSON.stringify(statementOf(scene)));
  const type = 'application/vnd.in-toto+json';
  return bundleToJSON(toDSSEBundle({ artifact, artifactType: type, signature: Buffer.from('sample'), keyHint: 'key' }));
}

export function envelope(scene: StatementScene = {}): object {
  const payload = Buffer.from(JSON.stringify(statementOf(scene))).toString('base64');
  return { payload, payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: 'c2FtcGxl' }] };
}

export const sums = (...entries: (readonly [name: string, content: string])[]): string =>
  entries.map(([name, content]) => `${sha256(content).slice(7)}  ${name}\n`).join('');
