import type { KeyCheck, KeyQuestion, KeySignatures } from '../../ports/key-signatures.ts';
import { checkMinisign, isMinisign } from './minisign.ts';
import { checkOpenPgp, isOpenPgp } from './openpgp.ts';
import { checkSsh, isSsh } from './ssh.ts';

/** Checks signatures by keys that policy names. The kind is told by the content of the file, never by its name. */
export function keySignatures(): KeySignatures {
  return { check };
}

async function check(question: KeyQuestion): Promise<KeyCheck> {
  const { signature } = question;
  const text = new TextDecoder().decode(signature);
  if (isSsh(text)) return checkSsh(text, question);
  if (isMinisign(text)) return checkMinisign(text, question);
  if (isOpenPgp(signature, text)) return checkOpenPgp(text, question);
  return { state: 'open', kind: null, code: 'kind-not-known' };
}
