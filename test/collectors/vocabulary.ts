/**
 * The frozen vocabulary as data: id, type, bound, better, audience, scope. A fact may be added or retired, never renamed or given
 * another meaning. Bounds: `≥` may be observed as at least, `≤` as at most, `∨` true as soon as one source says so, `∧` false as
 * soon as one says so, `-` exact or unknown. `<document>` stands for the name of a document.
 */
const ROWS = `
org.two-factor-required boolean - more organisation organisation
org.base-permission-read-or-none boolean - more organisation organisation
org.single-sign-on-configured boolean - more organisation organisation
org.ip-allow-list-enabled boolean - more organisation organisation
org.tokens-without-expiry integer ≥ less organisation organisation
org.apps-on-all-repositories integer ≥ less organisation organisation
org.security-team-assigned boolean - more organisation organisation
org.audit-log-readable boolean - more organisation organisation
repo.security-policy boolean - more public tree
repo.codeowners boolean - more public tree
repo.dependabot-config boolean - more public tree
repo.renovate-config boolean - more public tree
repo.security-insights boolean - more public tree
repo.push-protection boolean - more repository settings
repo.delegated-alert-dismissal boolean ∨ more repository settings
repo.security-configuration-attached boolean - more repository settings
repo.risk-tier-assigned boolean - more repository settings
repo.direct-admins integer ≥ less repository settings
repo.outside-collaborator-admins integer ≥ less repository settings
repo.writable-deploy-keys integer ≥ less repository settings
repo.webhooks-without-secret integer ≥ less repository settings
repo.codeowners-errors integer - less public settings
repo.owned-areas set ≥ more public tree
branch.pull-request-required boolean ∨ more public settings
branch.push-restricted boolean ∨ more public settings
branch.force-push-blocked boolean ∨ more public settings
branch.deletion-blocked boolean ∨ more public settings
branch.required-approvals integer ≥ more public settings
branch.stale-approvals-dismissed boolean ∨ more public settings
branch.code-owner-review-required boolean ∨ more public settings
branch.last-push-approval-required boolean ∨ more public settings
branch.path-reviewers-required boolean ∨ more public settings
branch.conversation-resolution-required boolean ∨ more public settings
branch.signatures-required boolean ∨ more public settings
branch.required-checks integer ≥ more public settings
branch.required-checks-strict boolean ∨ more public settings
branch.code-scanning-threshold-required boolean ∨ more public settings
branch.administrators-bound boolean ∧ more repository settings
branch.bypass-actors integer ≥ less repository settings
tag.deletion-blocked boolean ∨ more public settings
tag.update-blocked boolean ∨ more public settings
tag.bypass-actors integer ≥ less repository settings
tag.verified-ratio ratio - more public history
ruleset.inherited-rules set ≥ more public settings
ruleset.latest-change-at instant - more repository settings
ruleset.recent-bypasses integer ≥ less repository history
actions.default-token-read-only boolean - more repository settings
actions.workflow-approval-blocked boolean - more repository settings
actions.fork-approval-for-all-outsiders boolean - more repository settings
actions.allow-list-enforced boolean - more repository settings
actions.sha-pinning-required boolean - more repository settings
actions.persistent-runners integer ≥ less repository settings
actions.log-retention-days integer - more repository settings
actions.oidc-subject-replaced boolean - more repository settings
workflow.pinned-actions-ratio ratio ≥ more public tree
workflow.untrusted-checkouts integer ≥ less public tree
workflow.script-injections integer ≥ less public tree
workflow.wide-permission-jobs integer ≥ less public tree
workflow.tool-categories set ≥ more public tree
workflow.pull-request-tool-categories set ≥ more public tree
workflow.scheduled-tool-categories set ≥ more public tree
workflow.unlisted-tools integer ≥ less public tree
workflow.action-updates-automated boolean ∨ more public tree
workflow.long-lived-cloud-credentials integer ≥ less public tree
workflow.safeguards set ≥ more public tree
workflow.toolchains-pinned-ratio ratio - more public tree
workflow.end-of-life-toolchains integer ≥ less public tree
workflow.hosted-runner-ratio ratio - more public tree
environment.release-environment-used boolean - more public settings
environment.reviewers-required boolean ∧ more public settings
environment.self-review-prevented boolean ∧ more public settings
environment.branch-policy-set boolean ∧ more public settings
environment.scoped-secrets-ratio ratio - more repository settings
sast.configured boolean ∨ more public tree
sast.runs-on-pull-request boolean ∨ more public tree
sast.check-required boolean ∨ more public settings
sast.failures-swallowed integer ≥ less public tree
sast.head-scanned boolean - more repository run
sast.merged-heads-scanned-ratio ratio - more repository history
sast.latest-scan-at instant - more repository history
sast.latest-scheduled-scan-at instant - more repository history
sast.least-recent-branch-scan-at instant ≤ more repository history
sast.language-coverage-ratio ratio - more public settings
sast.custom-rules-changed-at instant - more public history
sast.open-severe integer ≥ less security history
sast.oldest-open-severe-at instant ≤ more security history
sast.dismissals-explained-ratio ratio - more security history
sca.alerts-enabled boolean ∨ more repository settings
sca.security-updates-enabled boolean - more repository settings
sca.latest-run-at instant - more public history
sca.dependency-review-on-pull-request boolean ∨ more public tree
sca.check-required boolean ∨ more public settings
sca.license-check boolean ∨ more public tree
secrets.scanning-enabled boolean ∨ more repository settings
secrets.open-alerts integer ≥ less security history
secrets.history-scanned-at instant - more repository history
secrets.hard-coded-credential-alerts integer ≥ less security history
sbom.release-attached boolean - more public release
sbom.schema-valid boolean - more public release
sbom.maturity-level integer - more public release
sbom.describes-release boolean - more public release
sbom.identified-ratio ratio - more public release
sbom.lockfile-coverage-ratio ratio - more public release
sbom.generated-in-build boolean - more public release
sbom.attested boolean - more public release
sbom.formats set - more public release
sbom.stated-details set - more public release
sbom.recent-attached-ratio ratio - more public release
sbom.vex-published boolean - more public release
release.published integer ≥ more public release
release.assets-with-digest-ratio ratio - more public release
release.assets-signed-ratio ratio - more public release
release.assets-verified-ratio ratio ≥ more public release
release.recent-verified-ratio ratio ≥ more public release
release.rejected-signatures integer ≥ less public release
release.immutability-enabled boolean - more repository settings
release.recent-immutable-ratio ratio - more public release
release.evidence-kinds set ≥ more public release
release.recent-evidence-complete-ratio ratio - more public release
release.verification-documented boolean ∨ more public tree
provenance.assets-attested-ratio ratio ≥ more public release
provenance.slsa-build-level integer ≥ more public release
provenance.built-from-protected-ref boolean - more public release
provenance.workflow-expected boolean - more public release
provenance.predicate-kinds set ≥ more public release
dependency.graph-enabled boolean - more repository settings
dependency.identified-ratio ratio - more public settings
dependency.lockfile-ratio ratio - more public tree
dependency.lockfile-hash-ratio ratio - more public tree
dependency.updates-configured-ratio ratio - more public tree
dependency.latest-update-merged-at instant - more public history
dependency.end-of-life-components integer ≥ less public tree
dependency.introduced-vulnerabilities integer ≥ less public run
vulnerability.open-severe integer ≥ less security history
vulnerability.oldest-open-critical-at instant ≤ more security history
vulnerability.oldest-open-high-at instant ≤ more security history
vulnerability.oldest-open-known-exploited-at instant ≤ more security history
vulnerability.open-malware integer ≥ less security history
vulnerability.triaged-ratio ratio - more security history
vulnerability.decided-ratio ratio - more security history
vulnerability.response-assigned-ratio ratio - more security history
vulnerability.fixed-in-time-ratio ratio - more security history
vulnerability.decisions-refreshed-at instant - more security run
vulnerability.private-reporting-enabled boolean - more public settings
vulnerability.policy-published boolean ∨ more public settings
vulnerability.advisories-with-cwe-ratio ratio - more public history
vulnerability.oldest-unanswered-report-at instant ≤ more security history
vulnerability.sbom-matched-at instant - more repository run
vulnerability.sources set - more repository run
review.approved-by-other-ratio ratio - more public history
review.design-approved-by-other-ratio ratio - more public history
review.linked-issue-ratio ratio - more public history
review.checked-merges-ratio ratio - more public history
review.green-at-merge-ratio ratio - more public history
review.security-fix-with-test-ratio ratio - more public history
review.process-changes-with-cause integer ≥ more public history
commit.through-pull-request-ratio ratio - more public history
commit.verified-ratio ratio - more public history
issue.tracked-topics set ≥ more public history
issue.root-cause-recorded-ratio ratio - more public history
issue.threats-tracked-ratio ratio - more public history
file.documents set ≥ more public tree
file.document-topics set ≥ more public tree
file.<document>-confirmed-at instant - more public history
file.configurations set ≥ more public tree
file.requirements-with-verification-ratio ratio - more public tree
file.documented-settings-ratio ratio - more public tree
file.exceptions-complete-ratio ratio - more public tree
file.threat-model-follows-architecture boolean - more public history
file.committed-binaries integer ≥ less public tree
file.hardening-options-ratio ratio - more public tree
ci.tests-required boolean ∨ more public settings
ci.tests-passed boolean - more public run
ci.line-coverage-ratio ratio - more public run
ci.latest-dynamic-test-at instant - more public history
ci.result-kinds set ≥ more public run
ci.latest-toolchain-check-at instant - more public history
ci.evidence-triggers set - more repository history
ci.recent-unknown-ratio ratio - less repository history
ci.reproducible-build boolean - more public release
ci.hardened-binaries-ratio ratio - more public release
`;

