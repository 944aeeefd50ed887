import { sha256 } from '../../../model/digest.ts';
import { notSeen } from '../../../model/observation.ts';
import type { ReleaseAsset } from '../../../ports/releases.ts';
import { signableAssets, type ChecksumFile, type Material } from '../material.ts';
import { checkAsset } from './check-asset.ts';
import type { CheckedAsset, CheckedRelease } from './checked.ts';
import type { Expectation } from './check-part.ts';
import { type ByteLimits, type ByteSource, type OwnBytes, ownBytes } from './own-bytes.ts';
import { clearSignedLists, type HashOf, listOf, type SignedList, throughList } from './through-checksums.ts';

export interface Checking {
  readonly source: ByteSource;
  readonly limits: ByteLimits;
  readonly expected: Expectation;
}

/** Checks all that signs the files of one release: directly, or through a checksum file that lists them. */
export async function checkRelease(material: Material, checking: Checking): Promise<CheckedRelease> {
  const { release } = material;
  const expected = { ...checking.expected, at: release.publishedAt ?? checking.expected.at };
  const bytes = ownBytes(checking.source, checking.limits);
  const checksums = await Promise.all(material.checksums.map((file) => checkList(file, material, expected)));
  const lists = [
    ...material.checksums.flatMap((file, index) => {
      const checked = checksums[index];
      return checked === undefined ? [] : [listOf(file, checked)];
    }),
    ...(await clearSignedLists(material, expected)),
  ];
  const shipped: CheckedAsset[] = [];
  // One after the other: each may hold a file in memory.
  for (const asset of signableAssets(material)) {
    const digest = await knownDigest(asset, material, bytes);
    const target = { asset, digest, bytes: () => bytes.of(asset), hashes: () => bytes.hashes(asset) };
    const direct = await checkAsset(target, material, expected);
    shipped.push(await withLists(direct, lists, bytes));
  }
  return { release, shipped, checksums };
}

/** A digest of our own costs a download, and is made only where something could be compared with it. */
async function knownDigest(asset: ReleaseAsset, material: Material, bytes: OwnBytes) {
  const nothing = material.signatures.length === 0 && material.attestations.size === 0;
  return nothing ? (asset.digest ?? undefined) : bytes.digestOf(asset);
}

function checkList(file: ChecksumFile, material: Material, expected: Expectation): Promise<CheckedAsset> {
  const { asset, bytes } = file;
  const own = bytes.state === 'seen' ? sha256(bytes.value) : undefined;
  // A checksum file is read whole, or not at all.
  const hashes = () => Promise.resolve(bytes.state === 'seen' ? NOT_HASHED : bytes);
  const target = { asset, digest: asset.digest ?? own, bytes: () => Promise.resolve(bytes), hashes };
  return checkAsset(target, material, expected);
}

async function withLists(checked: CheckedAsset, lists: readonly SignedList[], bytes: OwnBytes): Promise<CheckedAsset> {
  const wanted = lists.filter(({ lines, hidden }) => lines.has(checked.asset.name) || hidden.length > 0);
  if (wanted.length === 0) return checked;
  const hashOf = await hashesOf(checked, wanted, bytes);
  const covered = wanted.map((list) => throughList(list, checked, hashOf));
  return {
    ...checked,
    signatures: [...checked.signatures, ...covered.flatMap(({ signatures }) => signatures)],
    hidden: [...checked.hidden, ...covered.flatMap(({ hidden }) => hidden)],
  };
}

const NOT_HASHED = notSeen({ reason: 'too-large', what: 'a checksum file' });

/** SHA-256 is known from the digest; a longer hash only from the file, which is read where a signed list names one. */
async function hashesOf(
  { asset, digest }: CheckedAsset,
  lists: readonly SignedList[],
  bytes: OwnBytes,
): Promise<HashOf> {
  const lines = lists
    .filter(({ signatures }) => signatures.length > 0)
    .flatMap((list) => list.lines.get(asset.name) ?? []);
  const needed = lines.length > 0 && lines.every(({ algorithm }) => algorithm !== 'sha256');
  const read = needed ? await bytes.hashes(asset) : undefined;
  return (algorithm) => {
    if (algorithm === 'sha256') return digest?.slice('sha256:'.length);
    return read?.state === 'seen' ? read.value[algorithm] : undefined;
  };
}
