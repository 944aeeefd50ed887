import { bundleFromJSON, isBundleWithDsseEnvelope, isBundleWithMessageSignature, type Bundle } from '@sigstore/bundle';
import { z } from 'zod';
import type { Digest } from '../../model/digest.ts';
import { bundlesIn } from '../../provenance/read-bundle.ts';
import { jsonIn, statementIn, type Statement } from './statement.ts';

/** What a signature file says by its form. A signature exists; whether it is right, and whose, is not checked here. */
export interface Signature {
  /** `bare`: signs bytes that it does not name. `none`: no signature at all, whatever its file is called. */
  readonly form: 'bundle' | 'envelope' | 'bare' | 'none';
  /** Digests of what it says it signs; empty when it names none. */
  readonly signs: readonly Digest[];
  readonly statements: readonly Statement[];
}

const NO_SIGNATURE: Signature = { form: 'none', signs: [], statements: [] };
const BARE: Signature = { form: 'bare', signs: [], statements: [] };

export function readSignature(bytes: Uint8Array): Signature {
  const text = decoded(bytes)?.trim();
  if (text === undefined) return isBinarySignature(bytes) ? BARE : NO_SIGNATURE;
  if (text.startsWith('{')) return fromJsonText(text);
  return isTextSignature(text) ? BARE : NO_SIGNATURE;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const MAX_LINES = 1000;

/** One document, one a line (`multiple.intoto.jsonl`), or what GitHub or npm's registry answers for all of them. */
function fromJsonText(text: string): Signature {
  const isWhole = jsonIn(text) !== undefined;
  const documents = isWhole ? bundlesIn(text) : text.split('\n', MAX_LINES).filter((line) => line.trim() !== '');
  const read = documents.map((one) => signatureIn(jsonIn(one))).filter(({ form }) => form !== 'none');
  return {
    form: read[0]?.form ?? 'none',
    signs: read.flatMap(({ signs }) => signs),
    statements: read.flatMap(({ statements }) => statements),
  };
}

const envelopeSchema = z.object({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.object({ sig: z.string().min(1) })).min(1),
});

/** The form that cosign wrote before Sigstore had a bundle of its own. */
const olderCosign = z.object({ base64Signature: z.string().min(64) });

export function signatureIn(document: unknown): Signature {
  const bundle = bundleIn(document);
  if (bundle !== undefined) return fromBundle(bundle);
  const envelope = envelopeSchema.safeParse(document);
  if (envelope.success) return fromPayload('envelope', Buffer.from(envelope.data.payload, 'base64'));
  return olderCosign.safeParse(document).success ? BARE : NO_SIGNATURE;
}

/** Some bad bundles throw plain TypeErrors: whatever is thrown, it is no bundle. */
function bundleIn(document: unknown): Bundle | undefined {
  try {
    return bundleFromJSON(document);
  } catch {
    return undefined;
  }
}

/** `HashAlgorithm.SHA2_256` of Sigstore's protobuf definitions. */
const SHA2_256 = 1;

function fromBundle(bundle: Bundle): Signature {
  if (isBundleWithDsseEnvelope(bundle)) return fromPayload('bundle', bundle.content.dsseEnvelope.payload);
  if (!isBundleWithMessageSignature(bundle)) return NO_SIGNATURE;
  const digest = bundle.content.messageSignature.messageDigest;
  const named = (digest.algorithm as number) === SHA2_256 && digest.digest.length === 32;
  return {
    form: 'bundle',
    signs: named ? [`sha256:${digest.digest.toString('hex')}`] : [],
    statements: [],
  };
}

function fromPayload(form: 'bundle' | 'envelope', payload: Buffer): Signature {
  const statement = statementIn(jsonIn(payload.toString('utf8')));
  if (statement === undefined) return NO_SIGNATURE;
  return { form, signs: statement.subjects.flatMap(({ digest }) => digest ?? []), statements: [statement] };
}

/** Armour of OpenPGP, SSH and PKCS#7; minisign and signify; plain base64 as cosign writes it. Keys have other headings or lengths. */
function isTextSignature(text: string): boolean {
  if (/^-----BEGIN (?:PGP SIGNATURE|PGP SIGNED MESSAGE|SSH SIGNATURE|PKCS7)-----/m.test(text)) return true;
  const comment = /^untrusted comment:.*\r?\n([A-Za-z0-9+/=]+)/.exec(text);
  if (comment !== null) return Buffer.from(comment[1] ?? '', 'base64').length === 74;
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length >= 64 && bytes.length <= 1024 && !bytes.toString('latin1').startsWith('-----BEGIN');
}

/** An OpenPGP signature packet (RFC 9580, 4.2), a DER structure, or a raw signature as OpenSSL writes it. */
function isBinarySignature(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0;
  if ([0x88, 0x89, 0x8a, 0xc2, 0x30].includes(first)) return bytes.length >= 60;
  return [64, 96, 132, 256, 384, 512].includes(bytes.length);
}
