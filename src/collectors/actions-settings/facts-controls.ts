import type { FactSheet } from '../../model/fact-sheet.ts';

const setting = { better: 'more', audience: 'repository', scope: 'settings' } as const;

/** What Actions is held to beside its permissions: outsiders, machines, logs, identity. */
export const controlSheet = {
  'actions.fork-approval-for-all-outsiders': {
    ...setting,
    type: 'boolean',
    asks: {
      en: 'Do workflows wait for an approval on pull requests from every outside contributor?',
      ja: '外部コントリビューター全員のプルリクエストで、ワークフローの実行に承認が必要か',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
    ],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Choose "Require approval for all external contributors" under Settings > Actions > General > Approval for running fork pull request workflows from contributors.',
      ja: 'Settings > Actions > General > Approval for running fork pull request workflows from contributors で「Require approval for all external contributors」を選択してください。',
    },
    silentOn: {
      en: 'workflows on pull_request_target, which start without that approval',
      ja: 'pull_request_target で起動するワークフロー（この承認を待たずに実行されます）',
    },
  },
  'actions.persistent-runners': {
    ...setting,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many self-hosted runners keep their state from one job to the next?',
      ja: 'ジョブ間で状態が残るセルフホストランナーは何台あるか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/runners',
      'GET /orgs/{org}/actions/runners',
    ],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Register self-hosted runners with "--ephemeral" (or just-in-time), so that each one takes a single job, or use GitHub-hosted runners.',
      ja: 'セルフホストランナーを「--ephemeral」付き（または just-in-time）で登録して 1 ジョブごとに破棄するか、GitHub ホストランナーを使用してください。',
    },
    silentOn: {
      en: 'runners of the enterprise, runners that were not registered at this moment, and which repositories may use a runner of the organisation',
      ja: 'Enterprise のランナー、確認時点で登録されていなかったランナー、Organization のランナーをどのリポジトリが使用できるか',
    },
  },
  'actions.log-retention-days': {
    ...setting,
    type: 'integer',
    asks: {
      en: 'For how many days does GitHub keep the logs and artefacts of workflow runs?',
      ja: 'ワークフロー実行のログとアーティファクトは何日間保存されるか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/permissions/artifact-and-log-retention',
    ],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'Raise the days under Settings > Actions > General > Artifact and log retention; where GitHub keeps them too short, copy logs to a store of your own.',
      ja: 'Settings > Actions > General > Artifact and log retention で日数を増やしてください。上限が足りない場合は、ログを別の保管先へ保存してください。',
    },
    silentOn: {
      en: 'a step that keeps its artefact for fewer days, and logs that somebody deletes',
      ja: 'ステップ単位で短く設定されたアーティファクトの保存日数、手動で削除されたログ',
    },
  },
  'actions.oidc-subject-replaced': {
    ...setting,
    type: 'boolean',
    asks: {
      en: 'Do OpenID Connect tokens of workflows carry a subject of your own that names the ref, the environment or the workflow?',
      ja: 'ワークフローの OIDC トークンの subject が、ref・環境・ワークフローのいずれかを含む独自の形式に変更されているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
    ],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Replace the subject by the REST API ("Set the customization template for an OIDC subject claim for a repository") with "ref", "environment" or "job_workflow_ref" among its keys, after the cloud trusts the new form.',
      ja: 'クラウド側の信頼条件を新しい形式に対応させたうえで、REST API（リポジトリの OIDC subject claim のカスタマイズ）により、「ref」「environment」「job_workflow_ref」のいずれかを含む subject に変更してください。',
    },
    silentOn: {
      en: 'what the cloud at the other end really checks, and a weaker subject beside these keys',
      ja: '接続先のクラウドが実際に検証している内容、これらのキー以外で subject が弱められている場合',
    },
  },
} as const satisfies FactSheet;
