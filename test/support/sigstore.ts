import {
  fulcioHandler,
  type HandlerFn,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  tsaHandler,
} from '@sigstore/mock';
import { ASN1Obj } from '@sigstore/core';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A Sigstore instance of its own, in memory: authority, logs and timestamps by `@sigstore/mock`, and its trusted root. */
export interface SigningWorld {
  /** A trusted root as JSON, without the parts that are left out. */
  readonly root: (without?: readonly ('tlogs' | 'ctlogs' | 'timestampAuthorities')[]) => object;
  readonly sign: (content: Content, how?: How) => Promise<BundleJson>;
  /** What its authority, log and timestamps answer over HTTP, by path. */
  readonly handlers: Readonly<Record<string, HandlerFn>>;
}

export type Content =
  | { readonly artifact: string | Uint8Array }
  | { readonly statement: unknown }
  | { readonly payload: string; readonly payloadType: string };

export interface How {
  readonly version?: '0.1' | '0.2' | '0.3';
  readonly rekor?: 'v1' | 'v2' | 'none';
  readonly timestamp?: boolean;
  /** The kind of the log's entry for an envelope, as other signers choose it. */
  readonly entry?: 'dsse' | 'intoto' | 'hashedrekord';
  /** Claims of the OIDC token; `sub` becomes the identity. */
  readonly claims?: Readonly<Record<string, string>>;
  /** A key in place of a certificate. */
  readonly keys?: KeyPair;
}

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface BundleJson {
  mediaType: string;
  verificationMaterial: Record<string, unknown> & { tlogEntries: Record<string, unknown>[] };
  messageSignature?: { messageDigest: { algorithm: string; digest: string }; signature: string };
  dsseEnvelope?: { payload: string; payloadType: string; signatures: { sig: string; keyid: string }[] };
}

export const IDENTITY = 'https://github.com/octo/app/.github/workflows/release.yml@refs/tags/v1.2.3';
export const ISSUER = 'https://token.actions.githubusercontent.com';
const CLAIMS = {
  sub: IDENTITY,
  iss: ISSUER,
  repository: 'octo/app',
  repository_id: '1',
  repository_owner: 'octo',
  repository_owner_id: '2',
  repository_visibility: 'public',
  ref: 'refs/tags/v1.2.3',
  sha: 'a'.repeat(40),
  event_name: 'push',
  runner_environment: 'github-hosted',
  job_workflow_ref: 'octo/app/.github/workflows/release.yml@refs/tags/v1.2.3',
  job_workflow_sha: 'a'.repeat(40),
  workflow_ref: 'octo/app/.github/workflows/release.yml@refs/tags/v1.2.3',
  workflow_sha: 'a'.repeat(40),
  run_id: '9',
  run_attempt: '1',
};

interface WorldOptions {
  /** The moment that the log and the timestamp authority write down; whole seconds, within the life of every certificate. */
  readonly logClock?: Date;
  /** False: certificates carry no proof of a certificate transparency log, as those of GitHub's own instance. */
  readonly logsCertificates?: boolean;
}

