import { instantOf } from '../model/instant.ts';
import type { CertificateClaims } from '../model/signature.ts';
import type { Text } from '../model/text.ts';
import type { Signatures } from '../ports/signatures.ts';
import { type CiStatement, readCiStatement } from './ci-statement.ts';
import { WHY } from './ci-words.ts';
import { sentence } from './sentence.ts';
import { judgeSigner } from './signer.ts';
import { issuerOf, type Judged, sourceOf } from './signer-rules.ts';
import { checkSignature } from './verify.ts';

/** Whose word on a file that CI made is taken (design architecture, "Publishing"). */
export interface CiTrust {
  readonly repository: Judged;
  /** The judged commit and, of a pull request, its test merge. */
  readonly commits: readonly string[];
  readonly defaultBranch: string;
  /** Reusable workflows that the organisation allows, `OWNER/NAME/.github/workflows/FILE@<commit>`. */
  readonly workflows: readonly string[];
  /** The organisation's configuration could not be read: a workflow that is not listed may be allowed. */
  readonly workflowsUnknown: boolean;
}

/** What a verified run vouches for. */
export interface CiProof {
  readonly statement: CiStatement;
  /** The event that started the run, `push`. */
  readonly trigger: string;
  /** When it was signed by a clock other than the signer's, RFC 3339; the earliest where there are several. */
  readonly signedAt: string;
}

/**
 * `open` = with more knowledge it might count, so that nothing may be concluded from its absence. `earlier` = by an attempt of
 * the run that was repeated: what the last one says is what counts, and as long as it says nothing, nothing is known.
 */
export type CiVerdict =
  | { readonly state: 'counts'; readonly proof: CiProof }
  | { readonly state: 'shown' | 'open' | 'earlier'; readonly because: Text };

interface Signed {
  /** Text of the Sigstore bundle. */
  readonly bundle: string;
  /** Number of the run to which GitHub says the artifact belongs. */
  readonly run: number | null;
  /** The attempt of that run which GitHub calls its last; null = nobody knows. */
  readonly attempt: number | null;
}

/** Form and cryptography, then who signed and in which run, then what was signed. */
export function judgeCiBundle(signed: Signed, trust: CiTrust, signatures: Signatures): CiVerdict {
  const source = sourceOf(trust.repository);
  if (source === undefined) return shown(WHY.nameless());
  const checked = checkSignature({ bundle: signed.bundle, artifact: NO_ARTIFACT }, signatures);
  if (checked.state !== 'sound') {
    const because = sentence(checked.code, { came: checked.came });
    return checked.state === 'open' ? { state: 'open', because } : shown(because);
  }
  const { signer, content, timestamps } = checked;
  const expected = { source, issuer: { kind: 'exact', text: issuerOf(source.server) } } as const;
  const refusal = judgeSigner(signer, expected);
  if (refusal !== undefined) return shown(sentence(refusal.code, refusal));
  const claims = signer.kind === 'certificate' ? signer.claims : {};
  const refused = judgeRun(claims, signed) ?? judgeClaims(claims, trust, source.server);
  if (refused !== undefined) return refused;
  const read = readCiStatement(content);
  if (read.state === 'refused') return shown(read.because);
  const { statement } = read;
  if (statement.commit !== claims.sourceRepositoryDigest) return shown(WHY.commit(statement.commit));
  const signedAt = earliest(timestamps);
  if (signedAt === undefined) return shown(WHY.timeless());
  return { state: 'counts', proof: { statement, trigger: claims.buildTrigger ?? '', signedAt } };
}

function earliest(times: readonly string[]): string | undefined {
  return [...times].sort((a, b) => (instantOf(a) ?? Infinity) - (instantOf(b) ?? Infinity))[0];
}

/** A signature over a single file's bytes is not what the Action makes. */
const NO_ARTIFACT = { hash: () => undefined };

/** Taken out of another run, it may be one that a later run replaced, or one of several that should count together. */
function judgeRun({ runInvocation = '' }: CertificateClaims, { run, attempt }: Signed): CiVerdict | undefined {
  const [, signing = '', tried = ''] = /\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(runInvocation) ?? [];
  if (signing === '' || signing !== String(run)) return shown(WHY.run(signing));
  if (attempt === null) return { state: 'open', because: WHY.attemptUnknown() };
  return tried === String(attempt) ? undefined : { state: 'earlier', because: WHY.attempt(tried, attempt) };
}

/** Runs that a push, a schedule or a person with write access starts; the others may work on what a stranger proposes. */
export const OWN_TRIGGERS: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];
const CALLED_TRIGGERS: readonly string[] = [...OWN_TRIGGERS, 'pull_request', 'merge_group', 'release'];

/** What the certificate says of the run. GitHub vouches for these claims; the file and its statement say nothing here. */
function judgeClaims(claims: CertificateClaims, trust: CiTrust, server: string): CiVerdict | undefined {
  const { runnerEnvironment, sourceRepositoryDigest: commit = '', buildTrigger: trigger = '' } = claims;
  if (runnerEnvironment !== 'github-hosted') return shown(WHY.runner());
  if (!trust.commits.includes(commit)) return shown(WHY.commit(commit));
  const workflow = (claims.buildSigner ?? '').replace(`${server}/`, '');
  const called = isAllowed(workflow, claims, trust);
  if (called || isOfDefaultBranch(workflow, claims, trust)) {
    const triggers = called ? CALLED_TRIGGERS : OWN_TRIGGERS;
    return triggers.includes(trigger) ? undefined : shown(WHY.trigger(trigger));
  }
  if (isOwn(workflow, trust)) return shown(WHY.head(workflow));
  return trust.workflowsUnknown ? { state: 'open', because: WHY.unknown(workflow) } : shown(WHY.stranger(workflow));
}

function isOwn(workflow: string, { repository: { owner, name } }: CiTrust): boolean {
  return workflow.toLowerCase().startsWith(`${owner ?? ''}/${name ?? ''}/.github/workflows/`.toLowerCase());
}

function isOfDefaultBranch(workflow: string, { sourceRepositoryRef }: CertificateClaims, trust: CiTrust): boolean {
  const ref = `refs/heads/${trust.defaultBranch}`;
  return isOwn(workflow, trust) && workflow.slice(workflow.indexOf('@') + 1) === ref && sourceRepositoryRef === ref;
}

/** Pinned: the reference that was called is the commit itself, and GitHub took the workflow from that commit. */
function isAllowed(workflow: string, { buildSignerDigest }: CertificateClaims, { workflows }: CiTrust): boolean {
  const [, sha] = /@([0-9a-f]{40})$/.exec(workflow) ?? [];
  return sha !== undefined && buildSignerDigest === sha && isListed(workflow, workflows);
}

/** GitHub's names of owners and repositories do not tell capital letters apart; names of files do. */
export function isListed(workflow: string, workflows: readonly string[]): boolean {
  return workflows.some((one) => folded(one) === folded(workflow));
}

function folded(workflow: string): string {
  const at = workflow.indexOf('/.github/');
  return at < 0 ? workflow : workflow.slice(0, at).toLowerCase() + workflow.slice(at);
}

function shown(because: Text): CiVerdict {
  return { state: 'shown', because };
}
