import {
  cargoDeny,
  exitCodeZero,
  golangciInput,
  listed,
  released,
  ruffInput,
  snykRuns,
  switchedOn,
  trivyInputFindsVulnerabilities,
  trivyReadsConfiguration,
} from './action-conditions.ts';
import { inputIs, inputOf, yes, type ActionRule } from './types.ts';

/** How tools show themselves as actions. Installers, uploaders and verifiers do none of the work and are not listed. */
export const ACTIONS: readonly ActionRule[] = [
  rule('sast', 'codeql', ['github/codeql-action/analyze']),
  rule('sast', 'semgrep', ['semgrep/semgrep-action', 'returntocorp/semgrep-action']),
  rule('sast', 'gosec', ['securego/gosec', 'securego/gosec-action']),
  rule('sast', 'sonarqube', [
    'sonarsource/sonarcloud-github-action',
    'sonarsource/sonarqube-scan-action',
    'sonarsource/sonarqube-scan-action/scan',
  ]),
  rule('sast', 'bandit', [
    'pycqa/bandit-action',
    'mdegis/bandit-action',
    'tj-actions/bandit',
    'jpetrucciani/bandit-check',
  ]),
  rule('sast', 'psalm', ['psalm/psalm-github-security-scan']),
  rule('sast', 'brakeman', ['reviewdog/action-brakeman', 'artplan1/brakeman-action']),
  rule('sast', 'devskim', ['microsoft/devskim-action']),
  rule('sast', 'njsscan', ['ajinabraham/njsscan-action']),
  rule('sast', 'mobsfscan', ['mobsf/mobsfscan']),
  rule('sast', 'flawfinder', ['david-a-wheeler/flawfinder']),
  rule('sast', 'qodana', ['jetbrains/qodana-action']),
  rule('sast', 'bearer', ['bearer/bearer-action']),
  rule('sast', 'pysa', ['facebook/pysa-action']),
  rule('sast', 'horusec', ['zupit/horusec', 'fike/horusec-action']),
  rule('sast', 'checkmarx', ['checkmarx/ast-github-action', 'checkmarx-ts/checkmarx-cxflow-github-action']),
  rule('sast', 'veracode', ['veracode/veracode-pipeline-scan-action', 'veracode/veracode-uploadandscan-action']),
  rule('sast', 'fortify', ['fortify/github-action', 'fortify/github-action/ast-scan']),
  rule('sast', 'coverity', ['vapier/coverity-scan-action']),
  rule('sast', 'slither', ['crytic/slither-action']),
  rule('sast', 'codacy', ['codacy/codacy-analysis-cli-action']),
  { ...rule('sast', 'snyk-code', snyk()), when: (inputs) => snykRuns(inputs, 'code') },

  {
    ...rule('sast-lint', 'golangci-lint+gosec', ['golangci/golangci-lint-action', 'reviewdog/action-golangci-lint']),
    when: golangciInput,
  },
  { ...rule('sast-lint', 'ruff-security', ['astral-sh/ruff-action', 'chartboost/ruff-action']), when: ruffInput },
  {
    ...rule('sast-lint', 'eslint-security', ['reviewdog/action-eslint']),
    when: (_, settings) => settings.eslintSecurity,
  },
  rule('sast-lint', 'clippy', ['actions-rs/clippy-check', 'giraffate/clippy-action', 'actions-rs-plus/clippy-check']),
  rule('sast-lint', 'staticcheck', ['dominikh/staticcheck-action', 'reviewdog/action-staticcheck']),
  rule('sast-lint', 'rubocop', ['reviewdog/action-rubocop']),
  rule('sast-lint', 'super-linter', [
    'super-linter/super-linter',
    'super-linter/super-linter/slim',
    'github/super-linter',
    'github/super-linter/slim',
  ]),
  rule('sast-lint', 'megalinter', ['oxsecurity/megalinter']),

  {
    ...rule('sca', 'trivy', ['aquasecurity/trivy-action']),
    when: trivyInputFindsVulnerabilities,
    lenient: exitCodeZero,
  },
  { ...rule('sca', 'grype', ['anchore/scan-action']), lenient: (inputs) => inputIs(inputs, 'fail-build', ['false']) },
  rule('sca', 'osv-scanner', [
    'google/osv-scanner-action/osv-scanner-action',
    'google/osv-scanner/actions/scanner',
    'google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml',
    'google/osv-scanner/.github/workflows/osv-scanner-reusable.yml',
  ]),
  {
    ...rule('sca', 'osv-scanner', [
      'google/osv-scanner-action/.github/workflows/osv-scanner-reusable-pr.yml',
      'google/osv-scanner/.github/workflows/osv-scanner-reusable-pr.yml',
    ]),
    comparesChange: true,
  },
  rule('sca', 'govulncheck', ['golang/govulncheck-action']),
  rule('sca', 'pip-audit', ['pypa/gh-action-pip-audit', 'trailofbits/gh-action-pip-audit']),
  rule('sca', 'safety', ['pyupio/safety-action']),
  rule('sca', 'cargo-audit', ['rustsec/audit-check', 'actions-rs/audit-check', 'actions-rust-lang/audit']),
  { ...rule('sca', 'cargo-deny', ['embarkstudios/cargo-deny-action']), when: cargoDeny },
  { ...rule('sca', 'snyk', snyk()), when: (inputs) => snykRuns(inputs, 'test') },
  rule('sca', 'dependency-check', ['dependency-check/dependency-check_action']),
  rule('sca', 'nancy', ['sonatype-nexus-community/nancy-github-action']),
  rule('sca', 'php-security-checker', ['symfonycorp/security-checker-action']),
  rule('sca', 'frogbot', ['jfrog/frogbot']),
  rule('sca', 'debricked', ['debricked/actions']),
  rule('sca', 'fossa', ['fossas/fossa-action']),
  {
    ...rule('sca', 'docker-scout', ['docker/scout-action']),
    when: (inputs) => listed(inputs, 'command', ['cves', 'quickview', 'compare']),
  },

  rule('secret-scanning', 'gitleaks', ['gitleaks/gitleaks-action', 'zricethezav/gitleaks-action']),
  rule('secret-scanning', 'trufflehog', ['trufflesecurity/trufflehog', 'edplato/trufflehog-actions-scan']),
  rule('secret-scanning', 'ggshield', ['gitguardian/ggshield-action', 'gitguardian/ggshield/actions/secret']),
  rule('secret-scanning', 'detect-secrets', ['reviewdog/action-detect-secrets']),
  {
    ...rule('secret-scanning', 'trivy', ['aquasecurity/trivy-action']),
    when: (inputs) => listed(inputs, 'scanners', ['secret']),
  },

  rule('sbom', 'syft', ['anchore/sbom-action']),
  rule('sbom', 'cyclonedx', [
    'cyclonedx/gh-node-module-generatebom',
    'cyclonedx/gh-python-generate-sbom',
    'cyclonedx/gh-dotnet-generate-sbom',
    'cyclonedx/gh-gomod-generate-sbom',
    'cyclonedx/gh-php-composer-generate-sbom',
  ]),
  rule('sbom', 'github-sbom', ['advanced-security/sbom-generator-action']),
  {
    ...rule('sbom', 'trivy', ['aquasecurity/trivy-action']),
    when: (inputs) => inputIs(inputs, 'format', ['cyclonedx', 'spdx', 'spdx-json', 'github']),
  },
  {
    ...rule('sbom', 'buildx', ['docker/build-push-action', 'docker/bake-action']),
    when: (inputs) => switchedOn(inputs, 'sbom'),
  },
  {
    ...rule('sbom', 'goreleaser', ['goreleaser/goreleaser-action']),
    when: (inputs, settings) => released(inputs, 'sbom', settings.goreleaserSboms),
  },

  rule('signing', 'sigstore-python', ['sigstore/gh-action-sigstore-python']),
  rule('signing', 'notation', ['notaryproject/notation-action/sign']),
  rule('signing', 'trusted-signing', ['azure/trusted-signing-action', 'azure/artifact-signing-action']),
  rule('signing', 'signpath', ['signpath/github-action-submit-signing-request']),
  rule('signing', 'attest', ['actions/attest-sbom']),
  {
    ...rule('signing', 'goreleaser', ['goreleaser/goreleaser-action']),
    when: (inputs, settings) => released(inputs, 'sign', settings.goreleaserSigns),
  },

  rule('provenance', 'attest-build-provenance', ['actions/attest-build-provenance']),
  {
    ...rule('provenance', 'attest', ['actions/attest']),
    when: (inputs) => yes(inputOf(inputs, 'sbom-path') === undefined),
  },
  rule('provenance', 'witness', ['testifysec/witness-run-action']),
  {
    ...rule('provenance', 'buildx', ['docker/build-push-action', 'docker/bake-action']),
    when: (inputs) => switchedOn(inputs, 'provenance'),
  },
  {
    ...rule('provenance', 'pypi-attestations', ['pypa/gh-action-pypi-publish']),
    when: (inputs) => inputIs(inputs, 'attestations', ['true']),
  },

  {
    ...rule('npm-provenance', 'npm', ['js-devtools/npm-publish']),
    when: (inputs) => inputIs(inputs, 'provenance', ['true']),
  },

  rule('fuzzing', 'clusterfuzzlite', ['google/clusterfuzzlite/actions/run_fuzzers']),
  rule('fuzzing', 'cifuzz', ['google/oss-fuzz/infra/cifuzz/actions/run_fuzzers']),
  rule('fuzzing', 'mayhem', ['forallsecure/mcode-action', 'forallsecure/mapi-action']),
  rule('fuzzing', 'schemathesis', ['schemathesis/action']),

  rule('dast', 'zap', [
    'zaproxy/action-baseline',
    'zaproxy/action-full-scan',
    'zaproxy/action-api-scan',
    'zaproxy/action-af',
  ]),
  rule('dast', 'nuclei', ['projectdiscovery/nuclei-action']),
  rule('dast', 'stackhawk', ['stackhawk/hawkscan-action']),
  rule('dast', 'dastardly', ['portswigger/dastardly-github-action']),

  rule('iac', 'tfsec', [
    'aquasecurity/tfsec-action',
    'aquasecurity/tfsec-pr-commenter-action',
    'aquasecurity/tfsec-sarif-action',
  ]),
  {
    ...rule('iac', 'checkov', ['bridgecrewio/checkov-action']),
    lenient: (inputs) => inputIs(inputs, 'soft_fail', ['true']),
  },
  rule('iac', 'kics', ['checkmarx/kics-github-action']),
  rule('iac', 'terrascan', ['tenable/terrascan-action', 'accurics/terrascan-action']),
  { ...rule('iac', 'trivy', ['aquasecurity/trivy-action']), when: trivyReadsConfiguration, lenient: exitCodeZero },
  { ...rule('iac', 'snyk', snyk()), when: (inputs) => snykRuns(inputs, 'iac') },
  // This one sets `snyk iac` before the command by itself: it looks at no dependency.
  { ...rule('iac', 'snyk', ['snyk/actions/iac']), when: (inputs) => snykRuns(inputs, 'test') },
  rule('iac', 'kube-linter', ['stackrox/kube-linter-action']),
  rule('iac', 'kubescape', ['kubescape/github-action']),
  rule('iac', 'hadolint', ['hadolint/hadolint-action']),

  rule('scorecard', 'scorecard', ['ossf/scorecard-action']),
  {
    ...rule('dependency-review', 'dependency-review', ['actions/dependency-review-action']),
    lenient: (inputs) => inputIs(inputs, 'warn-only', ['true']),
    comparesChange: true,
  },
  rule('dependency-updates', 'renovate', ['renovatebot/github-action']),
  rule('workflow-lint', 'zizmor', ['zizmorcore/zizmor-action', 'woodruffw/zizmor-action']),
  rule('workflow-lint', 'actionlint', [
    'raven-actions/actionlint',
    'reviewdog/action-actionlint',
    'devops-actions/actionlint',
  ]),
  rule('workflow-lint', 'poutine', ['boostsecurityio/poutine-action']),
  rule('workflow-lint', 'ensure-sha-pinned-actions', ['zgosalvez/github-actions-ensure-sha-pinned-actions']),
];

/** Whole families of actions and reusable workflows whose every member does the work. */
export const ACTION_FAMILIES: readonly { readonly rule: ActionRule; readonly prefix: string }[] = [
  {
    rule: rule('provenance', 'slsa-github-generator', []),
    prefix: 'slsa-framework/slsa-github-generator/.github/workflows/',
  },
];

function rule(category: ActionRule['category'], tool: string, actions: readonly string[]): ActionRule {
  return { category, tool, actions };
}

/** Snyk has one action per language; `snyk/actions/setup` installs only. */
function snyk(): string[] {
  const kinds = [
    'cocoapods',
    'dotnet',
    'elixir',
    'golang',
    'gradle',
    'maven',
    'node',
    'php',
    'python',
    'ruby',
    'scala',
    'docker',
  ];
  return kinds.flatMap((kind) => [
    `snyk/actions/${kind}`,
    ...['-3.8', '-3.9', '-3.10', '-jdk11', '-jdk17'].map((tail) => `snyk/actions/${kind}${tail}`),
  ]);
}