export async function signingWorld(options: WorldOptions = {}): Promise<SigningWorld> {
  const { logClock = minutesFromNow(8), logsCertificates = true } = options;
  const [caKeys, ctKeys, logKeys, tsaKeys] = [ecKeys(), ecKeys(), ecKeys(), ecKeys()];
  const ctlog = await initializeCTLog(ctKeys);
  const ca = await initializeCA(caKeys, logsCertificates ? ctlog : undefined);
  const tlog = await initializeTLog('https://rekor.example', logKeys, logClock);
  const tsa = await initializeTSA(tsaKeys, logClock);
  const fulcio = fulcioHandler(ca, { strict: true }).fn;
  const stamp = tsaHandler(tsa, { strict: true }).fn;

  async function signOne(content: Content, how: How = {}): Promise<BundleJson> {
    const keys = how.keys ?? ecKeys();
    const { version = '0.3', rekor = 'v1' } = how;
    const signed = signedPart(content, keys.privateKey);
    const certificate = how.keys === undefined ? await certify(fulcio, keys, how.claims ?? {}) : undefined;
    const pem = certificate === undefined ? pemOf(keys.publicKey) : certificatePem(certificate);
    const entry = rekor === 'none' ? [] : [await logged(tlog, { ...signed, pem, entry: how.entry ?? 'dsse' }, rekor)];
    const wantsTime = how.timestamp ?? rekor !== 'v1';
    const times = wantsTime ? [{ signedTimestamp: await timestamped(stamp, signed.signature) }] : [];
    return {
      mediaType: MEDIA_TYPES[version],
      verificationMaterial: {
        ...signerPart(certificate, version),
        tlogEntries: entry,
        timestampVerificationData: { rfc3161Timestamps: times },
      },
      ...signed.part,
    };
  }

  const authority = (chain: readonly ArrayBufferView<ArrayBuffer>[]) => ({
    subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
    uri: 'https://fulcio.example',
    certChain: { certificates: chain.map((one) => ({ rawBytes: base64(one) })) },
    validFor: { start: '2020-01-01T00:00:00Z' },
  });
  return {
    sign: signOne,
    handlers: {
      '/api/v2/signingCert': fulcio,
      '/api/v1/log/entries': (request) => entered(tlog, request),
      '/api/v1/timestamp': stamp,
    },
    root: (without = []) => ({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: without.includes('tlogs') ? [] : [logInstance('https://rekor.example', tlog.publicKey)],
      certificateAuthorities: [authority([ca.rootCertificate])],
      ctlogs: without.includes('ctlogs') ? [] : [logInstance('https://ctfe.example', ctlog.publicKey)],
      timestampAuthorities: without.includes('timestampAuthorities')
        ? []
        : [authority([tsa.intCertificate, tsa.rootCertificate])],
    }),
  };
}

export function minutesFromNow(minutes: number): Date {
  return new Date((Math.ceil(Date.now() / 1000) + 60 * minutes) * 1000);
}

const MEDIA_TYPES = {
  '0.1': 'application/vnd.dev.sigstore.bundle+json;version=0.1',
  '0.2': 'application/vnd.dev.sigstore.bundle+json;version=0.2',
  '0.3': 'application/vnd.dev.sigstore.bundle.v0.3+json',
} as const;

export function ecKeys(namedCurve = 'P-256'): KeyPair {
  return generateKeyPairSync('ec', { namedCurve });
}

export function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

interface Signed {
  readonly signature: Buffer;
  readonly part: Pick<BundleJson, 'messageSignature' | 'dsseEnvelope'>;
  /** SHA-256 of what Rekor's entry names: the artifact, or the payload of an envelope. */
  readonly hash: Buffer;
  /** SHA-256 of the bytes that the signature covers. */
  readonly covered: Buffer;
}

function signedPart(content: Content, key: KeyObject): Signed {
  if ('artifact' in content) {
    const hash = sha256(content.artifact);
    const signature = sign('sha256', Buffer.from(content.artifact), key);
    const messageDigest = { algorithm: 'SHA2_256', digest: hash.toString('base64') };
    return {
      signature,
      hash,
      covered: hash,
      part: { messageSignature: { messageDigest, signature: base64(signature) } },
    };
  }
  const payloadType = 'payloadType' in content ? content.payloadType : 'application/vnd.in-toto+json';
  const payload = Buffer.from('payload' in content ? content.payload : JSON.stringify(content.statement));
  const header = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  const covered = Buffer.concat([Buffer.from(header), payload]);
  const signature = sign('sha256', covered, key);
  const signatures = [{ sig: base64(signature), keyid: '' }];
  return {
    signature,
    hash: sha256(payload),
    covered: sha256(covered),
    part: { dsseEnvelope: { payload: base64(payload), payloadType, signatures } },
  };
}

