import type { Bundle } from '@sigstore/bundle';
import type { ASN1Obj, X509Certificate } from '@sigstore/core';
import { X509Certificate as StrictCertificate } from 'node:crypto';
import type { CertificateClaims, Signer } from '../../model/signature.ts';

/** Object identifiers of Fulcio's extensions (sigstore/fulcio, docs/oid-info.md). */
const FULCIO = '1.3.6.1.4.1.57264.1';
const OLD_ISSUER = `${FULCIO}.1`;
const ISSUER = `${FULCIO}.8`;
const USER_NAME = `${FULCIO}.7`;
const CLAIMS = {
  buildSigner: `${FULCIO}.9`,
  buildSignerDigest: `${FULCIO}.10`,
  runnerEnvironment: `${FULCIO}.11`,
  sourceRepository: `${FULCIO}.12`,
  sourceRepositoryDigest: `${FULCIO}.13`,
  sourceRepositoryRef: `${FULCIO}.14`,
  sourceRepositoryId: `${FULCIO}.15`,
  sourceRepositoryOwner: `${FULCIO}.16`,
  sourceRepositoryOwnerId: `${FULCIO}.17`,
  buildConfig: `${FULCIO}.18`,
  buildConfigDigest: `${FULCIO}.19`,
  buildTrigger: `${FULCIO}.20`,
  runInvocation: `${FULCIO}.21`,
  sourceRepositoryVisibility: `${FULCIO}.22`,
} as const satisfies Record<keyof CertificateClaims, string>;

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
/** Context-specific tags of a general name (RFC 5280, 4.2.1.6). */
const OTHER_NAME = 0;
const RFC822_NAME = 1;
const URI = 6;

/** A certificate that cannot be read without guessing. */
export class CertificateShapeError extends Error {}

/**
 * The library reads certificates leniently, so that bytes which no signature covers could be anything; OpenSSL's reader is
 * strict, and both have to see a certificate.
 */
export function refuseLooseCertificate({ verificationMaterial: { content } }: Bundle): void {
  if (content.$case === 'publicKey') return;
  const raw = content.$case === 'certificate' ? content.certificate : content.x509CertificateChain.certificates[0];
  if (raw === undefined || !isStrict(raw.rawBytes)) throw new CertificateShapeError('X.509, DER');
}

function isStrict(der: Buffer): boolean {
  try {
    return new StrictCertificate(der).raw.equals(der);
  } catch {
    return false;
  }
}

/** The signer that a certificate names. Says nothing on who issued the certificate. */
export function signerIn(certificate: X509Certificate): Signer {
  const extensions = extensionsOf(certificate);
  const claims = Object.entries(CLAIMS).flatMap(([name, oid]) => {
    const value = innerText(extensions.get(oid));
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    kind: 'certificate',
    identity: identityIn(extensions.get(SUBJECT_ALTERNATIVE_NAME)),
    issuer: innerText(extensions.get(ISSUER)) ?? outerText(extensions.get(OLD_ISSUER)) ?? null,
    claims: Object.fromEntries(claims),
  };
}

/** Issued to sign code, and so no certificate of another purpose (Sigstore client specification, 4.3). */
export function isForCodeSigning(certificate: X509Certificate): boolean {
  const usages = certificate.extension(EXTENDED_KEY_USAGE)?.valueObj.subs[0]?.subs ?? [];
  return usages.some((usage) => usage.tag.isOID() && usage.toOID() === CODE_SIGNING);
}

const ORGANIZATION = '2.5.4.10';
/** The issuer is the fourth member of a certificate's body (RFC 5280, 4.1). */
const ISSUER_MEMBER = 3;

/** The organisation in the issuer's name, as the certificate says it; empty when it says none. */
export function issuerOrganization({ tbsCertificate }: X509Certificate): string {
  const parts = tbsCertificate.subs[ISSUER_MEMBER]?.subs.flatMap((set) => set.subs) ?? [];
  const [, value] = parts.find(({ subs }) => subs[0]?.toOID() === ORGANIZATION)?.subs ?? [];
  return value === undefined ? '' : text(value.value);
}

/** Values by object identifier. Two extensions of one kind leave open which counts (RFC 5280, 4.2 forbids them). */
function extensionsOf({ extensions }: X509Certificate): ReadonlyMap<string, ASN1Obj> {
  const found = new Map<string, ASN1Obj>();
  for (const { subs } of extensions) {
    const [oid, value] = [subs[0]?.toOID() ?? '', subs.at(-1)];
    if (found.has(oid) || value === undefined) throw new CertificateShapeError(`extension ${oid}`);
    found.set(oid, value);
  }
  return found;
}

/** Exactly one name: with two, a policy would look at one and a reader at the other. */
function identityIn(extension: ASN1Obj | undefined): string {
  const names = extension?.subs[0]?.subs ?? [];
  const [name] = names;
  if (name === undefined || names.length !== 1) throw new CertificateShapeError(`${names.length} names`);
  if (name.tag.isContextSpecific(RFC822_NAME) || name.tag.isContextSpecific(URI)) return text(name.value);
  const [kind, wrapped] = name.tag.isContextSpecific(OTHER_NAME) ? name.subs : [];
  const value = wrapped?.subs[0]?.value;
  if (kind?.toOID() !== USER_NAME || value === undefined) throw new CertificateShapeError('name of an unknown kind');
  return text(value);
}

/** From .8 on the value is a DER string. */
function innerText(extension: ASN1Obj | undefined): string | undefined {
  if (extension === undefined) return undefined;
  const value = extension.subs[0]?.value;
  if (value === undefined) throw new CertificateShapeError('an extension without a string');
  return text(value);
}

/** Before .8 the bytes are the text. */
function outerText(extension: ASN1Obj | undefined): string | undefined {
  return extension === undefined ? undefined : text(extension.value);
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Strictly: a byte that is dropped or replaced would make another name out of this one. */
function text(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}
