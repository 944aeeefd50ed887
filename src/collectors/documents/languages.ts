/** Programming languages by the ending of their files, and how a heading names them. */
const LANGUAGES: readonly { readonly name: string; readonly endings: RegExp; readonly named: RegExp }[] = [
  { name: 'TypeScript', endings: /\.[cm]?tsx?$/, named: /\btypescript\b/i },
  { name: 'JavaScript', endings: /\.[cm]?jsx?$/, named: /\bjavascript\b|\bnode(?:\.js)?\b/i },
  { name: 'Python', endings: /\.py$/, named: /\bpython\b/i },
  { name: 'Go', endings: /\.go$/, named: /\bgo(?:lang)?\b/i },
  { name: 'Rust', endings: /\.rs$/, named: /\brust\b/i },
  { name: 'Java', endings: /\.java$/, named: /\bjava\b/i },
  { name: 'Kotlin', endings: /\.kts?$/, named: /\bkotlin\b/i },
  { name: 'C#', endings: /\.cs$/, named: /\bc#|\.net\b/i },
  { name: 'C++', endings: /\.(?:cc|cpp|cxx|hpp|hh)$/, named: /c\+\+/i },
  { name: 'C', endings: /\.[ch]$/, named: /(?:^|[^\p{L}])c(?![\p{L}#+])/iu },
  { name: 'Ruby', endings: /\.rb$/, named: /\bruby\b/i },
  { name: 'PHP', endings: /\.php$/, named: /\bphp\b/i },
  { name: 'Swift', endings: /\.swift$/, named: /\bswift\b/i },
  { name: 'Shell', endings: /\.(?:sh|bash)$/, named: /\bshell\b|\bbash\b|シェル/i },
];

/** A language below this share of the source files is no language of the repository. */
const SHARE = 0.05;

export function languagesOf(paths: readonly string[]): string[] {
  const own = paths.filter((path) => !/(?:^|\/)(?:node_modules|vendor|third_party|dist)\//.test(path));
  const counts = LANGUAGES.map(({ name, endings }) => ({
    name,
    count: own.filter((path) => endings.test(path)).length,
  }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.filter(({ count }) => count > 0 && count / all >= SHARE).map(({ name }) => name);
}

export function namesLanguage(text: string, language: string): boolean {
  return LANGUAGES.some(({ name, named }) => name === language && named.test(text));
}