export interface VocabularyRow {
  readonly id: string;
  readonly type: string;
  readonly bound: string;
  readonly better: string;
  readonly audience: string;
  readonly scope: string;
}

function rowOf(line: string): VocabularyRow {
  const [id = '', type = '', bound = '', better = '', audience = '', scope = ''] = line.split(' ');
  return { id, type, bound, better, audience, scope };
}

const TOOLCHAIN =
  'sast sast-lint sca secret-scanning sbom signing provenance npm-provenance fuzzing dast iac scorecard dependency-review dependency-updates workflow-lint';

const DOCUMENTS =
  'development-environment security-requirements third-party-requirements roles development-policy toolchain gate-criteria retention-rule threat-model design-decisions risk-register security-functions internal-components coding-standard review-policy test-strategy secure-defaults admin-guide response-playbook root-cause-register retrospective security-policy contributing changelog';

/** One row per document for a family of facts. */
export const VOCABULARY: readonly VocabularyRow[] = ROWS.trim()
  .split('\n')
  .flatMap((line) =>
    line.includes('<document>') ? DOCUMENTS.split(' ').map((word) => line.replace('<document>', word)) : [line],
  )
  .map(rowOf);

const TOPICS = [
  'development-environment/base-systems development-environment/networks development-environment/requirements development-environment/tools development-environment/test-environments development-environment/management-systems development-environment/communication development-environment/third-party development-environment/ci-cd development-environment/environments',
  'security-requirements/scope security-requirements/standard security-requirements/support-period security-requirements/exceptions',
  'third-party-requirements/suppliers third-party-requirements/intake third-party-requirements/license third-party-requirements/sbom third-party-requirements/vulnerability-notice',
  'roles/security-owner roles/backup roles/response-team',
  'toolchain/development toolchain/external-services toolchain/security-base toolchain/forbidden toolchain/risks',
  'gate-criteria/checks gate-criteria/threshold gate-criteria/waivers gate-criteria/release-checklist',
  'threat-model/assets threat-model/entry-points threat-model/threats threat-model/mitigations threat-model/third-party threat-model/ci-cd threat-model/data-flow',
  'coding-standard/every-language',
  'test-strategy/methods test-strategy/reasons test-strategy/frequency test-strategy/environment',
  'secure-defaults/name secure-defaults/default secure-defaults/effect secure-defaults/rationale secure-defaults/platform secure-defaults/logging secure-defaults/removal secure-defaults/update',
  'security-policy/contact security-policy/supported-versions security-policy/response-time security-policy/disclosure-timeline security-policy/safe-harbor security-policy/identifiers',
  'response-playbook/roles response-playbook/timelines',
].join(' ');

