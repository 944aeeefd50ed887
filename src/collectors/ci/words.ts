import type { Text } from '../../model/text.ts';

interface Counts {
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
}

/** Sentences of this collector's facts. */
export const SAY = {
  tests: ({ tests, failed, skipped, flaky }: Counts): Text => ({
    en: `${tests} tests, ${failed} failed, ${skipped} skipped, ${flaky} passed only when run again`,
    ja: `テスト ${tests} 件（失敗 ${failed} 件、スキップ ${skipped} 件、再実行で合格 ${flaky} 件）`,
  }),
  lines: (covered: number, lines: number): Text => ({
    en: `${covered} of ${lines} lines that count were run; lines that the settings leave out are not among them`,
    ja: `対象 ${lines} 行のうち ${covered} 行が実行されました（設定で除外された行は含みません）`,
  }),
  noLines: (): Text => ({
    en: 'the coverage report has no line that counts, so there is no ratio',
    ja: 'カバレッジレポートに対象の行がないため、割合を計算できません',
  }),
  neverTested: (): Text => ({
    en: 'no successful run on the default branch scanned the running product, fuzzed it or tested it with a sanitizer',
    ja: '既定ブランチで、DAST、ファジング、またはサニタイザー付きテストを含む成功した実行がありません',
  }),
  neverChecked: (): Text => ({
    en: 'no successful scheduled run checked the toolchain with Scorecard, zizmor or this product',
    ja: 'Scorecard、zizmor、または本ツールでツールチェーンを検査した、成功したスケジュール実行がありません',
  }),
  noneTaken: (): Text => ({
    en: 'no evidence of this commit was taken over: none was left that a trusted workflow signed; have the Action leave it (input evidence), or declare it',
    ja: 'このコミットについて、信頼するワークフローが署名した証跡がありません。Action で残す（入力 evidence）か、自己申告してください',
  }),
  noLedger: (): Text => ({
    en: 'it needs a ledger of earlier reports, attested by a workflow of this repository; none is kept yet, so declare it until then',
    ja: 'このリポジトリのワークフローが証明した過去のレポートの台帳が必要ですが、まだ保持していません。それまでは自己申告で補ってください',
  }),
  noSecondBuild: (): Text => ({
    en: 'it needs the result of a second build, compared with the released asset by digest; no form of it is read yet, so declare it until then',
    ja: '2 回目のビルド結果とリリース済みアセットのダイジェスト比較が必要ですが、まだ読み取る形式がありません。それまでは自己申告で補ってください',
  }),
  noBinaryCheck: (): Text => ({
    en: 'it needs the result of a tool that checks released executables for hardening; no form of it is read yet, so declare it until then',
    ja: 'リリースした実行ファイルの堅牢化を検査したツールの結果が必要ですが、まだ読み取る形式がありません。それまでは自己申告で補ってください',
  }),
} as const;
