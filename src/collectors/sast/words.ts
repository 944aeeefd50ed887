import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. Paths and tool names come from outside; reports escape them. */
export const SAY = {
  onlyDefaultSetup: (): Text => ({
    en: 'the code is analysed by the default setup of code scanning; no workflow step could let a failure pass',
    ja: '静的解析はコードスキャンの default setup により実行されており、失敗を無視し得るワークフローのステップはありません',
  }),
  noStep: (): Text => ({
    en: 'no workflow step runs static analysis, so there is nothing whose failure could be looked at',
    ja: '静的解析を実行するワークフローのステップがないため、失敗の扱いを判断する対象がありません',
  }),
  noCommit: (): Text => ({
    en: 'nobody says which commit these files are',
    ja: '対象ファイルのコミットを特定できません',
  }),
  noAnalyser: (path: string, tool: string): Text => ({
    en: `${path}: ${tool} does not analyse source code for flaws, so it does not count`,
    ja: `${path}：${tool} はソースコードの静的解析ツールではないため、対象外です`,
  }),
  noRuns: (path: string): Text => ({
    en: `${path}: the file holds no run of any tool, so it is no scan`,
    ja: `${path}：ファイルにツールの実行が一件も含まれていないため、スキャンとして数えません`,
  }),
  /** Three ways of finding nothing that are not "nothing found". */
  noScan: {
    failed: (path: string, tool: string): Text => ({
      en: `${path}: the run of ${tool} failed (executionSuccessful: false), so that it found nothing proves nothing`,
      ja: `${path}：${tool} の実行は失敗しているため（executionSuccessful: false）、検出がなくても何の証明にもなりません`,
    }),
    'no-rules': (path: string, tool: string): Text => ({
      en: `${path}: the run of ${tool} had no rules to look for, so it is no scan`,
      ja: `${path}：${tool} の実行には検査ルールがないため、スキャンとして数えません`,
    }),
    'no-results': (path: string, tool: string): Text => ({
      en: `${path}: the run of ${tool} came to no result ("results" is absent or null), so it is no scan`,
      ja: `${path}：${tool} の実行は結果に至っていないため（「results」がない、または null）、スキャンとして数えません`,
    }),
  },
  unknownTool: (path: string, tool: string): Text => ({
    en: `${path}: ${tool} is not a tool this product knows, so it does not count`,
    ja: `${path}：${tool} は本ツールの一覧にないため、数えません`,
  }),
  namelessSarif: (path: string, tool: string): Text => ({
    en: `${path}: the run of ${tool} names no commit (versionControlProvenance), so it does not count`,
    ja: `${path}：${tool} の実行にコミットの記載（versionControlProvenance）がないため、数えません`,
  }),
  otherCommit: (path: string, tool: string): Text => ({
    en: `${path}: ${tool} ran on another commit, so it does not count`,
    ja: `${path}：${tool} は別のコミットに対して実行されているため、数えません`,
  }),
  neverScanned: (): Text => ({
    en: 'code scanning has no successful analysis of the branch by a tool that analyses source code',
    ja: 'コードスキャンに、このブランチに対する静的解析ツールの成功した解析結果がありません',
  }),
  noBranches: (): Text => ({
    en: 'nobody has named the branches that still get fixes (supportedBranches in .github/ssdf-gate.yml)',
    ja: '修正を提供しているブランチ（.github/ssdf-gate.yml の supportedBranches）が指定されていません',
  }),
  branchNeverScanned: (name: string): Text => ({
    en: `the branch ${name} was never scanned`,
    ja: `ブランチ ${name} は一度も解析されていません`,
  }),
  oldestOfBranches: (name: string, count: number): Text => ({
    en: `the newest scan of ${name}, the oldest among ${count} branches`,
    ja: `ブランチ ${count} 件のうち最も古い ${name} の最新の解析です`,
  }),
  neverScheduled: (): Text => ({
    en: 'no analysis of the branch came from a scheduled run',
    ja: 'スケジュール実行による、このブランチの解析結果がありません',
  }),
  nothingMerged: (): Text => ({
    en: 'no pull request has been merged yet',
    ja: 'マージされたプルリクエストがまだありません',
  }),
  mergedScanned: (scanned: number, all: number): Text => ({
    en: `${scanned} of the last ${all} merged pull requests have an analysis on record`,
    ja: `直近にマージされた ${all} 件のプルリクエスト中 ${scanned} 件に解析結果の記録があります`,
  }),
  noLanguage: (): Text => ({
    en: 'GitHub names no language with a share over 5 %, so there is no ratio',
    ja: 'GitHub が示す言語に 5 % を超えるものがないため、割合を計算できません',
  }),
  languages: (covered: number, all: number, bare: readonly string[]): Text => ({
    en: `${covered} of ${all} languages over 5 % of the code have an analyser${bare.length === 0 ? '' : `; without one: ${bare.join(', ')}`}`,
    ja: `コードの 5 % を超える ${all} 言語中 ${covered} 言語に解析ツールがあります${bare.length === 0 ? '' : `（ないもの：${bare.join('、')}）`}`,
  }),
  nobodyLooked: (): Text => ({
    en: 'the branch has not been scanned yet, so an empty list says nothing',
    ja: 'このブランチはまだスキャンされていないため、検出なしとは判断できません',
  }),
  dismissals: (explained: number, all: number): Text => ({
    en: `${explained} of ${all} dismissed alerts carry a reason and a comment`,
    ja: `却下されたアラート ${all} 件中 ${explained} 件に理由とコメントがあります`,
  }),
  nothingDismissed: (): Text => ({
    en: 'no alert has been dismissed',
    ja: '却下されたアラートはありません',
  }),
  noOwnRule: (): Text => ({
    en: 'no workflow that runs an analyser names a rule of this tree',
    ja: '解析を実行するワークフローが、このツリーにある規則を指定していません',
  }),
} as const;
