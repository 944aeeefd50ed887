import { denyLooksUpAdvisories, goreleaserReleases } from './action-conditions.ts';
import {
  buildx,
  cargoVerb,
  goal,
  golangci,
  gpgSigns,
  line,
  npmProvenance,
  packageAudit,
  ruff,
  semgrep,
  trivyFindsVulnerabilities,
  verb,
  writesSbom,
} from './program-conditions.ts';
import { flagValue, hasFlag, verbOf, yes, type ProgramRule } from './types.ts';

/** How tools show themselves as commands. Only the word that does the work counts: `cosign verify` signs nothing. */
export const PROGRAMS: readonly ProgramRule[] = [
  { ...rule('sast', 'semgrep', ['semgrep', 'opengrep', 'pysemgrep']), when: semgrep },
  rule('sast', 'gosec', ['gosec']),
  rule('sast', 'bandit', ['bandit']),
  { ...rule('sast', 'codeql', ['codeql']), when: (c) => yes(c.args[0] === 'database' && c.args[1] === 'analyze') },
  rule('sast', 'sonarqube', ['sonar-scanner', 'sonar', 'pysonar', 'sonarqube-scanner']),
  {
    ...rule('sast', 'sonarqube', ['mvn', 'mvnw', 'gradle', 'gradlew']),
    when: goal(/(^|:)sonar$|^sonarqube$|sonar:sonar|sonar-maven-plugin/),
  },
  {
    ...rule('sast', 'sonarqube', ['dotnet', 'dotnet-sonarscanner']),
    when: (c) => yes(/sonarscanner end/i.test(line(c))),
  },
  { ...rule('sast', 'snyk-code', ['snyk']), when: (c) => yes(c.args[0] === 'code' && c.args[1] === 'test') },
  { ...rule('sast', 'psalm', ['psalm']), when: (c) => yes(hasFlag(c, /^--taint-analysis$|^--track-tainted-input$/)) },
  rule('sast', 'psalm', ['psalm-security-scan']),
  rule('sast', 'brakeman', ['brakeman']),
  rule('sast', 'flawfinder', ['flawfinder']),
  rule('sast', 'njsscan', ['njsscan']),
  rule('sast', 'mobsfscan', ['mobsfscan']),
  { ...rule('sast', 'devskim', ['devskim']), when: verb('analyze') },
  { ...rule('sast', 'bearer', ['bearer']), when: verb('scan') },
  { ...rule('sast', 'qodana', ['qodana']), when: verb('scan') },
  { ...rule('sast', 'pysa', ['pyre']), when: verb('analyze') },
  {
    ...rule('sast', 'infer', ['infer']),
    when: (c) => yes(['run', 'analyze', '--', 'capture'].includes(c.args[0] ?? '')),
  },
  { ...rule('sast', 'horusec', ['horusec']), when: verb('start') },
  { ...rule('sast', 'sobelow', ['mix']), when: (c) => yes(c.args[0] === 'sobelow') },
  {
    ...rule('sast', 'find-sec-bugs', ['spotbugs', 'mvn', 'mvnw', 'gradle', 'gradlew']),
    when: (c) => yes(/findsecbugs/i.test(line(c))),
  },
  rule('sast', 'coverity', ['cov-analyze']),
  // Coverity Scan analyses on its own server what a build has captured: handing that over is what starts it.
  { ...rule('sast', 'coverity', ['curl']), when: (c) => yes(hasFlag(c, /^https:\/\/scan\.coverity\.com\/builds\b/)) },
  rule('sast', 'pvs-studio', ['pvs-studio-analyzer']),

  { ...rule('sast-lint', 'golangci-lint+gosec', ['golangci-lint']), when: golangci },
  { ...rule('sast-lint', 'ruff-security', ['ruff']), when: ruff },
  { ...rule('sast-lint', 'eslint-security', ['eslint']), when: (_, settings) => settings.eslintSecurity },
  {
    ...rule('sast-lint', 'clippy', ['cargo', 'cargo-clippy']),
    when: (c) => yes(c.program === 'cargo-clippy' || cargoVerb(c) === 'clippy'),
  },
  rule('sast-lint', 'staticcheck', ['staticcheck']),
  rule('sast-lint', 'cppcheck', ['cppcheck']),
  rule('sast-lint', 'clang-tidy', ['clang-tidy', 'run-clang-tidy']),
  rule('sast', 'clang-analyzer', ['scan-build', 'analyze-build']),
  {
    ...rule('sast-lint', 'spotbugs', ['spotbugs', 'mvn', 'mvnw', 'gradle', 'gradlew']),
    when: (c) => yes(c.program === 'spotbugs' || /\bspotbugs(:check|main)/i.test(line(c))),
  },
  rule('sast-lint', 'rubocop', ['rubocop']),

  { ...rule('sca', 'trivy', ['trivy']), when: trivyFindsVulnerabilities },
  rule('sca', 'grype', ['grype']),
  { ...rule('sca', 'osv-scanner', ['osv-scanner']), when: (c) => yes(verbOf(c) !== 'fix') },
  rule('sca', 'govulncheck', ['govulncheck']),
  { ...rule('sca', 'npm-audit', ['npm', 'pnpm', 'yarn', 'bun']), when: packageAudit },
  rule('sca', 'npm-audit', ['audit-ci', 'better-npm-audit', 'npm-audit-html']),
  rule('sca', 'retire', ['retire']),
  rule('sca', 'pip-audit', ['pip-audit', 'pip_audit']),
  { ...rule('sca', 'safety', ['safety']), when: verb('check', 'scan') },
  {
    ...rule('sca', 'cargo-audit', ['cargo', 'cargo-audit']),
    when: (c) => yes(cargoVerb(c) === 'audit' && !hasFlag(c, /^fix$/)),
  },
  {
    ...rule('sca', 'cargo-deny', ['cargo', 'cargo-deny']),
    when: (c) => (cargoVerb(c) === 'deny' ? denyLooksUpAdvisories(c.args) : 'no'),
  },
  { ...rule('sca', 'snyk', ['snyk']), when: verb('test', 'monitor', 'container') },
  rule('sca', 'dependency-check', ['dependency-check', 'dependency-check.sh']),
  {
    ...rule('sca', 'dependency-check', ['mvn', 'mvnw', 'gradle', 'gradlew']),
    when: goal(/dependency-check(-maven)?(:[\w.]+)?:(check|aggregate)|^:?(\w+:)*dependencyCheck(Analyze|Aggregate)$/),
  },
  {
    ...rule('sca', 'bundler-audit', ['bundler-audit', 'bundle-audit', 'bundle']),
    when: (c) => yes(c.program !== 'bundle' || c.args[0] === 'audit'),
  },
  { ...rule('sca', 'composer-audit', ['composer']), when: verb('audit') },
  { ...rule('sca', 'dotnet-audit', ['dotnet']), when: (c) => yes(/\blist\b.*--vulnerable/.test(line(c))) },
  { ...rule('sca', 'mix-audit', ['mix']), when: (c) => yes(['deps.audit', 'hex.audit'].includes(c.args[0] ?? '')) },
  rule('sca', 'php-security-checker', ['local-php-security-checker']),
  { ...rule('sca', 'docker-scout', ['docker']), when: (c) => yes(c.args[0] === 'scout' && c.args[1] === 'cves') },
  { ...rule('sca', 'nancy', ['nancy']), when: verb('sleuth', 'iq') },

  {
    ...rule('secret-scanning', 'gitleaks', ['gitleaks']),
    when: verb('detect', 'protect', 'git', 'dir', 'directory', 'file', 'stdin'),
  },
  { ...rule('secret-scanning', 'trufflehog', ['trufflehog', 'trufflehog3']), when: (c) => yes(c.args.length > 0) },
  rule('secret-scanning', 'detect-secrets', ['detect-secrets-hook']),
  { ...rule('secret-scanning', 'detect-secrets', ['detect-secrets']), when: verb('scan') },
  {
    ...rule('secret-scanning', 'ggshield', ['ggshield']),
    when: (c) => yes(c.args[0] === 'secret' && c.args[1] === 'scan'),
  },
  {
    ...rule('secret-scanning', 'git-secrets', ['git-secrets', 'git']),
    when: (c) => yes((c.program === 'git-secrets' || c.args[0] === 'secrets') && hasFlag(c, /^--scan/)),
  },
  rule('secret-scanning', 'secretlint', ['secretlint']),
  { ...rule('secret-scanning', 'noseyparker', ['noseyparker', 'kingfisher']), when: verb('scan') },
  {
    ...rule('secret-scanning', 'trivy', ['trivy']),
    when: (c) => yes(/\bsecret\b/.test(flagValue(c, ['--scanners', '--security-checks']) ?? '')),
  },

  {
    ...rule('sbom', 'syft', ['syft']),
    when: (c) => yes(c.args.length > 0 && !['version', 'login', 'convert', 'cataloger', 'config'].includes(verbOf(c))),
  },
  rule('sbom', 'cdxgen', ['cdxgen']),
  rule('sbom', 'cyclonedx', [
    'cyclonedx-npm',
    'cyclonedx-py',
    'cyclonedx-bom',
    'cyclonedx-node-npm',
    'cyclonedx-yarn',
    'cyclonedx-php',
    'cyclonedx-ruby',
    'cyclonedx-conan',
  ]),
  { ...rule('sbom', 'cyclonedx', ['cyclonedx-gomod']), when: verb('app', 'mod', 'bin') },
  {
    ...rule('sbom', 'cyclonedx', ['dotnet', 'dotnet-cyclonedx']),
    when: (c) => yes(c.program === 'dotnet-cyclonedx' || /^cyclonedx$/i.test(c.args[0] ?? '')),
  },
  {
    ...rule('sbom', 'cyclonedx', ['mvn', 'mvnw', 'gradle', 'gradlew']),
    when: goal(/cyclonedx(-maven-plugin)?(:[\w.]+)?:make|^:?(\w+:)*cyclonedx(Direct)?Bom$/),
  },
  {
    ...rule('sbom', 'cargo-sbom', ['cargo', 'cargo-cyclonedx', 'cargo-sbom']),
    when: (c) => yes(['cyclonedx', 'sbom', 'auditable2cdx'].includes(cargoVerb(c))),
  },
  { ...rule('sbom', 'npm-sbom', ['npm', 'pnpm']), when: (c) => yes(c.args[0] === 'sbom') },
  { ...rule('sbom', 'sbom-tool', ['sbom-tool']), when: verb('generate') },
  { ...rule('sbom', 'bom', ['bom']), when: verb('generate') },
  rule('sbom', 'spdx-sbom-generator', ['spdx-sbom-generator']),
  { ...rule('sbom', 'trivy', ['trivy']), when: (c) => yes(writesSbom(c)) },
  { ...rule('sbom', 'snyk', ['snyk']), when: (c) => yes(c.args[0] === 'sbom' && c.args[1] !== 'test') },
  {
    ...rule('sbom', 'docker-sbom', ['docker']),
    when: (c) => yes(c.args[0] === 'sbom' || (c.args[0] === 'scout' && c.args[1] === 'sbom')),
  },
  { ...rule('sbom', 'buildx', ['docker', 'buildx']), when: (c) => buildx(c, 'sbom') },
  {
    ...rule('sbom', 'goreleaser', ['goreleaser']),
    when: (c, settings) => goreleaserReleases(c.args, 'sbom', settings.goreleaserSboms),
  },
  {
    ...rule('sbom', 'ko', ['ko']),
    when: (c) =>
      yes(
        ['build', 'publish', 'apply', 'resolve', 'create'].includes(verbOf(c)) && flagValue(c, ['--sbom']) !== 'none',
      ),
  },

  { ...rule('signing', 'cosign', ['cosign']), when: verb('sign', 'sign-blob', 'attest', 'attest-blob') },
  { ...rule('signing', 'sigstore-python', ['sigstore']), when: verb('sign', 'attest') },
  { ...rule('signing', 'gpg', ['gpg', 'gpg2']), when: gpgSigns },
  {
    ...rule('signing', 'minisign', ['minisign', 'rsign', 'signify']),
    when: (c) => yes(hasFlag(c, /^-[a-zA-Z]*S/) || c.args[0] === 'sign'),
  },
  { ...rule('signing', 'notation', ['notation']), when: verb('sign') },
  { ...rule('signing', 'openssl', ['openssl']), when: (c) => yes(hasFlag(c, /^-sign$/)) },
  { ...rule('signing', 'ssh', ['ssh-keygen']), when: (c) => yes(/-Y sign\b/.test(line(c))) },
  { ...rule('signing', 'signtool', ['signtool', 'azuresigntool', 'osslsigncode', 'smctl']), when: verb('sign') },
  { ...rule('signing', 'codesign', ['codesign']), when: (c) => yes(hasFlag(c, /^-s$|^--sign/)) },
  { ...rule('signing', 'apksigner', ['apksigner']), when: verb('sign') },
  { ...rule('signing', 'jarsigner', ['jarsigner']), when: (c) => yes(!hasFlag(c, /^-verify$/) && c.args.length > 0) },
  { ...rule('signing', 'rpmsign', ['rpmsign', 'rpm']), when: (c) => yes(hasFlag(c, /^--(add|re)sign$/)) },
  rule('signing', 'debsign', ['debsign']),
  {
    ...rule('signing', 'goreleaser', ['goreleaser']),
    when: (c, settings) => goreleaserReleases(c.args, 'sign', settings.goreleaserSigns),
  },

  {
    ...rule('provenance', 'cosign', ['cosign']),
    when: (c) =>
      yes(
        verbOf(c).startsWith('attest') && /slsaprovenance|slsa\.dev\/provenance/.test(flagValue(c, ['--type']) ?? ''),
      ),
  },
  { ...rule('provenance', 'witness', ['witness']), when: verb('run') },
  { ...rule('provenance', 'in-toto', ['in-toto-run']) },
  { ...rule('provenance', 'buildx', ['docker', 'buildx']), when: (c) => buildx(c, 'provenance') },

  {
    ...rule('npm-provenance', 'npm', [
      'npm',
      'pnpm',
      'yarn',
      'lerna',
      'semantic-release',
      'release-it',
      'np',
      'changeset',
    ]),
    when: npmProvenance,
  },

  {
    ...rule('fuzzing', 'go-fuzz', ['go']),
    when: (c) => yes(c.args[0] === 'test' && hasFlag(c, /^--?(test\.)?fuzz(=.+)?$/)),
  },
  {
    ...rule('fuzzing', 'cargo-fuzz', ['cargo', 'cargo-fuzz']),
    when: (c) =>
      yes(/^(fuzz run|hfuzz run|afl fuzz|bolero test)\b/.test(c.args.filter((a) => !a.startsWith('+')).join(' '))),
  },
  rule('fuzzing', 'afl', ['afl-fuzz', 'honggfuzz', 'jazzer']),
  {
    ...rule('fuzzing', 'schemathesis', ['schemathesis', 'st']),
    when: (c) => yes(c.program === 'schemathesis' && verbOf(c) === 'run'),
  },

  rule('dast', 'zap', ['zap-baseline.py', 'zap-full-scan.py', 'zap-api-scan.py']),
  { ...rule('dast', 'zap', ['zap.sh', 'zap']), when: (c) => yes(hasFlag(c, /^-(cmd|autorun|quickurl)$/)) },
  { ...rule('dast', 'nuclei', ['nuclei']), when: (c) => yes(hasFlag(c, /^--?(u|target|l|list)(=|$)/)) },
  {
    ...rule('dast', 'stackhawk', ['hawk', 'hawkscan']),
    when: (c) => yes(c.program === 'hawkscan' || verbOf(c) === 'scan'),
  },
  rule('dast', 'nikto', ['nikto', 'nikto.pl', 'wapiti']),

  rule('iac', 'tfsec', ['tfsec']),
  rule('iac', 'checkov', ['checkov']),
  { ...rule('iac', 'kics', ['kics']), when: verb('scan') },
  { ...rule('iac', 'terrascan', ['terrascan']), when: verb('scan') },
  {
    ...rule('iac', 'trivy', ['trivy']),
    when: (c) =>
      yes(
        ['config', 'conf', 'k8s'].includes(verbOf(c)) ||
          /misconfig|\bconfig\b/.test(flagValue(c, ['--scanners']) ?? ''),
      ),
  },
  { ...rule('iac', 'snyk', ['snyk']), when: (c) => yes(c.args[0] === 'iac' && c.args[1] === 'test') },
  { ...rule('iac', 'kubesec', ['kubesec']), when: verb('scan') },
  { ...rule('iac', 'kubescape', ['kubescape']), when: verb('scan') },
  { ...rule('iac', 'kube-linter', ['kube-linter']), when: verb('lint') },
  { ...rule('iac', 'kube-score', ['kube-score']), when: verb('score') },
  { ...rule('iac', 'conftest', ['conftest']), when: verb('test') },
  rule('iac', 'hadolint', ['hadolint', 'dockle', 'cfn_nag_scan', 'cfn_nag']),

  {
    ...rule('scorecard', 'scorecard', ['scorecard']),
    when: (c) => yes(hasFlag(c, /^--(repo|local|npm|pypi|rubygems|nuget)(=|$)/)),
  },
  rule('dependency-updates', 'renovate', ['renovate']),
  rule('workflow-lint', 'zizmor', ['zizmor']),
  rule('workflow-lint', 'actionlint', ['actionlint']),
  { ...rule('workflow-lint', 'poutine', ['poutine']), when: (c) => yes(verbOf(c).startsWith('analyze')) },
  { ...rule('workflow-lint', 'ghalint', ['ghalint']), when: verb('run') },
];

function rule(category: ProgramRule['category'], tool: string, programs: readonly string[]): ProgramRule {
  return { category, tool, programs };
}
