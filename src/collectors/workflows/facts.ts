import { TOOL_CATEGORIES } from '../../model/evidence.ts';
import type { FactSheet } from '../../model/fact-sheet.ts';
import { buildSheet } from './facts-build.ts';

const ofTheTree = { audience: 'public', scope: 'tree' } as const;
const danger = { ...ofTheTree, type: 'integer', better: 'less' } as const;
const categories = { ...ofTheTree, type: 'set', better: 'more', words: TOOL_CATEGORIES } as const;

/** What the workflow files say that this repository really executes. Ids, types and audiences are frozen. */
export const facts = {
  'workflow.pinned-actions-ratio': {
    ...ofTheTree,
    type: 'ratio',
    better: 'more',
    asks: {
      en: 'Which share of the actions, reusable workflows and images of others is pinned to a full commit SHA or digest?',
      ja: '外部のアクション、再利用可能ワークフロー、イメージのうち、コミット SHA またはダイジェストに固定されているものの割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Replace each tag or branch after "@" by the 40-digit commit SHA and keep the version as a comment behind it; Dependabot and Renovate then update both.',
      ja: '「@」の後のタグやブランチを 40 桁のコミット SHA に置き換え、バージョンはコメントとして残してください。以後は Dependabot や Renovate が両方を更新します。',
    },
    silentOn: {
      en: 'what a pinned action downloads or calls in turn, and whether the commit is a good one; uses of the same owner are left out',
      ja: '固定されたアクションがさらに取得・呼び出しするものや、そのコミット自体の良否（同じ所有者のものは対象外です）',
    },
  },
  'workflow.untrusted-checkouts': {
    ...danger,
    asks: {
      en: 'How many jobs with rights of this repository check out a change by anybody and then run from it?',
      ja: 'リポジトリの権限を持つまま、第三者の変更をチェックアウトして実行しているジョブはいくつあるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Build and test changes on "pull_request", which has no rights; hand results over as an artifact to a workflow with rights that does not check the change out.',
      ja: '変更のビルドとテストは権限を持たない「pull_request」で行い、結果だけをアーティファクトとして、変更をチェックアウトしない権限付きワークフローへ渡してください。',
    },
    silentOn: {
      en: 'artifacts and caches that such a job takes over; a condition on labels is no proof of safety',
      ja: '同様のジョブが取り込むアーティファクトやキャッシュ（ラベルによる条件は安全の証明になりません）',
    },
  },
  'workflow.script-injections': {
    ...danger,
    asks: {
      en: 'How many places put text that anybody can write straight into a script?',
      ja: '第三者が書けるテキストをスクリプトに直接埋め込んでいる箇所はいくつあるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Hand the value over through "env:" and use the quoted variable in the script ("$TITLE") in place of the expression.',
      ja: '値は「env:」で渡し、スクリプトの中では式の代わりに引用符で囲んだ変数（"$TITLE"）を使ってください。',
    },
    silentOn: {
      en: 'outputs of steps and files that carry such text further',
      ja: 'そのようなテキストをさらに運ぶステップの出力やファイル',
    },
  },
  'workflow.wide-permission-jobs': {
    ...danger,
    asks: {
      en: 'How many jobs have a token that may write everything?',
      ja: 'すべてに書き込めるトークンを持つジョブはいくつあるか',
    },
    readFrom: ['files', 'GET /repos/{owner}/{repo}/actions/permissions/workflow'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Write "permissions: contents: read" at the top of each workflow, add further rights to single jobs only, and set the default of the repository to read (Settings > Actions > General).',
      ja: '各ワークフローの先頭に「permissions: contents: read」を書き、追加の権限は必要なジョブだけに与え、リポジトリの既定値を読み取りにしてください（Settings > Actions > General）。',
    },
    silentOn: {
      en: 'jobs with a few write permissions of their own and secrets of other kinds',
      ja: '個別に書き込み権限を与えたジョブや、他の種類のシークレット',
    },
  },
  'workflow.tool-categories': {
    ...categories,
    asks: {
      en: 'Which kinds of security tools do the workflows really execute?',
      ja: 'ワークフローが実際に実行しているセキュリティツールの種類はどれか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.1',
    remedy: {
      en: 'Add a step that runs the tool; installing it, naming a step after it or uploading the results of another tool does not count.',
      ja: 'ツールを実行するステップを追加してください。インストールだけ、ステップ名だけ、別のツールの結果のアップロードだけでは該当しません。',
    },
    silentOn: {
      en: 'whether the tool is set up well and what it found',
      ja: 'ツールの設定の良否や検出結果',
    },
  },
  'workflow.pull-request-tool-categories': {
    ...categories,
    asks: {
      en: 'Which kinds of security tools run on every pull request to the default branch, and fail the job when they fail?',
      ja: '既定ブランチへのすべてのプルリクエストで実行され、失敗時にジョブを失敗させるセキュリティツールの種類はどれか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Run the tool on "pull_request" without path filters and without "continue-on-error", "|| true" or "exit-code: 0".',
      ja: '「pull_request」で、パスによる絞り込みなしに、「continue-on-error」「|| true」「exit-code: 0」を使わずにツールを実行してください。',
    },
    silentOn: {
      en: 'whether a failed check keeps the change from being merged, and pull requests that a fork or a robot opens',
      ja: 'チェックの失敗がマージをブロックするか、フォークやロボットが開いたプルリクエストでの動作',
    },
  },
  'workflow.scheduled-tool-categories': {
    ...categories,
    asks: {
      en: 'Which kinds of security tools run on a schedule?',
      ja: '定期的に実行されるセキュリティツールの種類はどれか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 RV.1.2',
    remedy: {
      en: 'Add "schedule" with a cron line to the workflow that runs the tool.',
      ja: 'ツールを実行するワークフローに「schedule」と cron の行を追加してください。',
    },
    silentOn: {
      en: 'whether the schedule still runs: GitHub stops it in quiet public repositories',
      ja: 'スケジュールが今も動いているか（GitHub は活動のない公開リポジトリで停止します）',
    },
  },
  'workflow.action-updates-automated': {
    ...ofTheTree,
    type: 'boolean',
    better: 'more',
    asks: {
      en: 'Are updates of the actions that the workflows use proposed automatically?',
      ja: 'ワークフローで使用するアクションの更新が自動的に提案されるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Add an entry with "package-ecosystem: github-actions" and "directory: /" to .github/dependabot.yml, or switch Renovate\'s github-actions manager on.',
      ja: '.github/dependabot.yml に「package-ecosystem: github-actions」「directory: /」の項目を追加するか、Renovate の github-actions マネージャーを有効にしてください。',
    },
    silentOn: {
      en: 'whether the proposals are merged and, for Renovate, whether its app is installed',
      ja: '提案がマージされているか、Renovate の場合はアプリが導入されているか',
    },
  },
  'sca.dependency-review-on-pull-request': {
    ...ofTheTree,
    type: 'boolean',
    better: 'more',
    asks: {
      en: 'Does every pull request have its changes of dependencies checked for known vulnerabilities?',
      ja: 'すべてのプルリクエストで、依存関係の変更に既知の脆弱性がないか検査しているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Add a workflow on "pull_request" with actions/dependency-review-action, without "warn-only" and without a path filter.',
      ja: '「pull_request」で actions/dependency-review-action を実行するワークフローを、「warn-only」やパスによる絞り込みなしで追加してください。',
    },
    silentOn: {
      en: 'a required workflow of the organisation that may do the same, and whether the dependency graph is on',
      ja: '同じことを行う Organization の必須ワークフローの有無や、依存関係グラフが有効かどうか',
    },
  },
  ...buildSheet,
} as const satisfies FactSheet;