async function certify(fulcio: HandlerFn, keys: KeyPair, claims: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const request = {
    credentials: { oidcIdentityToken: tokenOf(claims) },
    publicKeyRequest: { publicKey: { content: pemOf(keys.publicKey) } },
  };
  const { response } = await fulcio(JSON.stringify(request));
  const { signedCertificateEmbeddedSct } = JSON.parse(textOf(response)) as {
    signedCertificateEmbeddedSct: { chain: { certificates: readonly string[] } };
  };
  const [leaf = ''] = signedCertificateEmbeddedSct.chain.certificates;
  return Buffer.from(leaf.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
}

/** An OIDC token as the test instance takes it: unsigned. */
export function tokenOf(claims: Readonly<Record<string, unknown>>): string {
  const parts = ['{"alg":"none"}', JSON.stringify({ ...CLAIMS, ...claims }), ''];
  return parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
}

function textOf(response: string | ArrayBufferView): string {
  return typeof response === 'string' ? response : Buffer.from(base64(response), 'base64').toString();
}

function signerPart(certificate: Buffer | undefined, version: '0.1' | '0.2' | '0.3'): object {
  if (certificate === undefined) return { publicKey: { hint: 'a-key' } };
  const rawBytes = base64(certificate);
  return version === '0.3' ? { certificate: { rawBytes } } : { x509CertificateChain: { certificates: [{ rawBytes }] } };
}

type Log = Awaited<ReturnType<typeof initializeTLog>>;

async function logged(tlog: Log, signed: Entered, rekor: 'v1' | 'v2'): Promise<Record<string, unknown>> {
  return rekor === 'v1' ? loggedV1(tlog, bodyV1(signed)) : loggedV2(tlog, bodyV2(signed));
}

interface Entered extends Signed {
  readonly pem: string;
  readonly entry: 'dsse' | 'intoto' | 'hashedrekord';
}

interface Body {
  readonly kind: string;
  readonly apiVersion: string;
  readonly spec: object;
}

/** The canonical entries as Rekor stores them; `@sigstore/mock` would store the request. */
function bodyV1(entered: Entered): Body {
  const { signature, hash, pem } = entered;
  const content = base64(Buffer.from(pem));
  const payloadHash = { algorithm: 'sha256', value: hash.toString('hex') };
  switch (kindOf(entered)) {
    case 'hashedrekord': {
      const data = { hash: { algorithm: 'sha256', value: entered.covered.toString('hex') } };
      return body('hashedrekord', '0.0.1', {
        data,
        signature: { content: base64(signature), publicKey: { content } },
      });
    }
    case 'intoto': {
      const sig = base64(Buffer.from(base64(signature)));
      const envelope = { payloadType: 'application/vnd.in-toto+json', signatures: [{ sig, publicKey: content }] };
      return body('intoto', '0.0.2', { content: { envelope, payloadHash } });
    }
    case 'dsse':
      return body('dsse', '0.0.1', { payloadHash, signatures: [{ signature: base64(signature), verifier: content }] });
  }
}

function bodyV2(entered: Entered): Body {
  const content = { content: base64(entered.signature) };
  const digest = (bytes: Buffer) => ({ algorithm: 'SHA2_256', digest: base64(bytes) });
  if (kindOf(entered) === 'hashedrekord')
    return body('hashedrekord', '0.0.2', { hashedRekordV002: { data: digest(entered.covered), signature: content } });
  return body('dsse', '0.0.2', { dsseV002: { payloadHash: digest(entered.hash), signatures: [content] } });
}

function kindOf({ part, entry }: Entered): Entered['entry'] {
  return part.messageSignature === undefined ? entry : 'hashedrekord';
}

function body(kind: string, apiVersion: string, spec: object): Body {
  return { kind, apiVersion, spec };
}

interface RekorEntry {
  readonly body: string;
  readonly integratedTime: number;
  readonly logID: string;
  readonly logIndex: number;
  readonly verification: {
    readonly inclusionProof: {
      readonly logIndex: number;
      readonly treeSize: number;
      readonly rootHash: string;
      readonly checkpoint: string;
    };
    readonly signedEntryTimestamp: string;
  };
}

async function loggedV1(tlog: Log, body: Body): Promise<Record<string, unknown>> {
  const [entry] = Object.values((await tlog.log(body)) as Readonly<Record<string, RekorEntry>>);
  if (entry === undefined) throw new Error('the log gave no entry');
  const { inclusionProof, signedEntryTimestamp } = entry.verification;
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: base64(Buffer.from(entry.logID, 'hex')) },
    kindVersion: { kind: body.kind, version: body.apiVersion },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: base64(Buffer.from(inclusionProof.rootHash, 'hex')),
      treeSize: String(inclusionProof.treeSize),
      hashes: [],
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: entry.body,
  };
}

