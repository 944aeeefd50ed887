import { z } from 'zod';
import type { Rejection } from '../model/verdict.ts';
import { strictJson, type StrictJson } from './strict-json.ts';

/** Largest bundle file that is read, in bytes: GitHub stores statements up to 16 MiB, and base64 adds a third. */
export const MAX_BUNDLE_BYTES = 32 * 1024 * 1024;

/** What a file that should hold a signature turned out to be. Nothing of it is verified here. */
export type BundleRead =
  | { readonly state: 'bundle'; readonly document: unknown }
  /** A DSSE envelope by itself: no certificate, no log entry, no time. */
  | { readonly state: 'envelope'; readonly document: unknown }
  | { readonly state: 'refused'; readonly code: Rejection; readonly came?: string };

/** Bundles of one file that are looked at; a release of so many files has more than one signature file. */
const MAX_BUNDLES = 100;

/** The bundles of a file: one document, one a line, or the answer of GitHub's or npm's registry, which holds several. */
export function bundlesIn(text: string): readonly string[] {
  const answer = ANSWER.test(text) ? answered(text) : undefined;
  if (answer !== undefined) return answer;
  const lines = text.split('\n').map((line) => line.trim());
  const documents = lines.filter((line) => line !== '');
  const oneEach = documents.length > 1 && documents.every((line) => line.startsWith('{') && line.endsWith('}'));
  return oneEach ? documents.slice(0, MAX_BUNDLES) : [text];
}

const ANSWER = /^\s*\{\s*"attestations"\s*:/;
const answerShape = z.object({ attestations: z.array(z.object({ bundle: z.record(z.string(), z.unknown()) })).min(1) });

/** What is read twice, or too deep, is left as it is, and refused with its own code. */
function answered(text: string): readonly string[] | undefined {
  const read = strictJson(text);
  const shaped = read.state === 'read' ? answerShape.safeParse(read.value) : undefined;
  return shaped?.data?.attestations.slice(0, MAX_BUNDLES).map(({ bundle }) => JSON.stringify(bundle));
}

/** UTF-8, strictly; undefined for other bytes. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One bundle of the text of a file, by content; the name of the file plays no part. */
export function readBundle(text: string): BundleRead {
  const read = strictJson(text);
  if (read.state === 'refused') return { state: 'refused', code: CODES[read.why], came: read.came };
  if (envelope.safeParse(read.value).success) return { state: 'envelope', document: read.value };
  return shaped(read.value);
}

const CODES: Readonly<Record<Extract<StrictJson, { state: 'refused' }>['why'], Rejection>> = {
  'too-deep': 'bundle-too-deep',
  'duplicate-field': 'bundle-duplicate-field',
  'not-json': 'bundle-not-json',
};

const KNOWN: readonly string[] = [
  'application/vnd.dev.sigstore.bundle+json;version=0.1',
  'application/vnd.dev.sigstore.bundle+json;version=0.2',
  'application/vnd.dev.sigstore.bundle+json;version=0.3',
  'application/vnd.dev.sigstore.bundle.v0.3+json',
];
const FAMILY = /^application\/vnd\.dev\.sigstore\.bundle(?:\+json;version=|\.v)\d/;

const envelope = z.object({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.object({ sig: z.string().min(1) })).min(1),
});

const media = z.object({ mediaType: z.string() });

const object = z.record(z.string(), z.unknown());
const list = z.array(object).nullish();

/** One kind of content and one kind of signer: a bundle with two would be judged by one and read by the other. */
const shape = z.object({
  verificationMaterial: z
    .looseObject({ tlogEntries: list, timestampVerificationData: z.object({ rfc3161Timestamps: list }).nullish() })
    .refine((all) => oneOf(all, ['certificate', 'publicKey', 'x509CertificateChain'])),
  messageSignature: object.optional(),
  dsseEnvelope: object.optional(),
});

function shaped(document: unknown): BundleRead {
  const named = media.safeParse(document);
  if (!named.success) return { state: 'refused', code: 'bundle-media-type', came: '' };
  const { mediaType } = named.data;
  if (!KNOWN.includes(mediaType)) {
    const code = FAMILY.test(mediaType) ? 'bundle-version' : 'bundle-media-type';
    return { state: 'refused', code, came: mediaType };
  }
  const read = shape.safeParse(document);
  if (!read.success) return { state: 'refused', code: 'bundle-malformed', came: fieldsOf(read.error) };
  if (!oneOf(read.data, ['messageSignature', 'dsseEnvelope']))
    return { state: 'refused', code: 'bundle-malformed', came: 'messageSignature, dsseEnvelope' };
  return { state: 'bundle', document };
}

function oneOf(all: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.filter((name) => all[name] !== undefined && all[name] !== null).length === 1;
}

function fieldsOf({ issues }: z.ZodError): string {
  return [...new Set(issues.map(({ path }) => path.join('.')))].slice(0, 5).join(', ');
}
