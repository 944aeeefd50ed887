import type { SignedContent, Signer } from '../model/signature.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Artifact, SignatureCheck, Signatures } from '../ports/signatures.ts';
import type { Expected } from './expected.ts';
import { judgePredicate, judgeWithoutStatement } from './judge-predicate.ts';
import { bundlesIn, decoded, MAX_BUNDLE_BYTES, readBundle } from './read-bundle.ts';
import {
  gravest,
  NOTHING_PROVED,
  type Proved,
  type Refusal,
  refusedVerdict,
  rejected,
  unverifiable,
} from './refusal.ts';
import { sentence } from './sentence.ts';
import { judgeSigner } from './signer.ts';
import { readStatement, type Statement } from './statement.ts';
import { judgeSubject, namesOf } from './subject.ts';

/** Is this artifact signed, by this bundle, by whom is expected and for what is expected? */
export interface Question {
  /** Text of the bundle. */
  readonly bundle: string;
  readonly artifact: Artifact;
  readonly expected: Expected;
}

/** The file that should hold the signature: its bytes, or only its size when it is too large to be read. */
export type BundleFile = { readonly bytes: Uint8Array } | { readonly size: number };

/** The same for a file, which may hold several bundles, one a line (`gh attestation download`): one that holds is enough. */
export function verifyFile(
  { bundle, ...rest }: Omit<Question, 'bundle'> & { readonly bundle: BundleFile },
  signatures: Signatures,
): Verdict {
  if ('size' in bundle) return tooLarge(bundle.size);
  const text = decoded(bundle.bytes);
  if (text === undefined) return refusedVerdict(rejected('bundle-not-text'), NOTHING_PROVED);
  return best(
    bundlesIn(text).map((one) => verifyBundle({ ...rest, bundle: one }, signatures)),
    rest.expected,
  );
}

/** Form first, then cryptography, then the signer and what the signer says. */
export function verifyBundle(question: Question, signatures: Signatures): Verdict {
  const checked = checkSignature(question, signatures);
  switch (checked.state) {
    case 'unsound':
      return refusedVerdict(rejected(checked.code, detailOf(checked, question)), NOTHING_PROVED);
    case 'open':
      return refusedVerdict(unverifiable(checked.code, detailOf(checked, question)), NOTHING_PROVED);
    case 'sound':
      return judge(checked, question);
  }
}

/** The cryptography alone: who signed which bytes, not whether that is who was expected. */
export function checkSignature(
  { bundle, artifact }: Omit<Question, 'expected'>,
  signatures: Signatures,
): SignatureCheck {
  const read = readBundle(bundle);
  switch (read.state) {
    case 'refused':
      return { ...read, state: 'unsound' };
    case 'envelope':
      return signatures.checkEnvelope(read.document);
    case 'bundle':
      return signatures.check(read.document, artifact);
  }
}

function detailOf({ came }: { readonly came?: string }, { artifact }: Question) {
  return { came, expected: artifact.hash('sha256') };
}

type Sound = Extract<SignatureCheck, { state: 'sound' }>;

function judge({ signer, content, timestamps }: Sound, { artifact, expected }: Question): Verdict {
  const said = saidIn(content, artifact);
  const proved = { signer, timestamps, ...shown(said) };
  const refusal = gravest([judgeSigner(signer, expected), ...refusals({ said, signer, artifact, expected })]);
  if (refusal !== undefined) return refusedVerdict(refusal, proved);
  return { result: 'verified', code: 'verified', message: sentence('verified', { came: nameOf(signer) }), ...proved };
}

/** What the signer said by signing: these bytes, a statement, or nothing that can be read. */
type Said =
  | { readonly kind: 'artifact'; readonly sha256: string | null }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'unread'; readonly refusal: Refusal };

function saidIn(content: SignedContent, artifact: Artifact): Said {
  if (content.kind === 'artifact') return { kind: 'artifact', sha256: artifact.hash('sha256') ?? null };
  const read = readStatement(content);
  if (read.state === 'refused') return { kind: 'unread', refusal: rejected(read.code, { came: read.came }) };
  return { kind: 'statement', statement: read.statement };
}

interface Case {
  readonly said: Said;
  readonly signer: Signer;
  readonly artifact: Artifact;
  readonly expected: Expected;
}

function refusals({ said, signer, artifact, expected }: Case): readonly (Refusal | undefined)[] {
  switch (said.kind) {
    case 'artifact':
      return judgeWithoutStatement(signer, expected);
    case 'unread':
      return [said.refusal];
    case 'statement':
      return [
        judgeSubject(said.statement, artifact),
        ...judgePredicate({ statement: said.statement, signer, names: namesOf(said.statement, artifact) }, expected),
      ];
  }
}

function shown(said: Said): Pick<Proved, 'predicateType' | 'subjects'> {
  switch (said.kind) {
    case 'artifact':
      return { subjects: [{ name: '', sha256: said.sha256 }] };
    case 'unread':
      return { subjects: [] };
    case 'statement': {
      const { predicateType, subjects } = said.statement;
      return { predicateType, subjects: subjects.map(({ name, sha256 }) => ({ name, sha256 })) };
    }
  }
}

function nameOf(signer: Signer): string {
  return signer.kind === 'key' ? signer.fingerprint : signer.identity;
}

function tooLarge(size: number): Verdict {
  const detail = { came: String(size), expected: String(MAX_BUNDLE_BYTES) };
  return refusedVerdict(rejected('bundle-too-large', detail), NOTHING_PROVED);
}

/** None that holds, and one that could with more knowledge: the question is open. */
function best(verdicts: readonly Verdict[], { identity, source, npm }: Expected): Verdict {
  // A bare key proves no identity, and the registry of npm signs by key what names no source: no key makes these what is expected.
  const keyless = identity !== undefined || (npm !== undefined && source !== undefined);
  const never = ({ code }: Verdict) => keyless && code === 'key-needed';
  const able = verdicts.filter((one) => !never(one));
  const ranked = (['verified', 'unverifiable', 'rejected'] as const).map((one) =>
    able.find(({ result }) => result === one),
  );
  return (
    ranked.find((one) => one !== undefined) ??
    verdicts[0] ??
    refusedVerdict(rejected('bundle-not-json', { came: '0' }), NOTHING_PROVED)
  );
}
