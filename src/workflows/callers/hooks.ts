import { itemsAt, textAt, textsAt, type Located } from '../located.ts';
import { readLocated } from '../read-located.ts';

/** Commands behind well-known hook ids of pre-commit; an id that is not here is run as a program of its name. */
const HOOK_COMMANDS: Readonly<Record<string, string>> = {
  gitleaks: 'gitleaks git',
  'gitleaks-docker': 'gitleaks git',
  'gitleaks-system': 'gitleaks git',
  trufflehog: 'trufflehog git',
  'detect-secrets': 'detect-secrets-hook',
  ruff: 'ruff check',
  'ruff-check': 'ruff check',
  'ruff-format': 'ruff format',
  semgrep: 'semgrep scan',
  'semgrep-ci': 'semgrep ci',
  'golangci-lint': 'golangci-lint run',
  'golangci-lint-full': 'golangci-lint run',
  'go-sec-mod': 'gosec',
  'go-sec-repo-mod': 'gosec',
  'hadolint-docker': 'hadolint',
  'actionlint-docker': 'actionlint',
  'actionlint-system': 'actionlint',
  terraform_tfsec: 'tfsec',
  terraform_checkov: 'checkov',
  terraform_trivy: 'trivy config',
  clippy: 'cargo clippy',
  'python-safety-dependencies-check': 'safety check',
  ggshield: 'ggshield secret scan',
  'kube-linter': 'kube-linter lint',
  'cargo-deny': 'cargo deny check',
};

/** Shell lines that `pre-commit run` executes; undefined when the configuration does not parse. */
export function hookLines(configuration: string, only: string | undefined): readonly string[] | undefined {
  const read = readLocated(configuration);
  if (!read.ok) return undefined;
  const hooks = itemsAt(read.root, 'repos').flatMap((repo) =>
    itemsAt(repo, 'hooks').map((hook) => ({ hook, local: textAt(repo, 'repo') === 'local' })),
  );
  return hooks.filter(({ hook }) => chosen(hook, only)).map(({ hook, local }) => lineOf(hook, local));
}

function chosen(hook: Located, only: string | undefined): boolean {
  const stages = textsAt(hook, 'stages');
  if (only !== undefined) return textAt(hook, 'id') === only;
  return stages === undefined || stages.some((stage) => ['commit', 'pre-commit', 'push', 'pre-push'].includes(stage));
}

function lineOf(hook: Located, local: boolean): string {
  const id = textAt(hook, 'id') ?? '';
  const entry = local ? textAt(hook, 'entry') : undefined;
  const command = entry ?? (Object.hasOwn(HOOK_COMMANDS, id) ? HOOK_COMMANDS[id] : id) ?? id;
  const args = (textsAt(hook, 'args') ?? []).map((arg) => `'${arg.replaceAll("'", '')}'`);
  return [command, ...args].join(' ');
}
