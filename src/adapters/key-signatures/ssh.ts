import { createHash } from 'node:crypto';
import type { KeyCheck, KeyOpen, KeyQuestion, KeyRejection } from '../../ports/key-signatures.ts';
import { allowedKeys, type AllowedKey } from './allowed-signers.ts';
import { sshFingerprint, sshVerifies, WeakAlgorithm } from './ssh-key.ts';
import { WireReader, wireString } from './ssh-wire.ts';

const ARMOUR = /^\s*-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]*)-----END SSH SIGNATURE-----\s*$/;

export function isSsh(text: string): boolean {
  return text.trimStart().startsWith('-----BEGIN SSH SIGNATURE-----');
}

/** A signature as OpenSSH writes it (PROTOCOL.sshsig): by a key that policy allows, for the namespace that it allows. */
export function checkSsh(text: string, question: KeyQuestion): KeyCheck {
  const { signers } = question;
  if (signers.ssh.length === 0) return open('no-key-named');
  const allowed = signers.ssh.flatMap(allowedKeys);
  if (allowed.length === 0) return open('key-unreadable');
  try {
    return checkParts(partsOf(text), allowed, question);
  } catch (error) {
    // Whatever is thrown over a foreign encoding, it is no signature.
    return unsound(error instanceof WeakAlgorithm ? 'algorithm-weak' : 'signature-malformed');
  }
}

interface Parts {
  readonly key: Buffer;
  readonly namespace: string;
  readonly reserved: Buffer;
  readonly hash: string;
  readonly signature: Buffer;
}

const MAGIC = 'SSHSIG';

function partsOf(text: string): Parts {
  const reader = new WireReader(Buffer.from(ARMOUR.exec(text)?.[1] ?? '', 'base64'));
  if (reader.take(MAGIC.length).toString('latin1') !== MAGIC) throw new RangeError('it has another beginning');
  if (reader.uint32() !== 1) throw new RangeError('it has another version');
  const key = reader.string();
  const [namespace, reserved, hash] = [reader.text(), reader.string(), reader.text()];
  const signature = reader.string();
  if (reader.rest !== 0) throw new RangeError('it goes on after its end');
  return { key, namespace, reserved, hash, signature };
}

function checkParts(parts: Parts, allowed: readonly AllowedKey[], { content, at }: KeyQuestion): KeyCheck {
  const known = allowed.filter(({ blob }) => blob.equals(parts.key));
  if (known.length === 0) return unsound('key-not-expected');
  const forThis = known.filter(({ namespaces }) => namespaces.includes(parts.namespace));
  if (forThis.length === 0) return unsound('namespace-mismatch');
  if (!forThis.some((one) => isValidAt(one, Date.parse(at)))) return unsound('key-not-valid-then');
  const { hash } = parts;
  if (hash !== 'sha256' && hash !== 'sha512') return unsound('algorithm-weak');
  const digest = digestOf(content, hash);
  if (digest === undefined) return open('artifact-needed');
  const data = Buffer.concat([
    Buffer.from(MAGIC),
    ...[parts.namespace, parts.reserved, hash, digest].map((one) => wireString(one)),
  ]);
  if (!sshVerifies(parts.key, parts.signature, data)) return unsound('signature-invalid');
  return { state: 'sound', kind: 'ssh', signer: sshFingerprint(parts.key) };
}

function isValidAt({ after = -Infinity, before = Infinity }: AllowedKey, at: number): boolean {
  return after <= at && at < before;
}

function digestOf({ bytes, hash }: KeyQuestion['content'], name: 'sha256' | 'sha512'): Buffer | undefined {
  if (bytes !== undefined) return createHash(name).update(bytes).digest();
  const known = hash(name);
  return known === undefined ? undefined : Buffer.from(known, 'hex');
}

function unsound(code: KeyRejection): KeyCheck {
  return { state: 'unsound', kind: 'ssh', code };
}

function open(code: KeyOpen): KeyCheck {
  return { state: 'open', kind: 'ssh', code };
}
