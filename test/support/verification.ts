import { createHash } from 'node:crypto';
import { sigstoreSignatures } from '../../src/adapters/sigstore/signatures.ts';
import { readTrustedRoots } from '../../src/adapters/sigstore/trusted-root.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { Artifact, Signatures } from '../../src/ports/signatures.ts';
import type { Expected } from '../../src/provenance/expected.ts';
import { verifyBundle } from '../../src/provenance/verify.ts';
import { IDENTITY, ISSUER } from './sigstore.ts';

export const BYTES = Buffer.from('the artifact');
export const SHA256 = createHash('sha256').update(BYTES).digest('hex');
export const ARTIFACT = artifactOf(BYTES);

/** In two pieces, as a file would come. */
export function artifactOf(bytes: Uint8Array): Artifact {
  return {
    hash: (name) => createHash(name).update(bytes).digest('hex'),
    chunks: () => [bytes.subarray(0, 4), bytes.subarray(4)],
  };
}

export const EXPECTED: Expected = {
  identity: { kind: 'exact', text: IDENTITY },
  issuer: { kind: 'exact', text: ISSUER },
};

export function statement(changes: object = {}): object {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'app.tgz', digest: { sha256: SHA256 } }],
    predicateType: 'https://example.com/anything/v1',
    predicate: {},
    ...changes,
  };
}

export function trusting(...roots: readonly object[]): Signatures {
  return sigstoreSignatures({ roots: roots.flatMap((root) => readTrustedRoots(JSON.stringify(root))) });
}

/** The verdict on a bundle as JSON or as text. */
export function verdictOn(
  bundle: unknown,
  signatures: Signatures,
  { artifact = ARTIFACT, expected = EXPECTED }: { readonly artifact?: Artifact; readonly expected?: Expected } = {},
): Verdict {
  const text = typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
  return verifyBundle({ bundle: text, artifact, expected }, signatures);
}
