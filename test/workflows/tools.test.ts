import { describe, expect, it } from '@jest/globals';
import { CI, entryOf, found, indented, job, run, scene } from './scene.ts';

const SHA = 'f'.repeat(40);
const use = (name: string, inputs = '') =>
  `- uses: ${name}@${SHA}\n${inputs === '' ? '' : `  with:\n${indented(inputs, 4)}`}`;

describe('a step that runs a tool', () => {
  it.each<{ step: string; tools: string[]; files?: Record<string, string> }>([
    { step: use('github/codeql-action/analyze'), tools: ['sast/codeql'] },
    { step: run('semgrep scan --config auto'), tools: ['sast/semgrep'] },
    { step: run('gosec ./...'), tools: ['sast/gosec'] },
    { step: run('scan-build --status-bugs make'), tools: ['sast/clang-analyzer'] },
    { step: run('bandit -r src'), tools: ['sast/bandit'] },
    { step: run('mvn -B verify sonar:sonar'), tools: ['sast/sonarqube'] },
    { step: use('SonarSource/sonarqube-scan-action'), tools: ['sast/sonarqube'] },
    { step: use('snyk/actions/node', 'command: code test'), tools: ['sast/snyk-code'] },
    { step: use('snyk/actions/node'), tools: ['sca/snyk'] },
    { step: run('vendor/bin/psalm --taint-analysis'), tools: ['sast/psalm'] },
    { step: run('cargo +nightly clippy --all -- -D warnings'), tools: ['sast-lint/clippy'] },
    { step: use('actions-rs/cargo', 'command: clippy'), tools: ['sast-lint/clippy'] },
    { step: run('ruff check --select E,S .'), tools: ['sast-lint/ruff-security'] },
    { step: run('golangci-lint run -E gosec'), tools: ['sast-lint/golangci-lint+gosec'] },
    { step: use('aquasecurity/trivy-action', 'scan-type: fs'), tools: ['sca/trivy'] },
    { step: use('aquasecurity/trivy-action', 'scan-type: config'), tools: ['iac/trivy'] },
    { step: use('aquasecurity/trivy-action', 'scan-type: fs\nscanners: secret'), tools: ['secret-scanning/trivy'] },
    { step: use('aquasecurity/trivy-action', 'scan-type: fs\nformat: cyclonedx'), tools: ['sbom/trivy'] },
    { step: run('trivy image --exit-code 1 x'), tools: ['sca/trivy'] },
    { step: run('trivy fs --format spdx-json .'), tools: ['sbom/trivy'] },
    { step: run('npm audit --audit-level=high'), tools: ['sca/npm-audit'] },
    { step: run('cargo deny check advisories'), tools: ['sca/cargo-deny'] },
    { step: run('./gradlew dependencyCheckAnalyze'), tools: ['sca/dependency-check'] },
    { step: run('gitleaks detect'), tools: ['secret-scanning/gitleaks'] },
    { step: run('syft . -o spdx-json'), tools: ['sbom/syft'] },
    {
      step: run('docker buildx build --sbom=true --provenance=mode=max .'),
      tools: ['sbom/buildx', 'provenance/buildx'],
    },
    {
      step: use('docker/build-push-action', 'sbom: true\nprovenance: mode=max'),
      tools: ['sbom/buildx', 'provenance/buildx'],
    },
    { step: run('cosign sign-blob --yes x'), tools: ['signing/cosign'] },
    {
      step: run('cosign attest --type slsaprovenance --predicate p x'),
      tools: ['signing/cosign', 'provenance/cosign'],
    },
    { step: run('gpg --batch --detach-sign --armor x'), tools: ['signing/gpg'] },
    { step: use('actions/attest-build-provenance'), tools: ['provenance/attest-build-provenance'] },
    { step: run('npm publish --provenance --access public'), tools: ['npm-provenance/npm'] },
    { step: run('npm publish', 'env: { NPM_CONFIG_PROVENANCE: true }'), tools: ['npm-provenance/npm'] },
    { step: run('npm publish'), tools: ['npm-provenance/npm'], files: { '.npmrc': 'provenance=true' } },
    {
      step: run('npm publish'),
      tools: ['npm-provenance/npm'],
      files: { 'package.json': '{"publishConfig":{"provenance":true}}' },
    },
    { step: run('go test -fuzz=FuzzX ./...'), tools: ['fuzzing/go-fuzz'] },
    { step: use('google/clusterfuzzlite/actions/run_fuzzers'), tools: ['fuzzing/clusterfuzzlite'] },
    { step: use('zaproxy/action-baseline'), tools: ['dast/zap'] },
    { step: run('checkov -d .'), tools: ['iac/checkov'] },
    { step: use('ossf/scorecard-action'), tools: ['scorecard/scorecard'] },
    { step: use('actions/dependency-review-action'), tools: ['dependency-review/dependency-review'] },
    { step: run('docker run --rm rhysd/actionlint:latest -color'), tools: ['workflow-lint/actionlint'] },
    {
      step: '- uses: docker://zricethezav/gitleaks:v8\n  with:\n    args: detect --source .',
      tools: ['secret-scanning/gitleaks'],
    },
    {
      step: run('eslint .'),
      tools: ['sast-lint/eslint-security'],
      files: { 'eslint.config.js': "import security from 'eslint-plugin-security';" },
    },
    {
      step: run('ruff check'),
      tools: ['sast-lint/ruff-security'],
      files: { 'pyproject.toml': '[tool.ruff.lint]\nselect = [\n  "E",\n  "S",\n]' },
    },
    {
      step: use('golangci/golangci-lint-action'),
      tools: ['sast-lint/golangci-lint+gosec'],
      files: { '.golangci.yml': 'linters:\n  enable: [gosec]' },
    },
    {
      step: use('goreleaser/goreleaser-action', 'args: release --clean'),
      tools: ['sbom/goreleaser', 'signing/goreleaser'],
      files: { '.goreleaser.yaml': 'signs:\n  - artifacts: checksum\nsboms:\n  - artifacts: archive' },
    },
    {
      step: run('goreleaser release --snapshot --skip=sign,publish'),
      tools: ['sbom/goreleaser'],
      files: { '.goreleaser.yaml': 'signs:\n  - artifacts: checksum\nsboms:\n  - artifacts: archive' },
    },
    {
      step: run('goreleaser release --skip sbom'),
      tools: ['signing/goreleaser'],
      files: { '.goreleaser.yaml': 'signs:\n  - artifacts: checksum\nsboms:\n  - artifacts: archive' },
    },
    { step: run('curl --form file=@x.tgz https://scan.coverity.com/builds?project=x'), tools: ['sast/coverity'] },
    {
      step: use('geomys/sandboxed-step', 'run: go run golang.org/x/vuln/cmd/govulncheck@v1 ./...'),
      tools: ['sca/govulncheck'],
    },
    { step: use('vmactions/freebsd-vm', 'run: |\n  make\n  gosec ./...'), tools: ['sast/gosec'] },
    {
      step: use('gradle/actions/setup-gradle', 'arguments: |\n  -Pcheck=on\n  "-Dname=a b"\n  dependencyCheckAnalyze'),
      tools: ['sca/dependency-check'],
    },
    { step: run('php -d memory_limit=-1 vendor/bin/psalm.phar --taint-analysis'), tools: ['sast/psalm'] },
  ])('counts: $step $files', ({ step, tools, files = {} }) => {
    expect(found(scene({ [CI]: job(step), ...files }))).toEqual(tools);
  });
});

