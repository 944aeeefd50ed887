import { NO_SIGNERS } from '../../../model/signers.ts';
import { signerRules } from '../../../provenance/signer-rules.ts';
import type { CollectContext, Verifiers } from '../../types.ts';
import type { Expectation } from './check-part.ts';

/** Whom to expect for the releases of this repository, as far as that is known. */
export function expectationOf({ verifiers = NO_VERIFIERS, trust, subject, at }: CollectContext): Expectation {
  const times = { at, now: at };
  if (trust?.state !== 'known') {
    const blind = trust === undefined ? {} : { blind: trust.because };
    return { ...times, verifiers, rules: [], signers: NO_SIGNERS, incomplete: true, ...blind };
  }
  const { host, owner, name } = subject;
  return {
    ...times,
    verifiers,
    rules: signerRules(trust.signers, { host, owner, name }),
    signers: trust.signers ?? NO_SIGNERS,
    incomplete: trust.signers?.incomplete === true,
  };
}

/** Nothing is checked: whatever is there stays "present". */
const NO_VERIFIERS: Verifiers = {
  sigstore: {
    check: () => ({ state: 'open', code: 'other-root' }),
    checkEnvelope: () => ({ state: 'open', code: 'no-log-material' }),
  },
  keys: { check: () => Promise.resolve({ state: 'open', kind: null, code: 'kind-not-known' }) },
};
