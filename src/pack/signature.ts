import type { Text } from '../model/text.ts';
import type { Artifact, SignatureCheck, Signatures } from '../ports/signatures.ts';
import type { Expected } from '../provenance/expected.ts';
import { sentence } from '../provenance/sentence.ts';
import { judgeSigner } from '../provenance/signer.ts';
import { checkSignature } from '../provenance/verify.ts';
import { type PackProblemCode, packProblem } from './problems.ts';
import { IN_TOTO_PAYLOAD } from './statement.ts';
import type { PackSignature } from './verdict.ts';

/**
 * Who signed the statement of a pack, by the Sigstore bundle or DSSE envelope that lies beside it. A sound signature over any
 * other bytes than those of `statement` is none for this pack.
 */
export function packSignature(
  { bundle, statement }: { readonly bundle: Uint8Array; readonly statement: Uint8Array },
  expected: Expected,
  signatures: Signatures,
): PackSignature {
  const checked = check(bundle, signatures);
  if (checked === undefined) return refused('signature-malformed');
  if (checked.state !== 'sound') {
    const state = checked.state === 'unsound' ? 'rejected' : 'unverifiable';
    return { state, code: checked.code, message: sentence(checked.code, { came: checked.came }) };
  }
  const { signer, content, timestamps } = checked;
  const covers =
    content.kind === 'envelope' &&
    content.payloadType === IN_TOTO_PAYLOAD &&
    Buffer.compare(content.payload, statement) === 0;
  if (!covers) return refused('signature-of-another');
  const refusal = judgeSigner(signer, expected);
  if (refusal === undefined) return { state: 'verified', signer, timestamps };
  const { result: state, code, ...detail } = refusal;
  return { state, code, message: sentence(code, detail) };
}

function check(bytes: Uint8Array, signatures: Signatures): SignatureCheck | undefined {
  const bundle = textOf(bytes);
  return bundle === undefined ? undefined : checkSignature({ bundle, artifact: NO_ARTIFACT }, signatures);
}

/** A signature over a file's own bytes is not what a pack carries. */
const NO_ARTIFACT: Artifact = { hash: () => undefined };

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refused(code: PackProblemCode): PackSignature {
  const message: Text = packProblem(code).message;
  return { state: 'rejected', code, message };
}
