import { contentHash, type Digest } from '../../../model/digest.ts';
import type { Observation, Unseen } from '../../../model/observation.ts';
import type { Signers } from '../../../model/signers.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { KeyCheck } from '../../../ports/key-signatures.ts';
import type { Artifact } from '../../../ports/signatures.ts';
import type { SignerRule } from '../../../provenance/signer-rules.ts';
import { type RuledVerdict, verifyByRules } from '../../../provenance/verify-by-rules.ts';
import type { Verifiers } from '../../types.ts';
import type { CheckedSignature } from './checked.ts';
import type { Part } from './parts.ts';
import { kindOf, KEY_SENTENCES, type OwnCode, signersUnknownText } from './words.ts';

/** Who is expected, and by what the cryptography is checked. */
export interface Expectation {
  readonly verifiers: Verifiers;
  readonly rules: readonly SignerRule[];
  readonly signers: Signers;
  /** Not all is known of whom to expect: a stranger is none then. */
  readonly incomplete: boolean;
  /** Why nobody knows whom to expect. */
  readonly blind?: Unseen;
  /** RFC 3339: when the release was published, and now. */
  readonly at: string;
  readonly now: string;
}

/** What a signature is checked over. */
export interface Content {
  readonly digest: Digest | undefined;
  /** Asked only when the digest alone does not do. */
  readonly bytes: () => Promise<Observation<Uint8Array>>;
}

export async function checkPart(part: Part, content: Content, expected: Expectation): Promise<CheckedSignature> {
  const asBundle = part.signature.form === 'bundle' || part.signature.form === 'envelope';
  const checked = await (asBundle ? checkBundle : checkKey)(part, content, expected);
  return expected.blind === undefined ? checked : { ...checked, ...withoutExpectation(checked, expected.blind) };
}

/** Where the configuration could not be read, the cure is to let it be read, not to write what may stand there already. */
function withoutExpectation({ code, signer }: CheckedSignature, blind: Unseen): Partial<CheckedSignature> {
  if (code !== 'signer-not-expected' && code !== 'no-key-named') return {};
  return { code: 'signers-unknown', because: signersUnknownText(blind, signer) };
}

async function checkBundle(part: Part, content: Content, expected: Expectation): Promise<CheckedSignature> {
  const { rules, incomplete, verifiers } = expected;
  const bundle = new TextDecoder().decode(part.bytes);
  const ask = (artifact: Artifact) => verifyByRules({ bundle, artifact, rules, incomplete }, verifiers.sigstore);
  const first = ask(artifactOf(content.digest));
  if (!NEED_BYTES.includes(first.verdict.code)) return fromVerdict(part, first);
  const bytes = await content.bytes();
  if (bytes.state === 'unseen') return unread(part, 'sigstore', bytes.unseen.reason);
  return fromVerdict(part, ask(artifactOf(content.digest, bytes.value)));
}

const NEED_BYTES: readonly string[] = ['artifact-needed', 'hash-not-known'];

function artifactOf(digest: Digest | undefined, bytes?: Uint8Array): Artifact {
  const known = digest?.slice('sha256:'.length);
  return {
    hash: (name) => {
      if (name === 'sha256') return known;
      return bytes === undefined ? undefined : contentHash(name, bytes);
    },
    ...(bytes === undefined ? {} : { chunks: () => [bytes] }),
  };
}

const BY_VERDICT = { verified: 'verified', rejected: 'invalid', unverifiable: 'present' } as const;

function fromVerdict({ where }: Part, { verdict, rule, statement }: RuledVerdict): CheckedSignature {
  const { signer, predicateType, code, message } = verdict;
  const claims = signer?.kind === 'certificate' ? { claims: signer.claims } : {};
  return {
    where,
    kind: 'sigstore',
    result: BY_VERDICT[verdict.result],
    code,
    because: message,
    signer: nameOf(signer),
    ...(predicateType === undefined ? {} : { predicateType }),
    ...claims,
    ...(statement === undefined ? {} : { statement }),
    ...(rule === undefined ? {} : { rule }),
  };
}

function nameOf(signer: Verdict['signer']): string | null {
  if (signer === undefined) return null;
  return signer.kind === 'key' ? signer.fingerprint : signer.identity;
}

async function checkKey(part: Part, content: Content, expected: Expectation): Promise<CheckedSignature> {
  const { verifiers, at, now, incomplete } = expected;
  const signers = expected.signers;
  const ask = (bytes?: Uint8Array) =>
    verifiers.keys.check({
      signature: part.bytes,
      content: { hash: () => undefined, ...(bytes === undefined ? {} : { bytes }) },
      ...{ signers, at, now },
    });
  const first = await ask();
  if (first.state === 'sound' || first.code !== 'artifact-needed') return fromCheck(part, first, incomplete);
  const bytes = await content.bytes();
  if (bytes.state === 'unseen') return unread(part, kindOf(first.kind), bytes.unseen.reason);
  return fromCheck(part, await ask(bytes.value), incomplete);
}

function fromCheck({ where }: Part, check: KeyCheck, incomplete: boolean): CheckedSignature {
  const kind = kindOf(check.kind);
  if (check.state === 'sound')
    return { where, kind, result: 'verified', code: 'verified', because: KEY_SENTENCES.verified, signer: check.signer };
  const stranger = check.state === 'unsound' && !(incomplete && check.code === 'key-not-expected');
  return finding({ where, kind, result: stranger ? 'invalid' : 'present' }, check.code);
}

function unread({ where }: Part, kind: CheckedSignature['kind'], reason: string): CheckedSignature {
  return finding({ where, kind, result: 'present' }, reason === 'too-large' ? 'larger-than-read' : 'artifact-needed');
}

/** A finding without a proved signer. */
export function finding(
  one: Pick<CheckedSignature, 'where' | 'kind' | 'result'>,
  code: OwnCode | Exclude<KeyCheck, { state: 'sound' }>['code'],
): CheckedSignature {
  return { ...one, code, because: KEY_SENTENCES[code], signer: null };
}
