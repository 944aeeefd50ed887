import type { FactSheet } from '../../model/fact-sheet.ts';

/** What CI did over time, and what is kept of it. */
export const historySheet = {
  'ci.latest-dynamic-test-at': {
    type: 'instant',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'When did a scan of the running product, a fuzzer or a test with a sanitizer last run and succeed on the default branch?',
      ja: '既定ブランチで、DAST、ファジング、またはサニタイザー付きテストが最後に実行され成功したのはいつか',
    },
    readFrom: [
      'files',
      'GET /repos/{owner}/{repo}/actions/runs',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      'GraphQL CheckSuite.checkRuns',
    ],
    why: 'SP 800-218 PW.8.2',
    remedy: {
      en: 'Run a fuzzer (ClusterFuzzLite, "go test -fuzz", "cargo fuzz run"), a scanner such as ZAP, or the tests with -fsanitize=address in a workflow with "schedule:", and give the step a fixed "name:".',
      ja: 'ファザー（ClusterFuzzLite、「go test -fuzz」、「cargo fuzz run」）、ZAP などのスキャナー、または -fsanitize=address 付きのテストを、「schedule:」で起動するワークフローで実行し、ステップに固定の「name:」を付けてください。',
    },
    silentOn: {
      en: 'what OSS-Fuzz and other services run elsewhere, how long it ran, and how much of the product it reached',
      ja: 'OSS-Fuzz など外部サービスでの実行、実行時間、製品のどこまで到達したか',
    },
  },
  'ci.latest-toolchain-check-at': {
    type: 'instant',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'When did a scheduled check of the toolchain itself last run and succeed?',
      ja: 'ツールチェーン自体の検査が、スケジュールにより最後に実行され成功したのはいつか',
    },
    readFrom: [
      'files',
      'GET /repos/{owner}/{repo}/actions/runs',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      'GraphQL CheckSuite.checkRuns',
    ],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Add a workflow with "schedule:" that runs ossf/scorecard-action, zizmor or this product on the default branch.',
      ja: '「schedule:」で起動し、既定ブランチで ossf/scorecard-action、zizmor、または本ツールを実行するワークフローを追加してください。',
    },
    silentOn: {
      en: 'what was found and whether anybody acted on it; runs that a person or a push started do not count',
      ja: '検出内容と、それへの対応の有無（手動やプッシュによる実行は対象外です）',
    },
  },
  'ci.evidence-triggers': {
    type: 'set',
    better: 'more',
    audience: 'repository',
    scope: 'history',
    words: ['pull-request', 'release', 'schedule', 'push'],
    asks: {
      en: 'What made the last evidence of this product come about?',
      ja: '本ツールの直近の証跡は、何をきっかけに作成されたか',
    },
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 PO.4.2',
    remedy: {
      en: 'Have the Action leave signed evidence in the workflows of these events (input evidence), or declare which events make it collect evidence.',
      ja: '各イベントのワークフローで Action に署名付きの証跡を残させる（入力 evidence）か、どのイベントで証跡を収集しているかを自己申告してください。',
    },
    silentOn: {
      en: 'evidence of other commits, and evidence that other tools collect',
      ja: '他のコミットの証跡と、他のツールが収集する証跡',
    },
  },
  'ci.recent-unknown-ratio': {
    type: 'ratio',
    better: 'less',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'Which share of the facts was unknown in the worst of the last 3 reports?',
      ja: '直近 3 回のレポートのうち最も悪いもので、不明だった事実の割合はどれだけか',
    },
    readFrom: ['own-reports'],
    why: 'SP 800-218 PO.4.2',
    remedy: {
      en: 'Install the App, which keeps the counts of its last three reports, and give it the permissions that a report names beside what is unknown. Without the App, declare it.',
      ja: '直近 3 回のレポートの件数を保持する App を導入し、不明な事実についてレポートに示された権限を付与してください。App を使わない場合は自己申告してください。',
    },
    silentOn: {
      en: 'which facts they were, and reports of pull requests, of other branches and of the command line',
      ja: 'どの事実が不明だったか、およびプルリクエスト・他のブランチ・コマンドラインのレポート',
    },
  },
  'ci.hardened-binaries-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'release',
    asks: {
      en: 'Which share of the released executables passes a check for hardening?',
      ja: 'リリースされた実行ファイルのうち、堅牢化の検査に合格したものの割合はどれだけか',
    },
    readFrom: ['ci-evidence'],
    why: 'SP 800-218 PW.6.1',
    remedy: {
      en: 'Check the released executables with a tool such as checksec or annocheck and declare the result; this product reads no form of it yet.',
      ja: 'checksec や annocheck などのツールでリリースした実行ファイルを検査し、その結果を自己申告してください（本ツールが読み取れる形式はまだありません）。',
    },
    silentOn: {
      en: 'stripped and packed files, and libraries that the executables load',
      ja: 'シンボルを除去またはパックしたファイルと、実行ファイルが読み込むライブラリ',
    },
  },
} as const satisfies FactSheet;
