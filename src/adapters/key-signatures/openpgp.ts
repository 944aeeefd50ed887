import type { PublicKey, VerifyMessageResult } from 'openpgp';
import type { OpenPgpSigner } from '../../model/signers.ts';
import type { KeyCheck, KeyOpen, KeyQuestion, KeyRejection } from '../../ports/key-signatures.ts';

type Library = typeof import('openpgp');

const CLEARTEXT = '-----BEGIN PGP SIGNED MESSAGE-----';
const WHOLE_CLEARTEXT = /^\s*-----BEGIN PGP SIGNED MESSAGE-----[^]*-----END PGP SIGNATURE-----\s*$/;
const DETACHED = '-----BEGIN PGP SIGNATURE-----';

/** Armoured, or the tag of a signature packet (RFC 9580, 4.2). */
export function isOpenPgp(bytes: Uint8Array, text: string): boolean {
  if (text.includes(DETACHED)) return true;
  return [0x88, 0x89, 0x8a, 0xc2].includes(bytes[0] ?? 0) && bytes.byteLength >= 60;
}

/** A detached or clear-text signature by a key whose whole fingerprint policy names. A key in the release plays no part. */
export async function checkOpenPgp(text: string, question: KeyQuestion): Promise<KeyCheck> {
  const { signers } = question;
  if (signers.openpgp.length === 0) return open('no-key-named');
  const library = await load();
  if (library === undefined) return open('openpgp-not-checked');
  const keys = (await Promise.all(signers.openpgp.map((signer) => keysOf(library, signer)))).flat();
  if (keys.length === 0) return open('key-unreadable');
  try {
    return text.includes(CLEARTEXT)
      ? await checkCleartext(library, { text, keys }, question)
      : await checkDetached(library, { text, keys }, question);
  } catch {
    // Whatever the library throws over a foreign encoding, it is no signature.
    return unsound('signature-malformed');
  }
}

/** LGPL and large: loaded when the first signature needs it, and left out of the Action's bundle, where it is not found. */
async function load(): Promise<Library | undefined> {
  try {
    return await import('openpgp');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Each public key of an armoured file, by its fingerprint; none where the file or the library cannot be read. */
export async function openPgpSigners(armoured: string): Promise<readonly OpenPgpSigner[]> {
  const library = await load();
  if (library === undefined) return [];
  try {
    const keys = await library.readKeys({ armoredKeys: armoured });
    const open = keys.filter((one) => !one.isPrivate());
    return open.map((one) => ({ fingerprint: one.getFingerprint().toUpperCase(), key: armoured }));
  } catch {
    // Whatever the library throws over a foreign encoding, it holds no key.
    return [];
  }
}

/** A file may hold many keys; the one with the fingerprint of the policy is meant. */
async function keysOf({ readKeys }: Library, { fingerprint, key }: OpenPgpSigner): Promise<readonly PublicKey[]> {
  try {
    const keys = await readKeys({ armoredKeys: key });
    return keys
      .filter((one) => one.getFingerprint().toUpperCase() === fingerprint && !one.isPrivate())
      .map((one) => one.toPublic());
  } catch {
    return [];
  }
}

interface Signed {
  readonly text: string;
  readonly keys: readonly PublicKey[];
}

async function checkDetached(library: Library, { text, keys }: Signed, question: KeyQuestion): Promise<KeyCheck> {
  const { content, signature: bytes, now } = question;
  const signature = text.includes(DETACHED)
    ? await library.readSignature({ armoredSignature: text.slice(text.indexOf(DETACHED)) })
    : await library.readSignature({ binarySignature: bytes });
  const known = keysWith(
    keys,
    signature.getSigningKeyIDs().map((id) => id.toHex()),
  );
  if (known.length === 0) return unsound('key-not-expected');
  if (content.bytes === undefined) return open('artifact-needed');
  const message = await library.createMessage({ binary: content.bytes });
  const date = new Date(now);
  const { signatures } = await library.verify({ message, signature, verificationKeys: known, date });
  return firstSound(signatures, known);
}

/** The text and its signature in one file, `gpg --clear-sign`. */
async function checkCleartext(library: Library, { text, keys }: Signed, { now }: KeyQuestion): Promise<KeyCheck> {
  // What stands around the message is not signed, and a reader may take it for signed.
  if (!WHOLE_CLEARTEXT.test(text)) return unsound('signature-malformed');
  const message = await library.readCleartextMessage({ cleartextMessage: text });
  const known = keysWith(
    keys,
    message.getSigningKeyIDs().map((id) => id.toHex()),
  );
  if (known.length === 0) return unsound('key-not-expected');
  const { signatures } = await library.verify({ message, verificationKeys: known, date: new Date(now) });
  const check = await firstSound(signatures, known);
  return check.state === 'sound' ? { ...check, text: message.getText() } : check;
}

/** A key id only finds candidates; the signature then holds for one of them or not. */
function keysWith(keys: readonly PublicKey[], ids: readonly string[]): PublicKey[] {
  return keys.filter((key) => key.getKeyIDs().some((id) => ids.includes(id.toHex())));
}

async function firstSound(results: VerifyMessageResult['signatures'], keys: readonly PublicKey[]): Promise<KeyCheck> {
  for (const { keyID, verified } of results) {
    const holds = await verified.catch(() => false);
    const key = keys.find((one) => one.getKeyIDs().some((id) => id.equals(keyID)));
    if (holds && key !== undefined)
      return { state: 'sound', kind: 'openpgp', signer: key.getFingerprint().toUpperCase() };
  }
  return unsound('signature-invalid');
}

function unsound(code: KeyRejection): KeyCheck {
  return { state: 'unsound', kind: 'openpgp', code };
}

function open(code: KeyOpen): KeyCheck {
  return { state: 'open', kind: 'openpgp', code };
}
