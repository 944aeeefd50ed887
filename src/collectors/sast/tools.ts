/** Whether a tool looks for flaws in source code. A tool that no list knows is neither counted nor called "no". */
export type ToolKind = 'sast' | 'other' | 'unknown';

const CODEQL = ['codeql'];

/** Names under which analysers of source code upload, letters and digits only. */
const SAST = new Set([
  ...CODEQL,
  ...['semgrep', 'semgreposs', 'semgreppro', 'semgrepcode', 'opengrep', 'opengreposs'],
  ...['gosec', 'golangsecuritychecksbygosec', 'bandit', 'brakeman', 'psalm', 'pysa', 'infer', 'slither', 'sobelow'],
  ...['sonarqube', 'sonarcloud', 'sonarqubecloud', 'sonarqubeserver', 'sonarscanner'],
  ...['snykcode', 'devskim', 'njsscan', 'mobsfscan', 'flawfinder', 'bearer', 'horusec', 'securitycodescan'],
  ...['checkmarx', 'checkmarxsast', 'cxsast', 'veracode', 'veracodestaticanalysispipelinescan', 'coverity'],
  ...['codacy', 'findsecbugs', 'qodana', 'qdjvm', 'qdjvmc', 'qdjs', 'qdpy', 'qdpyc', 'qdgo', 'qdphp', 'qdnet'],
  ...['fortify', 'fortifyondemand', 'microfocusfortifysca', 'pvsstudio', 'clanganalyzer', 'cppcheckpremium'],
]);

/** Tools that upload to the same place and look at something else: settings, dependencies, containers, secrets, style. */
const OTHER = new Set([
  ...['scorecard', 'ossfscorecard', 'zizmor', 'actionlint', 'poutine', 'octoscan'],
  ...['trivy', 'grype', 'anchorecontainervulnerabilityreportt0', 'clair', 'dockle', 'hadolint', 'dockerscout'],
  ...['snykopensource', 'snykcontainer', 'snykiac', 'osvscanner', 'dependencycheck', 'owaspdependencycheck'],
  ...['govulncheck', 'cargoaudit', 'cargodeny', 'npmaudit', 'pipaudit', 'syft'],
  ...['checkov', 'kics', 'keepinginfrastructureascodesecure', 'tfsec', 'terrascan', 'kubesec', 'kubelinter', 'tflint'],
  ...['gitleaks', 'trufflehog', 'detectsecrets', 'ggshield', 'gitguardian', 'zap', 'owaspzap', 'nuclei'],
  ...['eslint', 'clippy', 'rubocop', 'pmd', 'shellcheck', 'golangcilint', 'ruff', 'psscriptanalyzer', 'detekt'],
  ...['androidlint', 'megalinter', 'phpstan', 'pylint', 'flake8', 'staticcheck', 'swiftlint', 'checkstyle', 'ktlint'],
]);

const REPORTED_BY = /\s*\(reported by codacy\)$/i;

export function kindOfTool(name: string): ToolKind {
  const plain = letters(name.replace(REPORTED_BY, ''));
  if (SAST.has(plain)) return 'sast';
  return OTHER.has(plain) ? 'other' : 'unknown';
}

export function isCodeQl(name: string): boolean {
  return CODEQL.includes(letters(name));
}

/** Letters and digits only, in lower case: the form in which names of tools are compared. */
export function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const SAST_APPS = new Set([
  ...['sonarqubecloud', 'sonarcloud', 'sonarqube', 'semgrep-app', 'semgrep-code', 'codacy-production'],
  ...['deepsource-io', 'deepsource', 'snyk-code', 'checkmarx-one', 'lgtm-com'],
]);

/** Apps whose check runs say nothing about flaws in source code. */
const OTHER_APPS = new Set([
  ...['dependabot', 'renovate', 'mend-renovate', 'codecov', 'coveralls', 'dco', 'dco-2', 'cla-assistant', 'easy-cla'],
  ...['netlify', 'vercel', 'cloudflare-workers-and-pages', 'github-pages', 'readthedocs', 'pre-commit-ci', 'mergify'],
  ...['allstar-app', 'google-cla', 'stale', 'release-please', 'codesandbox-ci', 'changeset-bot', 'ssdf-gate'],
]);

/** What the check runs of an app are about; `unknown` apps may run anything. */
export function kindOfApp(slug: string): ToolKind {
  if (SAST_APPS.has(slug)) return 'sast';
  return OTHER_APPS.has(slug) ? 'other' : 'unknown';
}

const SAST_CHECKS =
  /^(?:sonar(?:cloud|qube)(?: cloud)?(?: code analysis)|code\/snyk\b.*|semgrep-cloud-platform\/scan)$/i;
const OTHER_CHECKS =
  /^(?:dco|license\/(?:cla|snyk.*)|cla\/.+|easycla|security\/snyk.*|codecov\/.+|coverage\/.+|netlify\/.+|vercel\b.*|renovate\/.+|pre-commit\.ci\b.*|dependency review)$/i;

/** What a required check is about, told by its name alone, when no job of the workflows has that name. */
export function kindOfCheck(name: string): ToolKind {
  if (SAST_CHECKS.test(name)) return 'sast';
  return OTHER_CHECKS.test(name) ? 'other' : kindOfTool(name);
}
