import type { ToolchainEntry } from '../model/evidence.ts';
import type { Criterion } from '../model/policy.ts';
import type { Language, Text } from '../model/text.ts';
import { firstConfiguration } from './first-configuration.ts';

/** What a first set is made from. */
export interface FirstSet {
  /** Criteria that a person has to declare. */
  readonly toDeclare: readonly Criterion[];
  readonly toolchain: readonly ToolchainEntry[];
  /** Documents found, with their git blob ids. */
  readonly documents: readonly { readonly path: string; readonly blob: string }[];
}

export interface NewFile {
  readonly path: string;
  readonly content: string;
}

export const TOOLS_FILE = '.ssdf/toolchain.md';
export const DRAFTS_FILE = '.ssdf/declarations/drafts.yml';
export const FIRST_CONFIGURATION = '.github/ssdf-gate.yml';

/** The files of a first set. Nothing in them counts before a person has filled it in. */
export function firstFiles(set: FirstSet, language: Language): readonly NewFile[] {
  return [
    { path: FIRST_CONFIGURATION, content: firstConfiguration(language) },
    { path: TOOLS_FILE, content: toolList(set, language) },
    { path: DRAFTS_FILE, content: drafts(set, language) },
  ];
}

/** The deck's three classes of tools (PO.3.1); what runs in no workflow only people know. */
function toolList({ toolchain }: FirstSet, language: Language): string {
  const classes = TOOL_CLASSES.map(({ title, of }) => {
    const rows = toolchain
      .filter(({ category, state }) => state === 'found' && of.includes(category))
      .map((entry) => row(entry, language));
    return `\n## ${title[language]}\n\n${TABLE_HEAD[language]}\n${[...new Set(rows), OPEN_ROW[language]].join('\n')}\n`;
  });
  return `${TOOLS_HEAD[language]}\n${classes.join('')}`;
}

function row({ tool, category, path, line }: ToolchainEntry, language: Language): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return `| ${[tool, category, place].map(cell).join(' | ')} | ${LEFT[language]} |`;
}

/** Repository text in a table: no cell ends early, no markup begins. */
function cell(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ./:_-]/gu, '?');
}

function drafts({ toDeclare, documents }: FirstSet, language: Language): string {
  const found = documents.map(({ path, blob }) => `#   { path: ${JSON.stringify(`${path}#`)}, blob: ${blob} }`);
  const list = found.length === 0 ? [] : [FOUND[language], ...found];
  return `${[DRAFTS_HEAD[language], ...list].join('\n')}\n${toDeclare.map((one) => draft(one, language)).join('')}`;
}

function draft({ id, asks }: Criterion, language: Language): string {
  const evidence = id.startsWith('PO.3.1-') ? `[{ path: '${TOOLS_FILE}#', blob: '' }]` : '[]';
  const question = asks[language].replaceAll(/\s+/g, ' ');
  return `
# ${question}
- draft: true
  criterion: ${id}
  statement: ''
  evidence: ${evidence}
  author: ''
  reviewer: ''
  date: ''
  expires: ''
`;
}

/** The deck names SBOM and traceability tools (In-toto) among the first class; where it names no kind, the place is our own. */
const TOOL_CLASSES: readonly { readonly title: Text; readonly of: readonly string[] }[] = [
  {
    title: { en: 'Development environment', ja: '開発環境関連ツール' },
    of: ['sbom', 'provenance', 'npm-provenance', 'dependency-updates', 'workflow-lint'],
  },
  { title: { en: 'External environment', ja: 'クラウド等の外部環境ツール' }, of: [] },
  {
    title: { en: 'Security base', ja: 'セキュリティ基盤ツール' },
    of: [
      'sast',
      'sca',
      'secret-scanning',
      'signing',
      'dependency-review',
      'sast-lint',
      'fuzzing',
      'dast',
      'iac',
      'scorecard',
    ],
  },
];

const LEFT: Text = { en: '(to be filled in)', ja: '（要記入）' };
const TABLE_HEAD: Text = {
  en: '| tool | kind | seen in | risk it reduces |\n| --- | --- | --- | --- |',
  ja: '| ツール | 種類 | 確認した場所 | 軽減するリスク |\n| --- | --- | --- | --- |',
};
const OPEN_ROW: Text = {
  en: '| (tools that run elsewhere, or why there are none) | | | |',
  ja: '| （ほかで使うツール。なければその理由） | | | |',
};
const TOOLS_HEAD: Text = {
  en: '# Tools of the toolchain (draft, SP 800-218 PO.3.1)\n\nThe rows with a place were found in workflows. Add what runs elsewhere, and the risk each tool reduces.',
  ja: '# ツールチェーンのツール一覧（下書き、SP 800-218 PO.3.1）\n\n場所のある行はワークフローから見つけたものです。ほかで使うツールと、各ツールが軽減するリスクを追記してください。',
};
const DRAFTS_HEAD: Text = {
  en: '# Drafts of declarations. None counts: fill in statement, evidence, author, a reviewer other than the author, date and\n# expiry (as 2027-01-31), then remove its line "draft". The blob of a file: git rev-parse HEAD:path',
  ja: '# 自己申告の下書き。このままでは算入されない。statement・evidence・author・reviewer（作成者以外）・date・expires\n# （例 2027-01-31）を記入し、draft の行を削除する。blob の求め方：git rev-parse HEAD:パス',
};
const FOUND: Text = {
  en: '# Documents found here; add the section behind "#":',
  ja: '# 見つかった文書（「#」の後に節を記す）：',
};
