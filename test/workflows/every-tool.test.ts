import { describe, expect, it } from '@jest/globals';
import { ACTIONS, ACTION_FAMILIES } from '../../src/workflows/tools/actions.ts';
import { PROGRAMS } from '../../src/workflows/tools/programs.ts';
import { CI, found, indented, job, run, scene } from './scene.ts';

const SHA = 'f'.repeat(40);

/** A tool, a command that does its work, and one that only looks like it. */
type CommandRow = readonly [tool: string, command: string, lookalike: string];

const COMMANDS: readonly CommandRow[] = [
  ['sast/semgrep', 'semgrep ci', 'semgrep login'],
  ['sast/gosec', 'gosec -fmt sarif ./...', 'go install github.com/securego/gosec/v2/cmd/gosec@v2.21.0'],
  ['sast/bandit', 'python -m bandit -r src', 'pip install bandit'],
  ['sast/codeql', 'codeql database analyze db --format=sarif-latest', 'codeql database create db'],
  ['sast/sonarqube', 'sonar-scanner -Dsonar.projectKey=x', 'sonar-scanner --version'],
  ['sast/snyk-code', 'snyk code test', 'snyk auth'],
  ['sast/psalm', 'vendor/bin/psalm --taint-analysis', 'vendor/bin/psalm --show-info=true'],
  ['sast/brakeman', 'bundle exec brakeman --no-pager', 'gem install brakeman'],
  ['sast/flawfinder', 'flawfinder --sarif .', 'pip install flawfinder'],
  ['sast/njsscan', 'njsscan .', 'pip install njsscan'],
  ['sast/mobsfscan', 'mobsfscan .', 'pip install mobsfscan'],
  ['sast/devskim', 'devskim analyze -I src', 'devskim verify'],
  ['sast/bearer', 'bearer scan .', 'bearer version'],
  ['sast/qodana', 'qodana scan', 'qodana pull'],
  ['sast/pysa', 'pyre analyze', 'pyre check'],
  ['sast/infer', 'infer run -- make', 'infer --version'],
  ['sast/horusec', 'horusec start -p .', 'horusec version'],
  ['sast/sobelow', 'mix sobelow --exit', 'mix deps.get'],
  ['sast/find-sec-bugs', 'spotbugs -pluginList findsecbugs-plugin.jar app.jar', 'spotbugs app.jar'],
  ['sast/coverity', 'cov-analyze --dir out', 'cov-build --dir out make'],
  ['sast/pvs-studio', 'pvs-studio-analyzer analyze', 'echo pvs-studio-analyzer'],
  ['sast-lint/golangci-lint+gosec', 'golangci-lint run -E gosec', 'golangci-lint run'],
  ['sast-lint/ruff-security', 'ruff check --select S .', 'ruff format .'],
  ['sast-lint/clippy', 'cargo clippy -- -D warnings', 'rustup component add clippy'],
  ['sast-lint/staticcheck', '$GOPATH/bin/staticcheck ./...', 'go get honnef.co/go/tools/cmd/staticcheck'],
  ['sast-lint/cppcheck', 'cppcheck . --error-exitcode=1', 'sudo apt-get install cppcheck'],
  ['sast-lint/clang-tidy', 'run-clang-tidy -p build', 'sudo apt-get install clang-tidy'],
  ['sast/clang-analyzer', 'scan-build --status-bugs make', 'which scan-build'],
  ['sast-lint/spotbugs', 'mvn -B com.github.spotbugs:spotbugs-maven-plugin:spotbugs:check', 'mvn -B verify'],
  ['sast-lint/rubocop', 'bundle exec rubocop', 'gem install rubocop'],
  ['sca/trivy', 'trivy fs --scanners vuln .', 'trivy image --download-db-only'],
  ['sca/grype', 'grype dir:. --fail-on high', 'grype db update --help'],
  ['sca/osv-scanner', 'osv-scanner scan -r .', 'osv-scanner fix -M package.json'],
  [
    'sca/govulncheck',
    'go run golang.org/x/vuln/cmd/govulncheck@v1 ./...',
    'go install golang.org/x/vuln/cmd/govulncheck@v1',
  ],
  ['sca/npm-audit', 'yarn npm audit --all', 'npm audit signatures'],
  ['sca/retire', 'npx retire --path src', 'npm install retire'],
  ['sca/pip-audit', 'pip-audit -r requirements.txt', 'pip install pip-audit'],
  ['sca/safety', 'safety check -r requirements.txt', 'pip install safety'],
  ['sca/cargo-audit', 'cargo audit --deny warnings', 'cargo install cargo-audit'],
  ['sca/cargo-deny', 'cargo deny check advisories', 'cargo deny check licenses'],
  ['sca/snyk', 'snyk test --all-projects', 'npm install -g snyk'],
  ['sca/dependency-check', './gradlew dependencyCheckAnalyze', './gradlew dependencies'],
  ['sca/bundler-audit', 'bundle audit check --update', 'bundle install'],
  ['sca/composer-audit', 'composer audit', 'composer install'],
  ['sca/dotnet-audit', 'dotnet list package --vulnerable --include-transitive', 'dotnet list package --outdated'],
  ['sca/mix-audit', 'mix deps.audit', 'mix deps.get'],
  ['sca/php-security-checker', 'local-php-security-checker', 'echo local-php-security-checker'],
  ['sca/docker-scout', 'docker scout cves app:1', 'docker scout help'],
  ['sca/nancy', 'go list -json -deps ./... | nancy sleuth', 'nancy --version'],
  ['secret-scanning/gitleaks', 'gitleaks dir .', 'gitleaks version'],
  ['secret-scanning/trufflehog', 'trufflehog git file://. --fail', 'pip install trufflehog'],
  ['secret-scanning/detect-secrets', 'detect-secrets scan --baseline .secrets.baseline', 'detect-secrets audit x'],
  ['secret-scanning/ggshield', 'ggshield secret scan ci', 'ggshield auth login'],
  ['secret-scanning/git-secrets', 'git secrets --scan', 'git secrets --install'],
  ['secret-scanning/secretlint', 'npx secretlint "**/*"', 'npm install secretlint'],
  ['secret-scanning/noseyparker', 'noseyparker scan --datastore np .', 'noseyparker report'],
  ['secret-scanning/trivy', 'trivy fs --scanners secret .', 'trivy fs --scanners license .'],
  ['sbom/syft', 'syft . -o cyclonedx-json', 'syft version'],
  ['sbom/cdxgen', 'npx @cyclonedx/cdxgen -o bom.json', 'npm install @cyclonedx/cdxgen'],
  ['sbom/cyclonedx', 'cyclonedx-gomod app -json', 'cyclonedx-gomod version'],
  ['sbom/cyclonedx', 'mvn org.cyclonedx:cyclonedx-maven-plugin:2.8.0:makeAggregateBom', 'mvn package'],
  ['sbom/cyclonedx', 'npx @cyclonedx/cyclonedx-npm --output-file bom.json', 'npm install @cyclonedx/cyclonedx-npm'],
  ['sbom/cyclonedx', 'dotnet CycloneDX app.sln -o .', 'dotnet tool install CycloneDX'],
  ['sbom/cargo-sbom', 'cargo cyclonedx --format json', 'cargo install cargo-cyclonedx'],
  ['sbom/npm-sbom', 'npm sbom --sbom-format spdx', 'npm pack'],
  ['sbom/sbom-tool', 'sbom-tool generate -b drop', 'sbom-tool validate -b drop'],
  ['sbom/bom', 'bom generate -o sbom.spdx .', 'bom document outline sbom.spdx'],
  ['sbom/spdx-sbom-generator', 'spdx-sbom-generator -o out', 'echo spdx-sbom-generator'],
  ['sbom/trivy', 'trivy image --format cyclonedx app:1', 'trivy image --format table app:1'],
  ['sbom/snyk', 'snyk sbom --format=cyclonedx1.5+json', 'snyk sbom test --file=bom.json'],
  ['sbom/docker-sbom', 'docker sbom app:1', 'docker build .'],
  ['sbom/buildx', 'docker buildx build --sbom=true .', 'docker buildx build --sbom=false .'],
  ['sbom/ko', 'ko build ./cmd/app', 'ko build --sbom=none ./cmd/app'],
  ['signing/cosign', 'cosign sign --yes image@sha256:0', 'cosign verify image@sha256:0'],
  ['signing/sigstore-python', 'python -m sigstore sign dist/x.whl', 'python -m sigstore verify identity dist/x.whl'],
  ['signing/gpg', 'gpg --batch --detach-sign --armor x', 'gpg --verify x.asc x'],
  ['signing/minisign', 'minisign -S -m x.tgz', 'minisign -V -m x.tgz'],
  ['signing/notation', 'notation sign image@sha256:0', 'notation verify image@sha256:0'],
  [
    'signing/openssl',
    'openssl dgst -sha256 -sign key.pem -out x.sig x',
    'openssl dgst -sha256 -verify k -signature s x',
  ],
  ['signing/ssh', 'ssh-keygen -Y sign -f key -n file x', 'ssh-keygen -Y verify -f s -I i -n file -s x.sig'],
  ['signing/signtool', 'signtool sign /fd sha256 app.exe', 'signtool verify /pa app.exe'],
  ['signing/codesign', 'codesign --sign "Developer ID" app', 'codesign --verify app'],
  ['signing/apksigner', 'apksigner sign --ks k app.apk', 'apksigner verify app.apk'],
  ['signing/jarsigner', 'jarsigner -keystore k app.jar alias', 'jarsigner -verify app.jar'],
  ['signing/rpmsign', 'rpm --addsign x.rpm', 'rpm --checksig x.rpm'],
  ['signing/debsign', 'debsign x.changes', 'echo debsign x.changes'],
  [
    'provenance/cosign',
    'cosign attest --type slsaprovenance1 --predicate p x',
    'cosign attest --type spdx --predicate p x',
  ],
  ['provenance/witness', 'witness run -s build -- make', 'witness verify -p policy'],
  ['provenance/in-toto', 'in-toto-run -n build -- make', 'in-toto-verify -l layout'],
  [
    'provenance/buildx',
    'docker buildx build --attest type=provenance,mode=max .',
    'docker buildx build --provenance=false .',
  ],
  ['npm-provenance/npm', 'npm publish --provenance', 'npm publish --provenance=false'],
  ['fuzzing/go-fuzz', 'go test -run=^$ -fuzz=FuzzX ./x', 'go test ./fuzz'],
  ['fuzzing/cargo-fuzz', 'cargo +nightly fuzz run one', 'cargo fuzz build'],
  ['fuzzing/afl', 'afl-fuzz -i in -o out ./app @@', 'afl-cc -o app app.c'],
  ['fuzzing/schemathesis', 'schemathesis run openapi.json', 'pip install schemathesis'],
  ['dast/zap', 'zap-baseline.py -t https://example.org', 'docker pull zaproxy/zap-stable'],
  ['dast/nuclei', 'nuclei -u https://example.org', 'nuclei -update-templates'],
  ['dast/stackhawk', 'hawk scan', 'hawk init'],
  ['dast/nikto', 'nikto -h https://example.org', 'apt-get install nikto'],
  ['iac/tfsec', 'tfsec .', 'brew install tfsec'],
  ['iac/checkov', 'checkov -d .', 'pip install checkov'],
  ['iac/kics', 'kics scan -p .', 'kics version'],
  ['iac/terrascan', 'terrascan scan', 'terrascan init'],
  ['iac/trivy', 'trivy config .', 'trivy image app:1'],
  ['iac/snyk', 'snyk iac test', 'snyk iac describe --help'],
  ['iac/kubesec', 'kubesec scan pod.yaml', 'kubesec version'],
  ['iac/kube-linter', 'kube-linter lint deploy', 'kube-linter version'],
  ['iac/kubescape', 'kubescape scan .', 'kubescape version'],
  ['iac/kube-score', 'kube-score score x.yaml', 'kube-score version'],
  ['iac/conftest', 'conftest test x.yaml', 'conftest pull policy'],
  ['iac/hadolint', 'hadolint Dockerfile', 'hadolint --version'],
  ['scorecard/scorecard', 'scorecard --repo=github.com/a/b', 'scorecard version'],
  ['dependency-updates/renovate', 'npx renovate a/b', 'npx renovate-config-validator'],
  ['workflow-lint/actionlint', 'actionlint -color', 'go install github.com/rhysd/actionlint/cmd/actionlint@v1'],
  ['workflow-lint/zizmor', 'zizmor .', 'pip install zizmor'],
  ['workflow-lint/poutine', 'poutine analyze_local .', 'poutine version'],
  ['workflow-lint/ghalint', 'ghalint run', 'ghalint version'],
];