describe('what only looks like a tool', () => {
  it.each<{ name: string; text: string; files?: Record<string, string> }>([
    { name: 'a comment', text: job(`# gosec ./...\n${run('echo x # gosec ./...')}`) },
    { name: 'the name of a step', text: job('- name: Run gosec\n  run: echo') },
    { name: 'the name of a file', text: job(run('cat semgrep.yml gosec')) },
    { name: 'an echo', text: job(run('echo semgrep scan')) },
    { name: 'a step that never runs', text: job(`${use('github/codeql-action/analyze')}  if: false`) },
    {
      name: 'a step that never runs, in braces',
      text: job(`${use('github/codeql-action/analyze')}  if: \${{ false }}`),
    },
    { name: 'a job that never runs', text: job(run('gosec ./...'), { extra: '    if: false\n' }) },
    {
      name: 'a job that needs one that never runs',
      text: `${job(run('gosec'), { extra: '    needs: off\n' })}  off:\n    if: false\n    steps: []`,
    },
    { name: 'a workflow that nothing starts', text: job(run('gosec ./...'), { on: 'workflow_call' }) },
    {
      name: 'an installation',
      text: job(run('go install github.com/securego/gosec/v2/cmd/gosec@latest\npip install semgrep bandit')),
    },
    { name: 'an installer', text: job(use('sigstore/cosign-installer')) },
    { name: 'a version', text: job(run('gosec --version\ncosign version\nsyft version\ngrype --help')) },
    {
      name: 'an upload of other results',
      text: job(use('github/codeql-action/upload-sarif', 'sarif_file: zizmor.sarif')),
    },
    { name: 'a preparation', text: job(use('github/codeql-action/init')) },
    {
      name: 'a verification',
      text: job(run('cosign verify x\nslsa-verifier verify-artifact x\ngpg --verify x.asc x')),
    },
    { name: 'an import of a key', text: job(run('gpg --batch --import key')) },
    { name: 'provenance switched off', text: job(use('docker/build-push-action', 'provenance: false')) },
    {
      name: 'provenance switched off on the command',
      text: job(
        run('docker buildx build --provenance=false .\nnpm publish --provenance=false\nnpm publish --no-provenance'),
      ),
    },
    { name: 'signatures of npm', text: job(run('npm audit signatures')) },
    { name: 'licenses only', text: job(run('cargo deny check licenses')) },
    { name: 'a formatter', text: job(run('ruff format .')) },
    {
      name: 'a linter without security rules',
      text: job(run('ruff check\neslint .\ngolangci-lint run')),
      files: {
        'eslint.config.js': '// eslint-plugin-security',
        'pyproject.toml': '[tool.ruff.lint]\nselect = ["E"]\nignore = ["S"]',
        '.golangci.yml': 'linters:\n  disable: [gosec]',
      },
    },
    {
      name: 'signs without artifacts',
      text: job(use('goreleaser/goreleaser-action', 'args: release')),
      files: { '.goreleaser.yaml': 'signs:\n  - cmd: cosign' },
    },
    {
      name: 'a snapshot without signing',
      text: job(run('goreleaser release --skip=sign,publish')),
      files: { '.goreleaser.yaml': 'signs:\n  - artifacts: all' },
    },
    {
      name: 'a download of Coverity',
      text: job(run('curl -o cov.tgz https://scan.coverity.com/download/linux64')),
    },
    {
      name: 'a script for another machine or in JavaScript',
      text: job(
        `${use('appleboy/ssh-action', 'script: gosec ./...')}\n${use('actions/github-script', 'script: gosec')}`,
      ),
    },
    { name: 'a publication without provenance', text: job(run('npm publish')) },
    { name: 'a here-document', text: job(run('cat > x.sh <<EOF\ngosec ./...\nEOF')) },
    { name: 'another language', text: job('- run: |\n    gosec = 1\n    semgrep\n  shell: python') },
  ])('does not count: $name', ({ text, files = {} }) => {
    expect(found(scene({ [CI]: text, ...files }))).toEqual([]);
  });

  it.each<{ path: string }>([
    { path: '.github/workflow-templates/ci.yml' },
    { path: 'test/fixtures/.github/workflows/ci.yml' },
    { path: '.github/workflows/disabled/ci.yml' },
    { path: '.github/workflows/ci.yml.txt' },
  ])('does not count: a workflow at $path', ({ path }) => {
    expect(scene({ [path]: job(run('gosec ./...')) }).entries).toEqual([]);
  });
});

