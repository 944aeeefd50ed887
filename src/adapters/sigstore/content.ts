import type { Bundle } from '@sigstore/bundle';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { SignedEntity } from '@sigstore/verify';
import type { HashName, SignedContent } from '../../model/signature.ts';
import type { Artifact, SignatureCheck } from '../../ports/signatures.ts';
import { signsArtifact, signsEnvelope } from './signs.ts';

/** What a bundle's signature covers, or why that cannot be compared with the artifact. */
export function contentOf(bundle: Bundle, artifact: Artifact): SignedContent | Exclude<SignatureCheck, Sound> {
  const { content } = bundle;
  switch (content.$case) {
    case 'dsseEnvelope': {
      const { payloadType, payload } = content.dsseEnvelope;
      return { kind: 'envelope', payloadType, payload };
    }
    case 'messageSignature': {
      const { algorithm, digest } = content.messageSignature.messageDigest;
      return artifactContent({ algorithm: HASHES.get(algorithm), hash: digest.toString('hex') }, artifact);
    }
  }
}

type Sound = Extract<SignatureCheck, { state: 'sound' }>;

const HASHES: ReadonlyMap<HashAlgorithm, HashName> = new Map([
  [HashAlgorithm.SHA2_256, 'sha256'],
  [HashAlgorithm.SHA2_384, 'sha384'],
  [HashAlgorithm.SHA2_512, 'sha512'],
]);

interface Named {
  readonly algorithm: HashName | undefined;
  readonly hash: string;
}

/** The digest that the bundle names has to be the artifact's own, whatever else in the bundle agrees with it. */
function artifactContent({ algorithm, hash }: Named, artifact: Artifact) {
  if (algorithm === undefined)
    return { state: 'unsound', code: 'bundle-malformed', came: 'messageDigest.algorithm' } as const;
  const own = artifact.hash(algorithm);
  if (own === undefined) return { state: 'open', code: 'hash-not-known', came: algorithm } as const;
  if (own !== hash) return { state: 'unsound', code: 'artifact-mismatch', came: `${algorithm}:${hash}` } as const;
  return { kind: 'artifact', algorithm, hash } as const;
}

/** The entity with the signature checked over the artifact piece by piece, so that its size does not matter. */
export function overArtifact(entity: SignedEntity, content: SignedContent, artifact: Artifact): SignedEntity {
  const { signature } = entity;
  return {
    ...entity,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      compareDigest: (digest) => signature.compareDigest(digest),
      compareSignedDigest: (digest) => signature.compareSignedDigest(digest),
      verifySignature: (key) =>
        content.kind === 'artifact'
          ? signsArtifact({ key, signature: signature.signature, hash: content.algorithm }, artifact)
          : signsEnvelope({ key, signature: signature.signature }, content),
    },
  };
}