/** A tool, the action that does its work, its inputs where they decide, and inputs with which it does something else. */
type ActionRow = readonly [tool: string, action: string, inputs?: string, otherwise?: string];

const ACTION_ROWS: readonly ActionRow[] = [
  ['sast/codeql', 'github/codeql-action/analyze'],
  ['sast/semgrep', 'semgrep/semgrep-action'],
  ['sast/gosec', 'securego/gosec'],
  ['sast/bandit', 'pycqa/bandit-action'],
  ['sast/sonarqube', 'SonarSource/sonarqube-scan-action'],
  ['sast/psalm', 'psalm/psalm-github-security-scan'],
  ['sast/brakeman', 'reviewdog/action-brakeman'],
  ['sast/devskim', 'microsoft/DevSkim-Action'],
  ['sast/njsscan', 'ajinabraham/njsscan-action'],
  ['sast/mobsfscan', 'MobSF/mobsfscan'],
  ['sast/flawfinder', 'david-a-wheeler/flawfinder'],
  ['sast/qodana', 'JetBrains/qodana-action'],
  ['sast/bearer', 'bearer/bearer-action'],
  ['sast/pysa', 'facebook/pysa-action'],
  ['sast/horusec', 'fike/horusec-action'],
  ['sast/checkmarx', 'Checkmarx/ast-github-action'],
  ['sast/veracode', 'veracode/Veracode-pipeline-scan-action'],
  ['sast/fortify', 'fortify/github-action/ast-scan'],
  ['sast/coverity', 'vapier/coverity-scan-action'],
  ['sast/slither', 'crytic/slither-action'],
  ['sast/codacy', 'codacy/codacy-analysis-cli-action'],
  ['sast/snyk-code', 'snyk/actions/golang', 'command: code test', 'command: monitor'],
  ['sast-lint/golangci-lint+gosec', 'golangci/golangci-lint-action', 'args: -E gosec', 'args: -E govet'],
  ['sast-lint/ruff-security', 'astral-sh/ruff-action', 'args: check --select S', 'args: format'],
  ['sast-lint/clippy', 'giraffate/clippy-action'],
  ['sast-lint/staticcheck', 'dominikh/staticcheck-action'],
  ['sast-lint/rubocop', 'reviewdog/action-rubocop'],
  ['sast-lint/super-linter', 'super-linter/super-linter/slim'],
  ['sast-lint/megalinter', 'oxsecurity/megalinter'],
  ['sca/trivy', 'aquasecurity/trivy-action', 'scan-type: fs', 'scan-type: config'],
  ['sca/grype', 'anchore/scan-action'],
  ['sca/osv-scanner', 'google/osv-scanner-action/osv-scanner-action'],
  ['sca/govulncheck', 'golang/govulncheck-action'],
  ['sca/pip-audit', 'pypa/gh-action-pip-audit'],
  ['sca/safety', 'pyupio/safety-action'],
  ['sca/cargo-audit', 'rustsec/audit-check'],
  ['sca/cargo-deny', 'EmbarkStudios/cargo-deny-action', 'command: check advisories', 'command: check licenses'],
  ['sca/snyk', 'snyk/actions/node'],
  ['sca/dependency-check', 'dependency-check/Dependency-Check_Action'],
  ['sca/nancy', 'sonatype-nexus-community/nancy-github-action'],
  ['sca/php-security-checker', 'symfonycorp/security-checker-action'],
  ['sca/frogbot', 'jfrog/frogbot'],
  ['sca/debricked', 'debricked/actions'],
  ['sca/fossa', 'fossas/fossa-action'],
  ['sca/docker-scout', 'docker/scout-action', 'command: cves', 'command: sbom'],
  ['secret-scanning/gitleaks', 'gitleaks/gitleaks-action'],
  ['secret-scanning/trufflehog', 'trufflesecurity/trufflehog'],
  ['secret-scanning/ggshield', 'GitGuardian/ggshield-action'],
  ['secret-scanning/detect-secrets', 'reviewdog/action-detect-secrets'],
  ['secret-scanning/trivy', 'aquasecurity/trivy-action', 'scanners: secret', 'scanners: license'],
  ['sbom/syft', 'anchore/sbom-action'],
  ['sbom/cyclonedx', 'CycloneDX/gh-gomod-generate-sbom'],
  ['sbom/github-sbom', 'advanced-security/sbom-generator-action'],
  ['sbom/trivy', 'aquasecurity/trivy-action', 'format: spdx-json', 'format: sarif'],
  ['sbom/buildx', 'docker/build-push-action', 'sbom: true', 'sbom: false'],
  ['signing/sigstore-python', 'sigstore/gh-action-sigstore-python'],
  ['signing/notation', 'notaryproject/notation-action/sign'],
  ['signing/trusted-signing', 'azure/trusted-signing-action'],
  ['signing/signpath', 'signpath/github-action-submit-signing-request'],
  ['signing/attest', 'actions/attest-sbom'],
  ['provenance/attest-build-provenance', 'actions/attest-build-provenance'],
  ['provenance/attest', 'actions/attest', 'subject-path: x', 'sbom-path: x.json'],
  ['provenance/witness', 'testifysec/witness-run-action'],
  ['provenance/buildx', 'docker/build-push-action', 'provenance: mode=max', 'provenance: false'],
  ['provenance/pypi-attestations', 'pypa/gh-action-pypi-publish', 'attestations: true', 'attestations: false'],
  ['npm-provenance/npm', 'JS-DevTools/npm-publish', 'provenance: true', 'provenance: false'],
  ['fuzzing/clusterfuzzlite', 'google/clusterfuzzlite/actions/run_fuzzers'],
  ['fuzzing/cifuzz', 'google/oss-fuzz/infra/cifuzz/actions/run_fuzzers'],
  ['fuzzing/mayhem', 'ForAllSecure/mcode-action'],
  ['fuzzing/schemathesis', 'schemathesis/action'],
  ['dast/zap', 'zaproxy/action-full-scan'],
  ['dast/nuclei', 'projectdiscovery/nuclei-action'],
  ['dast/stackhawk', 'stackhawk/hawkscan-action'],
  ['dast/dastardly', 'PortSwigger/dastardly-github-action'],
  ['iac/tfsec', 'aquasecurity/tfsec-action'],
  ['iac/checkov', 'bridgecrewio/checkov-action'],
  ['iac/kics', 'Checkmarx/kics-github-action'],
  ['iac/terrascan', 'tenable/terrascan-action'],
  ['iac/trivy', 'aquasecurity/trivy-action', 'scan-type: config', 'scan-type: image'],
  ['iac/snyk', 'snyk/actions/iac'],
  ['iac/snyk', 'snyk/actions/node', 'command: iac test', 'command: test'],
  ['iac/kube-linter', 'stackrox/kube-linter-action'],
  ['iac/kubescape', 'kubescape/github-action'],
  ['iac/hadolint', 'hadolint/hadolint-action'],
  ['scorecard/scorecard', 'ossf/scorecard-action'],
  ['dependency-review/dependency-review', 'actions/dependency-review-action'],
  ['dependency-updates/renovate', 'renovatebot/github-action'],
  ['workflow-lint/zizmor', 'zizmorcore/zizmor-action'],
  ['workflow-lint/actionlint', 'raven-actions/actionlint'],
  ['workflow-lint/poutine', 'boostsecurityio/poutine-action'],
  ['workflow-lint/ensure-sha-pinned-actions', 'zgosalvez/github-actions-ensure-sha-pinned-actions'],
];

