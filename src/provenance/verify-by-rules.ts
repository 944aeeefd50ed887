import type { Verdict } from '../model/verdict.ts';
import type { Artifact, SignatureCheck, Signatures } from '../ports/signatures.ts';
import { type Proved, type Refusal, refusedVerdict, rejected, unverifiable } from './refusal.ts';
import { obeysRef, type SignerRule } from './signer-rules.ts';
import { isSource } from './signer.ts';
import { readStatement, type Statement } from './statement.ts';
import { verifyBundle } from './verify.ts';

export interface RuledQuestion {
  /** Text of one bundle. */
  readonly bundle: string;
  readonly artifact: Artifact;
  readonly rules: readonly SignerRule[];
  /** Some rules could not be read: who obeys none of these is not known to be a stranger. */
  readonly incomplete: boolean;
}

/** The verdict, the rule that was obeyed and, once the signature held, the statement that was signed. */
export interface RuledVerdict {
  readonly verdict: Verdict;
  readonly rule?: SignerRule;
  readonly statement?: Statement;
}

/** Is this bundle by one of the expected signers? The cryptography is asked once, whatever the number of rules. */
export function verifyByRules(question: RuledQuestion, signatures: Signatures): RuledVerdict {
  const asked = onceEach(signatures);
  const { rules } = question;
  const verdicts = rules.map((rule) => ({ rule, verdict: byRule(question, rule, asked) }));
  const statement = asked.statement();
  const signed = statement === undefined ? {} : { statement };
  const good = verdicts.find(({ verdict }) => verdict.result === 'verified');
  if (good !== undefined) return { ...good, ...signed };
  // The rule that comes closest explains best: another reference of the expected workflow says more than another name.
  const closest = verdicts.find(({ verdict }) => verdict.code !== 'identity-mismatch') ?? verdicts[0];
  const verdict = closest?.verdict ?? byNobody(question, asked);
  return { verdict: softened(verdict, question), ...signed };
}

function byRule(question: RuledQuestion, rule: SignerRule, asked: Signatures & Remembered): Verdict {
  const { bundle, artifact } = question;
  const verdict = verifyBundle({ bundle, artifact, expected: rule.expected }, asked);
  if (verdict.result !== 'verified') return verdict;
  const refusal = refusedRef(verdict, rule) ?? refusedBuilder(verdict, rule, asked.statement());
  return refusal === undefined ? verdict : refusedVerdict(refusal, provedOf(verdict));
}

function provedOf({ signer, predicateType, subjects, timestamps }: Verdict): Proved {
  return {
    ...(signer === undefined ? {} : { signer }),
    ...(predicateType === undefined ? {} : { predicateType }),
    ...{ subjects, timestamps },
  };
}

function byNobody({ bundle, artifact }: RuledQuestion, asked: Signatures): Verdict {
  return verifyBundle({ bundle, artifact, expected: {} }, asked);
}

function refusedRef({ signer }: Verdict, { ref }: SignerRule): Refusal | undefined {
  if (ref === undefined) return undefined;
  const came = signer?.kind === 'certificate' ? (signer.claims.sourceRepositoryRef ?? '') : '';
  return obeysRef(ref, came) ? undefined : rejected('ref-mismatch', { expected: ref, came });
}

/** Who builds is asked of a provenance alone: no other statement names a builder. The certificate says it, not the statement. */
function refusedBuilder(
  { signer }: Verdict,
  { builder }: SignerRule,
  said: Statement | undefined,
): Refusal | undefined {
  if (builder === undefined || !isProvenance(said)) return undefined;
  const came = signer?.kind === 'certificate' ? (signer.claims.buildSigner ?? '') : '';
  const anyVersion = !builder.includes('@') && came.startsWith(`${builder}@`);
  return came === builder || anyVersion ? undefined : rejected('builder-mismatch', { expected: builder, came });
}

export function isProvenance(statement: Statement | undefined): boolean {
  return statement?.predicateType.startsWith('https://slsa.dev/provenance/') === true;
}

/** Codes that say "somebody else", not "broken". */
const STRANGERS: readonly string[] = ['identity-mismatch', 'issuer-mismatch', 'source-mismatch', 'ref-mismatch'];

/**
 * A stranger is none as long as not all is known of whom to expect. By the default of ours that is so where the repository's
 * own run went through a workflow of another one: only its owner can say whether that one is trusted.
 */
function softened(verdict: Verdict, { rules, incomplete }: RuledQuestion): Verdict {
  const { signer } = verdict;
  if (!STRANGERS.includes(verdict.code) || signer?.kind !== 'certificate') return verdict;
  if (!incomplete && !(verdict.code === 'identity-mismatch' && rules.some((rule) => isOwnRun(signer, rule))))
    return verdict;
  return refusedVerdict(unverifiable('signer-not-expected', { came: signer.identity }), provedOf(verdict));
}

type Certified = Extract<NonNullable<Verdict['signer']>, { kind: 'certificate' }>;

function isOwnRun({ issuer, claims }: Certified, { expected, fromPolicy }: SignerRule): boolean {
  if (fromPolicy || expected.source === undefined || expected.issuer?.kind !== 'exact') return false;
  return issuer === expected.issuer.text && isSource(claims.sourceRepository ?? '', expected.source);
}

interface Remembered {
  readonly statement: () => Statement | undefined;
}

function onceEach(signatures: Signatures): Signatures & Remembered {
  let known: SignatureCheck | undefined;
  return {
    check: (document, artifact) => (known ??= signatures.check(document, artifact)),
    checkEnvelope: (document) => (known ??= signatures.checkEnvelope(document)),
    statement: () => {
      if (known?.state !== 'sound' || known.content.kind !== 'envelope') return undefined;
      const read = readStatement(known.content);
      return read.state === 'statement' ? read.statement : undefined;
    },
  };
}
