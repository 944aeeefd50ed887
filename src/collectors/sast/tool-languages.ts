import { letters } from './tools.ts';

/** Languages as GitHub names them that each analyser reads, by CodeQL's own names. */
const CODEQL: Readonly<Record<string, readonly string[]>> = {
  actions: [],
  c: ['C', 'C++'],
  cpp: ['C', 'C++'],
  'c-cpp': ['C', 'C++'],
  csharp: ['C#'],
  go: ['Go'],
  java: ['Java', 'Kotlin'],
  kotlin: ['Java', 'Kotlin'],
  'java-kotlin': ['Java', 'Kotlin'],
  javascript: ['JavaScript', 'TypeScript', 'Vue', 'HTML'],
  typescript: ['JavaScript', 'TypeScript', 'Vue', 'HTML'],
  'javascript-typescript': ['JavaScript', 'TypeScript', 'Vue', 'HTML'],
  python: ['Python'],
  ruby: ['Ruby'],
  rust: ['Rust'],
  swift: ['Swift'],
};

/** What CodeQL finds by itself when nobody names a language. */
export const ALL_OF_CODEQL: readonly string[] = [...new Set(Object.values(CODEQL).flat())];

/** The languages behind one of CodeQL's names; undefined for a name that is not known here. */
export function codeQlLanguages(name: string): readonly string[] | undefined {
  const key = name.trim().toLowerCase().replaceAll('+', 'p').replace('#', 'sharp');
  return Object.hasOwn(CODEQL, key) ? CODEQL[key] : undefined;
}

const WEB = ['JavaScript', 'TypeScript', 'Vue'];
const JVM = ['Java', 'Kotlin', 'Scala', 'Groovy'];
const BROAD = ['C', 'C++', 'C#', 'Go', 'Java', 'Kotlin', 'PHP', 'Python', 'Ruby', 'Scala', 'Swift', ...WEB];

const BY_TOOL: Readonly<Record<string, readonly string[]>> = {
  semgrep: [...BROAD, 'Rust', 'Apex', 'Elixir', 'Solidity', 'HCL'],
  opengrep: [...BROAD, 'Rust', 'Apex', 'Elixir', 'Solidity', 'HCL'],
  sonarqube: [...BROAD, 'Objective-C', 'ABAP', 'Apex', 'COBOL', 'Visual Basic .NET', 'PLSQL', 'TSQL', 'Rust'],
  snykcode: [...BROAD, 'Apex', 'Groovy', 'Visual Basic .NET', 'Rust'],
  checkmarx: [...BROAD, 'Apex', 'Groovy', 'Objective-C', 'PLSQL', 'Perl', 'Rust', 'Visual Basic .NET'],
  veracode: [...BROAD, 'Apex', 'COBOL', 'Groovy', 'Objective-C', 'Perl', 'Visual Basic .NET'],
  fortify: [...BROAD, 'ABAP', 'Apex', 'COBOL', 'Objective-C', 'PLSQL', 'TSQL', 'Visual Basic .NET'],
  coverity: [...BROAD, 'Apex', 'Objective-C', 'Visual Basic .NET'],
  horusec: [...BROAD, 'Elixir', 'Dart'],
  bearer: ['Go', 'Java', 'PHP', 'Python', 'Ruby', ...WEB],
  gosec: ['Go'],
  golangsecuritychecksbygosec: ['Go'],
  bandit: ['Python'],
  pysa: ['Python'],
  brakeman: ['Ruby'],
  psalm: ['PHP'],
  flawfinder: ['C', 'C++'],
  njsscan: ['JavaScript', 'TypeScript'],
  mobsfscan: ['Java', 'Kotlin', 'Swift', 'Objective-C'],
  infer: ['C', 'C++', 'Java', 'Objective-C'],
  findsecbugs: JVM,
  securitycodescan: ['C#', 'Visual Basic .NET'],
  pvsstudio: ['C', 'C++', 'C#', 'Java'],
  clanganalyzer: ['C', 'C++', 'Objective-C'],
  slither: ['Solidity'],
  sobelow: ['Elixir'],
};

const SAME: Readonly<Record<string, string>> = {
  semgreposs: 'semgrep',
  semgreppro: 'semgrep',
  semgrepcode: 'semgrep',
  opengreposs: 'opengrep',
  sonarcloud: 'sonarqube',
  sonarqubecloud: 'sonarqube',
  sonarqubeserver: 'sonarqube',
  sonarscanner: 'sonarqube',
  checkmarxsast: 'checkmarx',
  cxsast: 'checkmarx',
  fortifyondemand: 'fortify',
  microfocusfortifysca: 'fortify',
  veracodestaticanalysispipelinescan: 'veracode',
};

/** Languages that a tool other than CodeQL reads; undefined where its settings decide or the tool is not listed. */
export function languagesOfTool(tool: string): readonly string[] | undefined {
  const plain = letters(tool);
  const name = SAME[plain] ?? plain;
  return Object.hasOwn(BY_TOOL, name) ? BY_TOOL[name] : undefined;
}
