import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { HashName } from '../../model/signature.ts';
import type { Artifact } from '../../ports/signatures.ts';

/** Bytes read at a time; more gains nothing, less costs calls. */
const CHUNK = 1024 * 1024;

/** A file of any size as an artifact: read in pieces, hashed when asked and once for each function. */
export function fileArtifact(path: string): Artifact {
  const known = new Map<HashName, string>();
  return {
    hash: (name) => {
      const hash = known.get(name) ?? hashOf(chunksOf(path), name);
      known.set(name, hash);
      return hash;
    },
    chunks: () => chunksOf(path),
  };
}

function hashOf(chunks: Iterable<Uint8Array>, name: HashName): string {
  const hash = createHash(name);
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** One buffer serves all pieces: a piece is good until the next one is asked for. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) yield buffer.subarray(0, size);
  } finally {
    closeSync(file);
  }
}
