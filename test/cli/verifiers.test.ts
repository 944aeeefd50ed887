import { describe, expect, it } from '@jest/globals';
import { publicGoodRoot } from '../../src/adapters/sigstore/trusted-root.ts';
import { verifiersWith } from '../../src/cli/verifiers.ts';

const ARTIFACT = { hash: () => undefined };
const ENVELOPE = { payload: 'e30=', payloadType: 'x', signatures: [{ sig: 'AAAA', keyid: '' }] };

describe('the cryptography of a run', () => {
  it('reads its roots when the first bundle is there, and once', () => {
    let read = 0;
    const verifiers = verifiersWith(() => ((read += 1), { roots: [publicGoodRoot()] }));
    expect(read).toBe(0);
    expect(verifiers.sigstore.check({}, ARTIFACT)).toMatchObject({ state: 'unsound' });
    expect(verifiers.sigstore.checkEnvelope(ENVELOPE)).toEqual({ state: 'open', code: 'no-log-material' });
    expect(read).toBe(1);
  });

  it('needs no root for keys', async () => {
    const verifiers = verifiersWith(() => {
      throw new Error('the root was read');
    });
    const signers = { openpgp: [], ssh: [], minisign: [] };
    const at = '2026-01-02T03:04:05Z';
    const question = { signature: Buffer.from('x'), content: { hash: () => undefined }, signers, at, now: at };
    expect(await verifiers.keys.check(question)).toEqual({ state: 'open', kind: null, code: 'kind-not-known' });
  });
});
