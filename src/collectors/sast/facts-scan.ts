import type { FactSheet } from '../../model/fact-sheet.ts';

/** What was really scanned, and when. */
export const scanSheet = {
  'sast.head-scanned': {
    type: 'boolean',
    better: 'more',
    audience: 'repository',
    scope: 'run',
    asks: {
      en: 'Has static analysis looked at this very commit, or at its test merge?',
      ja: 'このコミット（またはそのテストマージ）に対して静的解析が実行されたか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
      'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      'GraphQL CheckSuite.checkRuns',
      'ci-evidence',
    ],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Let the analyser run on "pull_request" and "push" and upload its results (permission "security-events: write"), or hand over its SARIF file with versionControlProvenance naming this commit.',
      ja: '解析を「pull_request」と「push」で実行し、結果をアップロードしてください（権限「security-events: write」が必要）。または、このコミットを versionControlProvenance に記載した SARIF ファイルを渡してください。',
    },
    silentOn: {
      en: 'what was found, and how much of the code was read; a SARIF file that is handed over is taken at its word',
      ja: '検出内容と、コードのどの範囲が解析されたか（渡された SARIF ファイルの内容は検証せずに使用します）',
    },
  },
  'sast.merged-heads-scanned-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'What share of the last 30 merged pull requests was scanned by static analysis?',
      ja: '直近にマージされた 30 件のプルリクエストのうち、静的解析が実行されたものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests', 'GET /repos/{owner}/{repo}/code-scanning/analyses'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Run the analyser on "pull_request", upload its results and make it a required check, so that nothing is merged without it; robots\' pull requests count too.',
      ja: '解析を「pull_request」で実行して結果をアップロードし、必須チェックにしてください。ボットによるプルリクエストも対象です。',
    },
    silentOn: {
      en: 'whether the last push before the merge was the one scanned, since an analysis of a test merge does not name its head; scans that are never uploaded are not seen',
      ja: 'マージ直前の最後のプッシュが解析対象だったかどうか（テストマージの解析結果には元のコミットが記録されません）、およびアップロードされない解析',
    },
  },
  'sast.latest-scan-at': {
    type: 'instant',
    better: 'more',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'When was the default branch last scanned by static analysis without an error?',
      ja: '既定ブランチに対する静的解析が最後に正常に実行されたのはいつか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-scanning/analyses', 'ci-evidence'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Run the analyser on "push" to the default branch and on a schedule, with "security-events: write" so that the results reach Security > Code scanning; look there for the error of a failed upload.',
      ja: '既定ブランチへの「push」とスケジュールで解析を実行し、「security-events: write」権限で結果をアップロードしてください。失敗したアップロードのエラーは Security > Code scanning で確認できます。',
    },
    silentOn: {
      en: 'uploads of tools that look at settings, dependencies or containers, which do not count; scans whose results go elsewhere',
      ja: '設定・依存関係・コンテナーを調べるツールのアップロード（対象外です）、および結果が別の場所に保存される解析',
    },
  },
  'sast.least-recent-branch-scan-at': {
    type: 'instant',
    better: 'more',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'Of the branches that still get fixes, when was the one scanned that static analysis has left alone longest?',
      ja: '修正を提供しているブランチのうち、静的解析が最も長く実行されていないものが最後に解析されたのはいつか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-scanning/analyses', 'configuration'],
    why: 'SP 800-218 RV.1.2',
    remedy: {
      en: 'Name the branches under supportedBranches in .github/ssdf-gate.yml, and let the analyser run on each of them by "push" and on a schedule.',
      ja: '対象のブランチを .github/ssdf-gate.yml の supportedBranches に記載し、それぞれに対して「push」とスケジュールで解析を実行してください。',
    },
    silentOn: {
      en: 'branches that get fixes and are not named there; scans whose results go elsewhere',
      ja: '記載されていないブランチと、結果が別の場所に保存される解析',
    },
  },
  'sast.latest-scheduled-scan-at': {
    type: 'instant',
    better: 'more',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'When did a schedule last have the default branch scanned by static analysis?',
      ja: 'スケジュール実行により既定ブランチが最後に静的解析されたのはいつか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
      'GET /repos/{owner}/{repo}/actions/runs',
      'GET /repos/{owner}/{repo}/code-scanning/default-setup',
    ],
    why: 'SP 800-218 RV.1.2',
    remedy: {
      en: 'Add "schedule:" with a weekly cron under "on:" of the workflow that runs the analyser; GitHub switches schedules off in a repository without activity for 60 days.',
      ja: '解析を実行するワークフローの「on:」に、週 1 回の「schedule:」（cron）を追加してください。60 日間活動のないリポジトリーでは GitHub がスケジュールを停止します。',
    },
    silentOn: {
      en: 'whether the rules were newer than those of the last push; weekly runs of the default setup show only when they repeat the scan of a commit, which a run repeated by hand does as well',
      ja: '前回のプッシュ時より新しいルールで解析されたかどうか（default setup の週次実行は、同じコミットを再度解析した場合のみ確認でき、手動での再実行とは区別できません）',
    },
  },
} as const satisfies FactSheet;
