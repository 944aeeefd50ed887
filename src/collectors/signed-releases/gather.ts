import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { Release, ReleaseAsset, Releases } from '../../ports/releases.ts';
import type { CollectContext, SuppliedFile } from '../types.ts';
import { type AskingLimits, gatherAttestations } from './attestations.ts';
import { checksumLines } from './checksum-file.ts';
import { holdsDocument } from './documents.ts';
import { assetKind, type AssetKind } from '../asset-kinds.ts';
import type { ChecksumFile, DocumentFile, Material, SignatureFile } from './material.ts';
import { readSignature } from './signature.ts';

/** Largest signature, checksum file or report that is downloaded, in bytes. */
const MAX_BYTES = 1024 * 1024;
/** An SBOM may be larger; the same limit as where it is graded, so that one download serves both. */
const MAX_SBOM_BYTES = 32 * 1024 * 1024;
/** Checksum files and signatures of one release that are downloaded at most. */
const MAX_SIGNATURES = 20;
/** SBOMs and reports of one release that are downloaded at most. */
const MAX_DOCUMENTS = 8;

type Asking = Pick<Releases, 'assetBytes' | 'attestations' | 'filesAtTag'>;

export interface GatherContext extends Pick<CollectContext, 'subject' | 'tree' | 'supplied'> {
  readonly limits: AskingLimits;
}

/** Reads what belongs to a release besides its files: small texts only, and as few as bounded. */
export async function gather(
  source: Asking,
  release: Release,
  { subject, tree, supplied, limits }: GatherContext,
): Promise<Material> {
  const checksums = await readChecksums(source, release);
  const [signatures, documents] = await Promise.all([
    readSignatures(source, release, MAX_SIGNATURES - Math.min(checksums.length, MAX_CHECKSUMS)),
    readDocuments(source, release),
  ]);
  const read = { release, checksums, documents, signatures: [...signatures, ...suppliedSignatures(supplied)] };
  const [attestations, paths] = await Promise.all([
    gatherAttestations(source, read, limits),
    pathsOf(source, release, { subject, tree, limits }),
  ]);
  return { ...read, attestations, paths };
}

/** The tree of an older release tells nothing that the facts about the last three ask. */
function pathsOf(
  source: Asking,
  { tag }: Release,
  { subject, tree, limits }: Omit<GatherContext, 'supplied'>,
): Promise<Material['paths']> {
  if (subject.kind === 'release' && subject.tag === tag)
    return tree.list().then((list) => mapSeen(list, (entries) => entries.map(({ path }) => path)));
  if (!limits.sparing) return source.filesAtTag(tag);
  return Promise.resolve(notSeen({ reason: 'not-supplied', what: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}' }));
}

/** Checksum files may name every other file, so they are read first, but leave room for signatures. */
const MAX_CHECKSUMS = 8;

/** A file for all comes before a file for one. */
const LISTS = /sums|checksums/i;

async function readChecksums(source: Asking, release: Release): Promise<readonly ChecksumFile[]> {
  const all = ofKind(release, ['checksum']);
  const assets = [...all].sort((a, b) => Number(LISTS.test(b.name)) - Number(LISTS.test(a.name)));
  const contents = await readAssets(source, assets, MAX_CHECKSUMS);
  return assets.map((asset, index) => ({
    asset,
    bytes: contents[index] ?? LEFT_OUT,
    lines: mapSeen(contents[index] ?? LEFT_OUT, (bytes) =>
      Map.groupBy(checksumLines(new TextDecoder().decode(bytes), asset.name), ({ name }) => name),
    ),
  }));
}

async function readSignatures(source: Asking, release: Release, room: number): Promise<readonly SignatureFile[]> {
  // Files that can speak of many others come first; the rest speaks only of the file beside it.
  const assets = [...ofKind(release, ['provenance']), ...ofKind(release, ['signature'])];
  const contents = await readAssets(source, assets, room);
  return assets.map((asset, index) => ({
    name: asset.name,
    asset,
    bytes: contents[index] ?? LEFT_OUT,
    content: mapSeen(contents[index] ?? LEFT_OUT, readSignature),
  }));
}

async function readDocuments(source: Asking, release: Release): Promise<readonly DocumentFile[]> {
  const documents: DocumentFile[] = [];
  for (const asset of release.assets) {
    const kind = documentKind(asset);
    if (kind === undefined) continue;
    const limit = kind === 'sbom' ? MAX_SBOM_BYTES : MAX_BYTES;
    const room = documents.length < MAX_DOCUMENTS;
    const bytes = room ? await readAsset(source, asset, limit) : LEFT_OUT;
    documents.push({ asset, kind, holds: mapSeen(bytes, (content) => holdsDocument(kind, content)) });
  }
  return documents;
}

function documentKind({ name }: ReleaseAsset): DocumentFile['kind'] | undefined {
  const kind = assetKind(name);
  return kind === 'sbom' || kind === 'vex' || kind === 'scan' || kind === 'test' ? kind : undefined;
}

function suppliedSignatures(supplied: readonly SuppliedFile[]): readonly SignatureFile[] {
  return supplied
    .filter(({ kind }) => kind === 'bundle')
    .map(({ path, bytes }) => {
      const name = path.split('/').at(-1) ?? path;
      const large = bytes.byteLength > MAX_BYTES;
      const read = large ? notSeen({ reason: 'too-large', what: path }) : seen(bytes, [{ path }]);
      return { name, asset: null, bytes: read, content: mapSeen(read, readSignature) };
    });
}

function ofKind({ assets }: Release, kinds: readonly AssetKind[]): readonly ReleaseAsset[] {
  return assets.filter(({ name }) => kinds.includes(assetKind(name)));
}

async function readAssets(
  source: Asking,
  assets: readonly ReleaseAsset[],
  room: number,
): Promise<readonly Observation<Uint8Array>[]> {
  return Promise.all(assets.slice(0, room).map((asset) => readAsset(source, asset, MAX_BYTES)));
}

function readAsset(source: Asking, asset: ReleaseAsset, limit: number): Promise<Observation<Uint8Array>> {
  if (asset.size > limit) return Promise.resolve(notSeen({ reason: 'too-large', what: asset.name }));
  return source.assetBytes(asset, limit);
}

/** There is more attached than one assessment reads. */
const LEFT_OUT = notSeen({ reason: 'truncated', what: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}' });
