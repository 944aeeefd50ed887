import type { CertificateClaims, Signer } from '../model/signature.ts';
import type { Text } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Artifact, Signatures } from '../ports/signatures.ts';
import type { Judged } from './signer-rules.ts';
import { issuerOf, sourceOf } from './signer-rules.ts';
import { WHY } from './ci-words.ts';
import { verifyBundle } from './verify.ts';

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

/** `open` = with more knowledge it might count, so that nothing may be concluded from its absence. */
export type CiVerdict =
  { readonly state: 'counts'; readonly commit: string } | { readonly state: 'shown' | 'open'; readonly because: Text };

interface Signed {
  readonly bundles: readonly string[];
  readonly artifact: Artifact;
}

/** One bundle that holds under the rule is enough; else the reason that comes closest to it. */
export function judgeCiFile({ bundles, artifact }: Signed, trust: CiTrust, signatures: Signatures): CiVerdict {
  const verdicts = bundles.map((bundle) => judgeOne({ bundle, artifact }, trust, signatures));
  const ranked = (['counts', 'open', 'shown'] as const).map((state) => verdicts.find((one) => one.state === state));
  return ranked.find((one) => one !== undefined) ?? { state: 'shown', because: WHY.unsigned() };
}

function judgeOne(
  signed: { readonly bundle: string; readonly artifact: Artifact },
  trust: CiTrust,
  signatures: Signatures,
): CiVerdict {
  const source = sourceOf(trust.repository);
  if (source === undefined) return { state: 'shown', because: WHY.nameless() };
  const expected = { source, issuer: { kind: 'exact', text: issuerOf(source.server) } } as const;
  const verdict = verifyBundle({ ...signed, expected }, signatures);
  if (verdict.result === 'unverifiable') return { state: 'open', because: verdict.message };
  if (verdict.result === 'rejected') return { state: 'shown', because: verdict.message };
  return judgeClaims(claimsOf(verdict), trust, source.server);
}

function claimsOf({ signer }: Verdict): CertificateClaims {
  return isCertificate(signer) ? signer.claims : {};
}

function isCertificate(signer: Signer | undefined): signer is Extract<Signer, { kind: 'certificate' }> {
  return signer?.kind === 'certificate';
}

/** Runs that a push, a schedule or a person with write access starts; the others may work on what a stranger proposes. */
const OWN_TRIGGERS: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];
const CALLED_TRIGGERS: readonly string[] = [...OWN_TRIGGERS, 'pull_request', 'merge_group', 'release'];

/** What the certificate says of the run. GitHub vouches for these claims; the file and its statement say nothing here. */
function judgeClaims(claims: CertificateClaims, trust: CiTrust, server: string): CiVerdict {
  const { runnerEnvironment, sourceRepositoryDigest: commit = '', buildTrigger: trigger = '' } = claims;
  if (runnerEnvironment !== 'github-hosted') return { state: 'shown', because: WHY.runner() };
  if (!trust.commits.includes(commit)) return { state: 'shown', because: WHY.commit(commit) };
  const workflow = (claims.buildSigner ?? '').replace(`${server}/`, '');
  const own = isOfDefaultBranch(workflow, claims, trust);
  const called = isAllowed(workflow, claims, trust);
  if (own || called) {
    const triggers = called ? CALLED_TRIGGERS : OWN_TRIGGERS;
    return triggers.includes(trigger) ? { state: 'counts', commit } : { state: 'shown', because: WHY.trigger(trigger) };
  }
  if (isOwn(workflow, trust)) return { state: 'shown', because: WHY.head(workflow) };
  if (trust.workflowsUnknown) return { state: 'open', because: WHY.unknown(workflow) };
  return { state: 'shown', because: WHY.stranger(workflow) };
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
  if (sha === undefined || buildSignerDigest !== sha) return false;
  return workflows.some((one) => one.toLowerCase() === workflow.toLowerCase());
}
