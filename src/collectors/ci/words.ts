import type { ReportCount } from '../../model/report-count.ts';
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
    en: 'only the App keeps a ledger of its reports, and this run has none; declare it where the App is not installed',
    ja: 'レポートの台帳を保持するのは App だけで、この実行にはありません。App を導入していない場合は自己申告で補ってください',
  }),
  fewReports: (kept: number): Text => ({
    en: `the ledger holds ${kept} of the 3 reports that are needed; each report of the default branch or of a release adds one`,
    ja: `必要な 3 回のレポートのうち、台帳にあるのは ${kept} 回です。既定ブランチまたはリリースのレポートごとに 1 回増えます`,
  }),
  worstReport: ({ unknown, asked, at }: ReportCount): Text => ({
    en: `in the worst of the last 3 reports (${at.slice(0, 10)}), ${unknown} of ${asked} facts were unknown`,
    ja: `直近 3 回のうち最も悪いレポート（${at.slice(0, 10)}）で、${asked} 件中 ${unknown} 件の事実が不明でした`,
  }),
  noBinaryCheck: (): Text => ({
    en: 'it needs the result of a tool that checks released executables for hardening; no form of it is read yet, so declare it until then',
    ja: 'リリースした実行ファイルの堅牢化を検査したツールの結果が必要ですが、まだ読み取る形式がありません。それまでは自己申告で補ってください',
  }),
} as const;
