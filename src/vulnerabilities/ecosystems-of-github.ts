/** GitHub's words for ecosystems, in the advisory database, in alerts and in the dependency graph, as OSV says them. */
const ECOSYSTEMS: Readonly<Record<string, string>> = {
  ...{ npm: 'npm', pip: 'PyPI', maven: 'Maven', go: 'Go', gomod: 'Go', rust: 'crates.io', nuget: 'NuGet' },
  ...{ rubygems: 'RubyGems', composer: 'Packagist', pub: 'Pub', swift: 'SwiftURL', actions: 'GitHub Actions' },
  ...{ erlang: 'Hex', pypi: 'PyPI', golang: 'Go', cargo: 'crates.io', gem: 'RubyGems' },
  githubactions: 'GitHub Actions',
};

/** GitHub's own word where OSV has none. */
export function osvEcosystem(word: string): string {
  const typed = word.toLowerCase();
  return Object.hasOwn(ECOSYSTEMS, typed) ? (ECOSYSTEMS[typed] ?? word) : word;
}

const OF_GITHUB: ReadonlySet<string> = new Set(Object.values(ECOSYSTEMS));

/** Whether GitHub's advisory database speaks of an ecosystem, as OSV names it. */
export function isEcosystemOfGitHub(ecosystem: string): boolean {
  return OF_GITHUB.has(ecosystem);
}
