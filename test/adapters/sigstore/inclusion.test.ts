import { bundleFromJSON, type TransparencyLogEntry } from '@sigstore/bundle';
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { leadsToItsRoot } from '../../../src/adapters/sigstore/inclusion.ts';

const sha256 = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leafOf = (index: number) => Buffer.from(`leaf ${index}`);

/** Root and path of a tree, by the recursive definitions of RFC 9162, 2.1.1 and 2.1.3.1. */
function root(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return sha256(Buffer.from([0]), only);
  const half = split(leaves.length);
  return sha256(Buffer.from([1]), root(leaves.slice(0, half)), root(leaves.slice(half)));
}

function path(index: number, leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length === 1) return [];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half ? [...path(index, left), root(right)] : [...path(index - half, right), root(left)];
}

function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

interface Proof {
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly Buffer[];
  readonly rootHash: Buffer;
}

function entry({ index, size, hashes, rootHash }: Proof, canonicalizedBody = leafOf(index)): TransparencyLogEntry {
  const file = new URL('../../fixtures/sigstore-conformance/a.txt.sigstore/bundle.sigstore.json', import.meta.url);
  const [one] = bundleFromJSON(JSON.parse(readFileSync(file, 'utf8'))).verificationMaterial.tlogEntries;
  if (one === undefined) throw new Error('the fixture has no entry');
  const proof = { logIndex: String(index), treeSize: String(size), hashes: [...hashes], rootHash };
  return { ...one, canonicalizedBody, inclusionProof: { ...proof, checkpoint: undefined } };
}

const proofs: readonly Proof[] = Array.from({ length: 17 }, (_, of) => of + 1).flatMap((size) => {
  const leaves = Array.from({ length: size }, (_, index) => leafOf(index));
  return leaves.map((_, index) => ({ index, size, hashes: path(index, leaves), rootHash: root(leaves) }));
});

describe('a path of a transparency log', () => {
  it('leads to its root from each leaf of trees of every shape', () => {
    expect(proofs.filter((proof) => !leadsToItsRoot(entry(proof)))).toEqual([]);
  });

  it.each<{ name: string; spoilt: (proof: Proof) => Proof }>([
    { name: 'another root', spoilt: (proof) => ({ ...proof, rootHash: sha256(proof.rootHash) }) },
    { name: 'a hash too many', spoilt: (proof) => ({ ...proof, hashes: [...proof.hashes, proof.rootHash] }) },
    { name: 'another size', spoilt: (proof) => ({ ...proof, size: proof.size * 2 + 1 }) },
    { name: 'an index beyond the tree', spoilt: (proof) => ({ ...proof, index: proof.size }) },
    { name: 'an index below it', spoilt: (proof) => ({ ...proof, index: -1 }) },
  ])('with $name leads nowhere', ({ spoilt }) => {
    expect(proofs.filter((proof) => leadsToItsRoot(entry(spoilt(proof), leafOf(proof.index))))).toEqual([]);
  });

  it('leads nowhere from another entry, with a hash left out, or swapped', () => {
    const long = proofs.filter(({ hashes }) => hashes.length > 1);
    const changed = long.flatMap((proof) => [
      entry(proof, Buffer.from('another')),
      entry({ ...proof, hashes: proof.hashes.slice(1) }),
      entry({ ...proof, hashes: proof.hashes.toReversed() }),
    ]);
    expect(changed.filter(leadsToItsRoot)).toEqual([]);
  });
});
