import type { Digest } from '../../../model/digest.ts';
import type { Unseen } from '../../../model/observation.ts';
import type { Signers } from '../../../model/signers.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { KeyCheck } from '../../../ports/key-signatures.ts';
import type { Artifact } from '../../../ports/signatures.ts';
import type { SignerRule } from '../../../provenance/signer-rules.ts';
import { type RuledVerdict, verifyByRules } from '../../../provenance/verify-by-rules.ts';
import type { Verifiers } from '../../types.ts';
import type { CheckedSignature } from './checked.ts';
import { beyondDigest, type Content, hashIn, isTooLarge, type More } from './content.ts';
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
  const more = await beyondDigest(content);
  if (more.state === 'unseen') return unread(part, 'sigstore', more.unseen.reason);
  const second = ask(artifactOf(content.digest, more.value));
  return isTooLarge(more.value) && NEED_BYTES.includes(second.verdict.code)
    ? unread(part, 'sigstore', 'too-large')
    : fromVerdict(part, second);
}

const NEED_BYTES: readonly string[] = ['artifact-needed', 'hash-not-known'];

function artifactOf(digest: Digest | undefined, more?: More): Artifact {
  const known = digest?.slice('sha256:'.length);
  return {
    hash: (name) => (name === 'sha256' ? known : undefined) ?? hashIn(more, name),
    ...(more === undefined || 'hashes' in more ? {} : { chunks: () => [more.bytes] }),
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
  const ask = (more?: More) =>
    verifiers.keys.check({
      signature: part.bytes,
      content:
        more !== undefined && 'bytes' in more
          ? { ...more, hash: () => undefined }
          : { hash: (name) => hashIn(more, name) },
      ...{ signers, at, now },
    });
  const first = await ask();
  if (first.state === 'sound' || first.code !== 'artifact-needed') return fromCheck(part, first, incomplete);
  const more = await beyondDigest(content);
  if (more.state === 'unseen') return unread(part, kindOf(first.kind), more.unseen.reason);
  const second = await ask(more.value);
  // OpenPGP and minisign without prehash go on hashing where a hash of ours has ended.
  if (second.state === 'open' && second.code === 'artifact-needed' && isTooLarge(more.value))
    return unread(part, kindOf(second.kind), 'too-large');
  return fromCheck(part, second, incomplete);
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
