import { bundleToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } from '@sigstore/sign';
import { withBoundedAnswers } from './bounded-answers.ts';
import { IdentityError } from './workflow-identity.ts';
import type { SigningService } from './signing-service.ts';

/** Nothing was signed; `code` says at which step. The message carries neither token nor address. */
export class SigningError extends Error {
  readonly code: SigningErrorCode;

  constructor(code: SigningErrorCode) {
    super(SENTENCES[code]);
    this.name = 'SigningError';
    this.code = code;
  }
}

export type SigningErrorCode = 'identity' | 'certificate' | 'log' | 'timestamp' | 'signing';

const SENTENCES: Readonly<Record<SigningErrorCode, string>> = {
  identity: 'no OIDC token could be had; give the job the permission "id-token: write"',
  certificate: 'the certificate authority (Fulcio) gave no certificate; try again later, or sign with a key',
  log: 'the transparency log (Rekor) took no entry; try again later, or sign with a key',
  timestamp: 'the timestamp authority gave no timestamp; try again later, or sign with a key',
  signing: 'signing failed; try again later, or sign with a key',
};

/** How long one request may last, in milliseconds, and how often it is tried again. */
export interface Patience {
  readonly timeout: number;
  readonly retry: number;
}

const PATIENCE: Patience = { timeout: 20_000, retry: 2 };

/**
 * Signs payloads with a key that lives for one signature and a certificate for the workflow that runs (Sigstore, keyless):
 * a DSSE envelope in a bundle of form 0.3. Throws SigningError.
 */
export function signKeyless(
  { fulcio, rekor, tsa }: SigningService,
  identity: () => Promise<string>,
  patience: Patience = PATIENCE,
): (payload: Uint8Array, payloadType: string) => Promise<string> {
  const witnesses = [
    ...(rekor === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekor, entryType: 'dsse', ...patience })]),
    ...(tsa === undefined ? [] : [new TSAWitness({ tsaBaseURL: tsa, ...patience })]),
  ];
  // Neither a log nor a time: a certificate that lived ten minutes could never be checked later.
  if (witnesses.length === 0)
    throw new TypeError('a signing service needs a transparency log or a timestamp authority');
  const signer = new FulcioSigner({ fulcioBaseURL: fulcio, identityProvider: { getToken: identity }, ...patience });
  const builder = new DSSEBundleBuilder({ signer, witnesses });
  return async (payload, type) => {
    try {
      const bundle = await withBoundedAnswers(() => builder.create({ data: Buffer.from(payload), type }));
      return `${JSON.stringify(bundleToJSON(bundle), null, 2)}\n`;
    } catch (error) {
      // The library's own messages hold the token in places: only the step is told.
      throw new SigningError(stepOf(error));
    }
  };
}

function stepOf(error: unknown): SigningErrorCode {
  if (error instanceof IdentityError) return 'identity';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return STEPS.find(([start]) => code.startsWith(start))?.[1] ?? 'signing';
}

const STEPS: readonly (readonly [string, SigningErrorCode])[] = [
  ['IDENTITY_', 'identity'],
  ['CA_', 'certificate'],
  ['TLOG_', 'log'],
  ['TSA_', 'timestamp'],
];