const use = (action: string, inputs = '') =>
  `- uses: ${action}@${SHA}\n${inputs === '' ? '' : `  with:\n${indented(inputs, 4)}`}`;

const toolsOf = (step: string) => found(scene({ [CI]: job(step) }));

describe('every tool', () => {
  it.each(COMMANDS)('%s counts where it runs (%s), not in %s', (tool, command, lookalike) => {
    expect(toolsOf(run(command))).toContain(tool);
    expect(toolsOf(run(lookalike))).not.toContain(tool);
  });

  it.each(ACTION_ROWS.map(([tool, action, inputs, otherwise]) => ({ tool, action, inputs, otherwise })))(
    '$tool counts by its action $action',
    ({ tool, action, inputs, otherwise }) => {
      expect(toolsOf(use(action, inputs))).toContain(tool);
      if (otherwise !== undefined) expect(toolsOf(use(action, otherwise))).not.toContain(tool);
      // The name of an action is not its use, and a neighbour of it is another action.
      expect(toolsOf(`- name: ${action}\n  run: echo ${action}`)).toEqual([]);
      expect(toolsOf(use(`someone/${action.split('/').join('-')}`, inputs))).toEqual([]);
    },
  );

  /** Settings decide these: they stand with their files in tools.test.ts. */
  const BY_SETTINGS = ['sbom/goreleaser', 'signing/goreleaser', 'sast-lint/eslint-security'];

  it.each([
    { table: 'programs', rules: PROGRAMS, rows: COMMANDS.map(([tool]) => tool) },
    { table: 'actions', rules: ACTIONS, rows: ACTION_ROWS.map(([tool]) => tool) },
  ])('of the table of $table has its row', ({ rules, rows }) => {
    const named = rules.map(({ category, tool }) => `${category}/${tool}`);
    expect([...new Set(named)].filter((tool) => !rows.includes(tool) && !BY_SETTINGS.includes(tool))).toEqual([]);
  });

  it('of Snyk for infrastructure looks at no dependency', () => {
    expect(toolsOf(use('snyk/actions/iac'))).toEqual(['iac/snyk']);
  });

  it('of a family counts in each of its workflows', () => {
    for (const { rule, prefix } of ACTION_FAMILIES) {
      const caller = `on: push\njobs:\n  call:\n    uses: ${prefix}generator_generic_slsa3.yml@v2.1.0\n`;
      expect(found(scene({ [CI]: caller }))).toEqual([`${rule.category}/${rule.tool}`]);
    }
  });
});
