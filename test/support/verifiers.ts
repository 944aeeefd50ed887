import type { Trust, Verifiers } from '../../src/collectors/types.ts';
import { z } from 'zod';

const bundle = z.object({ dsseEnvelope: z.object({ payload: z.base64(), payloadType: z.string() }) });

const IDENTITY = 'https://github.com/any/any/.github/workflows/any.yml@refs/heads/main';
const ISSUER = 'https://issuer.example';

/** Takes every statement for signed by one workflow that built from `ref`: for what comes after the cryptography. */
export function believing(ref: string): Verifiers {
  return {
    sigstore: {
      check: (document) => {
        const read = bundle.safeParse(document);
        if (!read.success) return { state: 'open', code: 'other-root' };
        const { payload, payloadType } = read.data.dsseEnvelope;
        const claims = { sourceRepositoryRef: ref };
        return {
          state: 'sound',
          signer: { kind: 'certificate', identity: IDENTITY, issuer: ISSUER, claims },
          content: { kind: 'envelope', payloadType, payload: Buffer.from(payload, 'base64') },
          timestamps: [],
        };
      },
      checkEnvelope: () => ({ state: 'open', code: 'no-log-material' }),
    },
    keys: { check: () => Promise.resolve({ state: 'open', kind: null, code: 'kind-not-known' }) },
  };
}

export const EVERYBODY: Trust = {
  state: 'known',
  signers: { sigstore: [{ identity: IDENTITY, issuer: ISSUER }], openpgp: [], ssh: [], minisign: [] },
};
