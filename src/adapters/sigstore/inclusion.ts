import type { TransparencyLogEntry } from '@sigstore/bundle';
import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/**
 * Does the path lead from the entry to the root that the proof itself names (RFC 9162, 2.1.3.2)? Nobody has signed that root:
 * a proof that fails is broken, one that holds proves nothing by itself.
 */
export function leadsToItsRoot({ canonicalizedBody, inclusionProof }: TransparencyLogEntry): boolean {
  if (inclusionProof === undefined) return false;
  const { logIndex, treeSize, hashes, rootHash } = inclusionProof;
  const [index, size] = [wholeNumber(logIndex), wholeNumber(treeSize)];
  if (index === undefined || size === undefined || index >= size) return false;
  const reached = climb({ hash: hashed(LEAF, canonicalizedBody), index, last: size - 1n }, hashes);
  return reached?.equals(rootHash) === true;
}

interface Place {
  readonly hash: Buffer;
  readonly index: bigint;
  /** Index of the last node on this height. */
  readonly last: bigint;
}

function climb(leaf: Place, path: readonly Buffer[]): Buffer | undefined {
  let at: Place | undefined = leaf;
  for (const sibling of path) at = at === undefined ? undefined : parent(at, sibling);
  return at?.last === 0n ? at.hash : undefined;
}

function parent({ hash, index, last }: Place, sibling: Buffer): Place | undefined {
  if (last === 0n) return undefined;
  const isRight = index % 2n === 1n;
  if (!isRight && index !== last) return { hash: hashed(NODE, hash, sibling), index: index / 2n, last: last / 2n };
  // A node without a right neighbour moves up unchanged until it is a right child.
  const height = isRight ? 0n : trailingZeros(index);
  return {
    hash: hashed(NODE, sibling, hash),
    index: index >> (height + 1n),
    last: last >> (height + 1n),
  };
}

function trailingZeros(value: bigint): bigint {
  let count = 0n;
  for (let rest = value; rest > 0n && rest % 2n === 0n; rest /= 2n) count += 1n;
  return count;
}

function wholeNumber(text: string): bigint | undefined {
  return /^\d{1,19}$/.test(text) ? BigInt(text) : undefined;
}

function hashed(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
