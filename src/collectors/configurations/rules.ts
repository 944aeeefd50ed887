/** Configurations that guide how software is built and set up. Words are frozen. */
export const CONFIGURATIONS = [
  'linter',
  'formatter',
  'devcontainer',
  'build',
  'build-profiles',
  'default-settings',
  'package-registry',
  'warnings-as-errors',
  'security-txt',
  'security-pull-request-template',
  'reproducible-settings',
] as const;
export type ConfigurationWord = (typeof CONFIGURATIONS)[number];

/** A file that configures something: by its path, and where the name alone says too little, by a line of it. */
export interface Rule {
  readonly word: ConfigurationWord;
  readonly path: RegExp;
  /** Against one line without its comment; absent: any line that says something. */
  readonly line?: RegExp;
}

/** The root and two folders below it, where packages of one repository lie. */
function file(names: string): RegExp {
  return new RegExp(`^(?:[^/]+/){0,2}(?:${names})$`, 'i');
}

const PYPROJECT = file(String.raw`pyproject\.toml`);
const MAKE = file(String.raw`makefile|gnumakefile|cmakelists\.txt|meson\.build|configure\.ac`);
const CARGO = file(String.raw`cargo\.toml|\.cargo/config(?:\.toml)?`);
const DOTNET = file(String.raw`directory\.build\.props|[^/]+\.(?:cs|fs|vb)proj`);
const GRADLE = file(String.raw`build\.gradle(?:\.kts)?`);
const MAVEN = file(String.raw`pom\.xml`);

export const RULES: readonly Rule[] = [
  {
    word: 'linter',
    path: file(String.raw`eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?|biome\.jsonc?|\.oxlintrc\.json`),
  },
  {
    word: 'linter',
    path: file(String.raw`\.golangci\.(?:ya?ml|toml|json)|\.pylintrc|\.?ruff\.toml|\.flake8|\.?clippy\.toml`),
  },
  {
    word: 'linter',
    path: file(
      String.raw`\.rubocop\.yml|\.clang-tidy|phpstan(?:\.dist)?\.neon(?:\.dist)?|checkstyle\.xml|\.swiftlint\.yml`,
    ),
  },
  { word: 'linter', path: PYPROJECT, line: /^\[tool\.(?:ruff(?:\.lint)?|pylint[.\w]*|flake8)\]/ },
  {
    word: 'formatter',
    path: file(String.raw`\.prettierrc(?:\.\w+)?|prettier\.config\.[cm]?[jt]s|biome\.jsonc?|dprint\.jsonc?`),
  },
  {
    word: 'formatter',
    path: file(String.raw`\.?rustfmt\.toml|\.clang-format|\.scalafmt\.conf|\.swiftformat|\.style\.yapf`),
  },
  { word: 'formatter', path: PYPROJECT, line: /^\[tool\.(?:black|ruff\.format|yapf|isort)\]/ },
  {
    word: 'devcontainer',
    path: /^\.devcontainer(?:\/[^/]+)?(?:\/devcontainer)?\.json$|^\.devcontainer\/[^/]+\/devcontainer\.json$/,
    line: /"/,
  },
  { word: 'build', path: MAKE },
  {
    word: 'build',
    path: file(String.raw`\.?goreleaser\.ya?ml|tsconfig(?:\.[\w-]+)?\.json|module\.bazel|build\.bazel`),
  },
  { word: 'build', path: GRADLE },
  { word: 'build', path: MAVEN },
  { word: 'build', path: CARGO },
  { word: 'build', path: DOTNET },
  { word: 'build', path: PYPROJECT, line: /^\[build-system\]/ },
  { word: 'build', path: file(String.raw`package\.json`), line: /"build"\s*:\s*"[^"]/ },
  { word: 'build-profiles', path: CARGO, line: /^\[profile\.[\w-]+\]/ },
  { word: 'build-profiles', path: file(String.raw`cmakepresets\.json`), line: /"(?:configure|build)Presets"/ },
  { word: 'build-profiles', path: MAVEN, line: /<profile>/ },
  {
    word: 'default-settings',
    path: file(String.raw`config/default\.(?:json5?|ya?ml|toml|[cm]?[jt]s)|\.env\.(?:example|sample|defaults)`),
  },
  {
    word: 'default-settings',
    path: file(String.raw`(?:config/)?(?:defaults?|config\.(?:example|sample|default))\.(?:json|ya?ml|toml|ini|conf)`),
  },
  { word: 'package-registry', path: file(String.raw`\.npmrc`), line: /^(?:@[^:]+:)?registry\s*=\s*\S/ },
  { word: 'package-registry', path: file(String.raw`\.yarnrc\.yml`), line: /^npmRegistryServer\s*:\s*\S/ },
  { word: 'package-registry', path: file(String.raw`pip\.conf|pip\.ini`), line: /^index-url\s*=\s*\S/ },
  { word: 'package-registry', path: file(String.raw`\.cargo/config(?:\.toml)?`), line: /^\[(?:registries|source)\./ },
  { word: 'package-registry', path: file(String.raw`nuget\.config`), line: /<add\s+key=/i },
  { word: 'package-registry', path: file(String.raw`\.mvn/settings\.xml`), line: /<mirror>/ },
  {
    word: 'warnings-as-errors',
    path: MAKE,
    line: /-Werror(?![=\w])|COMPILE_WARNING_AS_ERROR\s+(?:ON|TRUE|1)|werror\s*=\s*true/i,
  },
  {
    word: 'warnings-as-errors',
    path: CARGO,
    line: /^warnings\s*=\s*(?:"(?:deny|forbid)"|\{[^}]*level\s*=\s*"(?:deny|forbid)")|-D\s*warnings/,
  },
  { word: 'warnings-as-errors', path: DOTNET, line: /<TreatWarningsAsErrors>\s*true/i },
  { word: 'warnings-as-errors', path: GRADLE, line: /-Werror|allWarningsAsErrors\s*(?:=|\.set\()\s*true/ },
  { word: 'warnings-as-errors', path: MAVEN, line: /<arg>-Werror<|<failOnWarning>\s*true/ },
  { word: 'reproducible-settings', path: MAKE, line: /SOURCE_DATE_EPOCH|-trimpath\b|-ffile-prefix-map/ },
  {
    word: 'reproducible-settings',
    path: file(String.raw`\.?goreleaser\.ya?ml`),
    line: /mod_timestamp\s*:\s*\S|-trimpath\b/,
  },
  { word: 'reproducible-settings', path: GRADLE, line: /(?:isR|r)eproducibleFileOrder\s*(?:=|\.set\()\s*true/ },
  { word: 'reproducible-settings', path: MAVEN, line: /<project\.build\.outputTimestamp>/ },
  { word: 'reproducible-settings', path: DOTNET, line: /<(?:Deterministic|ContinuousIntegrationBuild)>\s*true/i },
];

export const SECURITY_TXT = /^(?:(?:public|static|www|docs)\/)?(?:\.well-known\/)?security\.txt$/;
export const PULL_REQUEST_TEMPLATE =
  /^(?:(?:\.github|docs)\/)?(?:pull_request_template(?:\.\w+)?|pull_request_template\/[^/]+\.\w+)$/i;

/** Copies of others' files and material of tests configure nothing here. */
const OTHERS = /(?:^|\/)(?:node_modules|vendor|third_party|testdata|fixtures|tests?|examples?|\.pc)\//i;

export function isOfInterest(path: string): boolean {
  if (OTHERS.test(path)) return false;
  return SECURITY_TXT.test(path) || PULL_REQUEST_TEMPLATE.test(path) || RULES.some((rule) => rule.path.test(path));
}