/** The closed list of words of a set, where the vocabulary spells it out. */
export const WORDS: Readonly<Record<string, string>> = {
  'repo.owned-areas': 'all workflows evidence build lockfiles design configuration documents',
  'workflow.tool-categories': TOOLCHAIN,
  'workflow.pull-request-tool-categories': TOOLCHAIN,
  'workflow.scheduled-tool-categories': TOOLCHAIN,
  'workflow.safeguards': 'egress-blocked frozen-installs verified-downloads reusable-build release-gate',
  'sbom.formats': 'cyclonedx spdx',
  'sbom.stated-details': 'author tool build-phase completeness unknowns',
  'release.evidence-kinds': 'source artifact checksum signature sbom provenance scan test lockfile vex evidence-pack',
  'provenance.predicate-kinds': 'provenance cyclonedx spdx vsa release test vulnerability evidence',
  'vulnerability.sources': 'github osv kev epss nvd jvn vendor',
  'issue.tracked-topics':
    'security-exception security-requirement threat-model root-cause design-review finding variant retrospective',
  'file.documents': DOCUMENTS,
  'file.document-topics': TOPICS,
  'file.configurations':
    'linter formatter devcontainer build build-profiles default-settings package-registry warnings-as-errors security-txt security-pull-request-template reproducible-settings',
  'ci.result-kinds': 'sarif sbom junit coverage provenance vex',
  'ci.evidence-triggers': 'pull-request release schedule push',
};