describe('a script that an action is handed', () => {
  it('is read with its own lines where the action is known to run it', () => {
    const text = job(use('geomys/sandboxed-step', 'run: |\n  go vet ./...\n  gosec ./...'));
    expect(entryOf(scene({ [CI]: text }))).toMatchObject({ tool: 'gosec', line: 11, onPullRequest: true });
  });

  it('leaves its tools open where nobody knows what the action does with it', () => {
    const entry = entryOf(scene({ [CI]: job(use('someone/runs-things', 'run: gosec ./...')) }));
    expect(entry).toMatchObject({ tool: 'gosec', state: 'undecidable', onPullRequest: false });
  });
});

describe('whether the failure of a tool passes', () => {
  it.each<{ name: string; text: string; swallowed: boolean | undefined }>([
    { name: 'no', text: job(run('gosec ./...')), swallowed: false },
    { name: '|| true', text: job(run('gosec ./... || true')), swallowed: true },
    {
      name: 'continue-on-error of the step',
      text: job(run('gosec ./...', 'continue-on-error: true')),
      swallowed: true,
    },
    {
      name: 'continue-on-error of the job',
      text: job(run('gosec ./...'), { extra: '    continue-on-error: true\n' }),
      swallowed: true,
    },
    {
      name: 'continue-on-error by expression',
      text: job(run('gosec ./...', 'continue-on-error: ${{ matrix.x }}')),
      swallowed: undefined,
    },
    {
      name: 'a later step that looks at it',
      text: job(
        `${run('gosec ./...', 'continue-on-error: true\nid: scan')}\n- run: exit 1\n  if: steps.scan.outcome == 'failure'`,
      ),
      swallowed: undefined,
    },
    { name: '--exit-zero', text: job(run('bandit --exit-zero -r .')), swallowed: true },
    { name: '-no-fail', text: job(run('gosec -no-fail ./...')), swallowed: true },
    { name: '--exit-code 0', text: job(run('gitleaks detect --exit-code 0')), swallowed: true },
    {
      name: 'exit-code: 0',
      text: job(use('aquasecurity/trivy-action', "scan-type: fs\nexit-code: '0'")),
      swallowed: true,
    },
    { name: 'warn-only', text: job(use('actions/dependency-review-action', 'warn-only: true')), swallowed: true },
    { name: 'a dash in a Makefile', text: job(run('make scan')), swallowed: true },
  ])('$name', ({ text, swallowed }) => {
    expect(entryOf(scene({ [CI]: text, Makefile: 'scan:\n\t-gosec ./...\n' })).swallowed).toBe(swallowed);
  });
});