/** Rekor takes an envelope with its certificate and stores what it says of them. */
async function entered(tlog: Log, request: string): ReturnType<HandlerFn> {
  const { spec } = JSON.parse(request) as { readonly spec: { readonly proposedContent: ProposedContent } };
  const { envelope, verifiers } = spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope) as NonNullable<BundleJson['dsseEnvelope']>;
  const [verifier = ''] = verifiers;
  const payloadHash = { algorithm: 'sha256', value: sha256(Buffer.from(payload, 'base64')).toString('hex') };
  const signed = signatures.map(({ sig }) => ({ signature: sig, verifier }));
  const entry = (await tlog.log(body('dsse', '0.0.1', { payloadHash, signatures: signed }))) as unknown;
  return { statusCode: 201, response: JSON.stringify(entry), contentType: 'application/json' };
}

interface ProposedContent {
  readonly envelope: string;
  readonly verifiers: readonly string[];
}

/** A tile-based log dates nothing by itself. */
async function loggedV2(tlog: Log, body: Body): Promise<Record<string, unknown>> {
  const entry = await loggedV1(tlog, body);
  return { ...entry, inclusionPromise: undefined, integratedTime: '0' };
}

async function timestamped(stamp: HandlerFn, signature: Buffer): Promise<string> {
  const request = { artifactHash: base64(sha256(signature)), hashAlgorithm: 'sha256', certificates: true };
  const { response, statusCode } = await stamp(JSON.stringify(request));
  if (typeof response === 'string') throw new Error(`the timestamp authority answered ${statusCode}: ${response}`);
  return base64(response);
}

function logInstance(baseUrl: string, publicKey: Buffer): object {
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: base64(publicKey),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: '2020-01-01T00:00:00Z' },
    },
    logId: { keyId: base64(sha256(publicKey)) },
  };
}

function certificatePem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${base64(der)}\n-----END CERTIFICATE-----\n`;
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

function base64(bytes: ArrayBufferView): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** The bundle with the organisation in its certificate's issuer changed; the certificate's signature no longer holds then. */
export function issuedInNameOf(bundle: BundleJson, organization: string): BundleJson {
  const { certificate } = bundle.verificationMaterial as { certificate?: { rawBytes: string } };
  const parsed = ASN1Obj.parseBuffer(Buffer.from(certificate?.rawBytes ?? '', 'base64'));
  const rawBytes = base64(renamed(parsed, organization).toDER());
  return { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, certificate: { rawBytes } } };
}

function renamed(node: ASN1Obj, organization: string): ASN1Obj {
  if (node.subs.length === 0 && node.value.toString() === 'sigstore.mock')
    return new ASN1Obj(node.tag, Buffer.from(organization), []);
  return new ASN1Obj(
    node.tag,
    node.value,
    node.subs.map((sub) => renamed(sub, organization)),
  );
}
