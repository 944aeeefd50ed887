import { type Bundle, bundleFromJSON, type Envelope, envelopeFromJSON } from '@sigstore/bundle';
import type { X509Certificate } from '@sigstore/core';
import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { type SignedEntity, toSignedEntity, VerificationError } from '@sigstore/verify';
import type { SignedContent } from '../../model/signature.ts';
import type { Artifact, SignatureCheck, Signatures } from '../../ports/signatures.ts';
import { isForCodeSigning, issuerOrganization, refuseLooseCertificate, signerIn } from './claims.ts';
import { contentOf, overArtifact } from './content.ts';
import { leadsToItsRoot } from './inclusion.ts';
import { explained, refusal, timesOf } from './refusal.ts';
import { signsEnvelope } from './signs.ts';
import { trust, type Trust, type TrustedKey } from './trust.ts';

/** What a verifier believes in. */
export interface TrustGiven {
  readonly roots: readonly TrustedRoot[];
  /** When given, it is the only signer that counts. */
  readonly key?: TrustedKey | undefined;
}

/** Checks Sigstore bundles against these roots. Reaches no network and no disk. */
export function sigstoreSignatures({ roots, key }: TrustGiven): Signatures {
  const trusted = roots.map((root) => trust(root, key));
  return {
    check: (document, artifact) => {
      try {
        return check(bundleFromJSON(document), artifact, { trusted, key });
      } catch (error) {
        return refusal(error);
      }
    },
    checkEnvelope: (document) => {
      try {
        return checkEnvelope(envelopeFromJSON(document), key);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

/** Several may sign one envelope; the one that was expected has to be among them. */
function checkEnvelope(
  { payload, payloadType, signatures }: Envelope,
  trusted: TrustedKey | undefined,
): SignatureCheck {
  if (trusted === undefined) return { state: 'open', code: 'no-log-material' };
  const { key, fingerprint } = trusted;
  const content = { kind: 'envelope', payload, payloadType } as const;
  const signed = signatures.some(({ sig }) => signsEnvelope({ key, signature: sig }, content));
  if (!signed) return { state: 'unsound', code: 'signature-invalid' };
  return { state: 'sound', signer: { kind: 'key', fingerprint }, content, timestamps: [] };
}

interface World {
  readonly trusted: readonly Trust[];
  readonly key: TrustedKey | undefined;
}

function check(bundle: Bundle, artifact: Artifact, world: World): SignatureCheck {
  const content = contentOf(bundle, artifact);
  if ('state' in content) return content;
  refuseLooseCertificate(bundle);
  const entity = overArtifact(withProvableEntries(toSignedEntity(bundle)), content, artifact);
  switch (entity.key.$case) {
    case 'public-key':
      return byKey(entity, content, world);
    case 'certificate':
      return byCertificate({ entity, content, certificate: entity.key.certificate }, world);
  }
}

/**
 * Version 0.1 allows a proof without its checkpoint, which then proves nothing: the log's signed promise has to do. A proof
 * that contradicts itself is a broken bundle all the same.
 */
function withProvableEntries(entity: SignedEntity): SignedEntity {
  return { ...entity, tlogEntries: entity.tlogEntries.map(provable) };
}

function provable(entry: SignedEntity['tlogEntries'][number]): SignedEntity['tlogEntries'][number] {
  const { inclusionPromise, inclusionProof } = entry;
  if (inclusionPromise === undefined || inclusionProof?.checkpoint !== undefined) return entry;
  if (inclusionProof !== undefined && !leadsToItsRoot(entry))
    throw new VerificationError({
      code: 'TLOG_INCLUSION_PROOF_ERROR',
      message: 'the inclusion proof does not lead to its root',
    });
  return { ...entry, inclusionProof: undefined };
}

function byKey(entity: SignedEntity, content: SignedContent, { trusted, key }: World): SignatureCheck {
  if (key === undefined) return { state: 'open', code: 'key-needed' };
  const signer = { kind: 'key', fingerprint: key.fingerprint } as const;
  return firstSound(trusted, ({ keys }) => {
    keys.verify(entity);
    return { state: 'sound', signer, content, timestamps: timestampsOf(entity) };
  });
}

interface Certified {
  readonly entity: SignedEntity;
  readonly content: SignedContent;
  readonly certificate: X509Certificate;
}

function byCertificate({ entity, content, certificate }: Certified, { trusted, key }: World): SignatureCheck {
  if (key !== undefined) return { state: 'unsound', code: 'signer-is-certificate' };
  const signer = signerIn(certificate);
  if (!isForCodeSigning(certificate)) return { state: 'unsound', code: 'certificate-purpose' };
  const knowing = trusted.filter(({ knowsIssuerOf }) => knowsIssuerOf(certificate));
  if (knowing.length === 0) return strange(certificate);
  const check = firstSound(knowing, ({ certificates }) => {
    certificates.verify(entity);
    return { state: 'sound', signer, content, timestamps: timestampsOf(entity) };
  });
  return explained(check, entity, certificate);
}

/**
 * GitHub signs for private repositories and immutable releases with an instance of its own, whose root is not public by way
 * of a package: a certificate in its name is no forgery by that alone, and no proof either.
 */
function strange(certificate: X509Certificate): SignatureCheck {
  const organization = issuerOrganization(certificate);
  if (organization === GITHUB) return { state: 'open', code: 'other-root', came: GITHUB };
  return { state: 'unsound', code: 'certificate-untrusted', came: organization };
}

const GITHUB = 'GitHub, Inc.';

/** The first root under which the signature holds; else what the first one said. */
function firstSound(trusted: readonly Trust[], verify: (one: Trust) => SignatureCheck): SignatureCheck {
  const answers: SignatureCheck[] = [];
  for (const one of trusted) {
    const answer = attempt(() => verify(one));
    if (answer.state === 'sound') return answer;
    answers.push(answer);
  }
  return answers[0] ?? { state: 'unsound', code: 'check-failed' };
}

function attempt(verify: () => SignatureCheck): SignatureCheck {
  try {
    return verify();
  } catch (error) {
    return refusal(error);
  }
}

function timestampsOf(entity: SignedEntity): readonly string[] {
  return timesOf(entity).map((time) => time.toISOString());
}
