import { createHash } from 'node:crypto';
import type { KeyCheck, KeyOpen, KeyQuestion, KeyRejection } from '../../ports/key-signatures.ts';
import { ed25519Key, isSignedBy } from './ed25519.ts';

const FORM =
  /^untrusted comment:[^\n]*\n([A-Za-z0-9+/]{99}=)\r?\ntrusted comment: ([^\n]*?)\r?\n([A-Za-z0-9+/]{86}==)\s*$/;

export function isMinisign(text: string): boolean {
  return text.startsWith('untrusted comment:');
}

/**
 * A minisign signature: two letters for the algorithm (`Ed` over the bytes, `ED` over their BLAKE2b-512), the key's id and an
 * Ed25519 signature; a second signature binds the trusted comment to it. A plain signify file has no second one and is refused.
 */
export function checkMinisign(text: string, { content, signers }: KeyQuestion): KeyCheck {
  if (signers.minisign.length === 0) return open('no-key-named');
  const [, first = '', comment = '', second = ''] = FORM.exec(text) ?? [];
  if (first === '') return unsound('signature-malformed');
  const { algorithm, keyId, body } = split(Buffer.from(first, 'base64'));
  const found = signers.minisign.find(({ key }) => split(Buffer.from(key, 'base64')).keyId === keyId);
  if (found === undefined) return unsound('key-not-expected');
  if (algorithm !== 'Ed' && algorithm !== 'ED') return unsound('signature-malformed');
  const signed = algorithm === 'Ed' ? content.bytes : prehash(content);
  if (signed === undefined) return open('artifact-needed');
  const key = ed25519Key(split(Buffer.from(found.key, 'base64')).body);
  const bound = Buffer.concat([body, Buffer.from(comment)]);
  if (!isSignedBy(key, body, signed) || !isSignedBy(key, Buffer.from(second, 'base64'), bound))
    return unsound('signature-invalid');
  return { state: 'sound', kind: 'minisign', signer: found.key };
}

function split(bytes: Buffer) {
  return {
    algorithm: bytes.toString('latin1', 0, 2),
    keyId: bytes.toString('hex', 2, 10),
    body: bytes.subarray(10),
  };
}

function prehash({ bytes, hash }: KeyQuestion['content']): Uint8Array | undefined {
  if (bytes !== undefined) return createHash('blake2b512').update(bytes).digest();
  const known = hash('blake2b512');
  return known === undefined ? undefined : Buffer.from(known, 'hex');
}

function unsound(code: KeyRejection): KeyCheck {
  return { state: 'unsound', kind: 'minisign', code };
}

function open(code: KeyOpen): KeyCheck {
  return { state: 'open', kind: 'minisign', code };
}
