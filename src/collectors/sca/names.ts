import type { Tri } from '../../workflows/model.ts';

/** Names under which scanners of dependencies report, letters and digits only. */
const SCA = new Set([
  ...['dependencyreview', 'osvscanner', 'grype', 'snykopensource', 'dependencycheck', 'owaspdependencycheck'],
  ...['govulncheck', 'cargoaudit', 'cargodeny', 'npmaudit', 'pipaudit', 'safety', 'nancy', 'bundleraudit'],
]);

/** Tools that look at something else. Trivy and Snyk may look at anything, so that their names alone say nothing. */
const OTHER = new Set([
  ...['codeql', 'semgrep', 'semgreposs', 'gosec', 'bandit', 'brakeman', 'sonarqube', 'sonarcloud', 'snykcode'],
  ...['scorecard', 'zizmor', 'actionlint', 'poutine', 'gitleaks', 'trufflehog', 'checkov', 'kics', 'tfsec', 'hadolint'],
  ...['eslint', 'clippy', 'ruff', 'pylint', 'shellcheck', 'rubocop', 'dco', 'easycla', 'psalm', 'snykcontainer'],
]);

const CHECKS = /^(?:security\/snyk\b.*|socket security\b.*|dependency review)$/i;
const OTHER_CHECKS =
  /^(?:cla\/.+|code\/snyk\b.*|codecov\/.+|coverage\/.+|netlify\/.+|vercel\b.*|pre-commit\.ci\b.*|sonar(?:cloud|qube)\b.*)$/i;

/** Whether a tool that reports to code scanning looks at dependencies; `unknown` for a name that no list has. */
export function looksAtDependencies(name: string): Tri {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (SCA.has(plain)) return 'yes';
  return OTHER.has(plain) ? 'no' : 'unknown';
}

/** The same of a required check that no job of the workflows bears. A license check looks at licenses only. */
export function checksDependencies(name: string): Tri {
  if (/^license\//i.test(name)) return 'no';
  if (CHECKS.test(name)) return 'yes';
  return OTHER_CHECKS.test(name) ? 'no' : looksAtDependencies(name);
}
