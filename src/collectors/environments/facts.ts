import type { FactSheet } from '../../model/fact-sheet.ts';

const guard = { type: 'boolean', better: 'more', audience: 'public', scope: 'settings' } as const;

/** Where releases are made from, and who stands before them. Ids, types and audiences are frozen. */
export const facts = {
  'environment.release-environment-used': {
    ...guard,
    asks: {
      en: 'Does a workflow job use an environment for releases that exists?',
      ja: 'リリース用の環境（Environment）が存在し、ワークフローのジョブで使用されているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/environments', 'files'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Create an environment "release" under Settings > Environments, guard it, and write "environment: release" into the job that publishes.',
      ja: 'Settings > Environments で「release」環境を作成して保護ルールを設定し、公開を行うジョブに「environment: release」を記述してください。',
    },
    silentOn: {
      en: 'releases made outside of GitHub Actions, and jobs that publish through a script of the repository',
      ja: 'GitHub Actions 以外で行われるリリース、およびリポジトリ内のスクリプト経由で公開するジョブ',
    },
  },
  'environment.reviewers-required': {
    ...guard,
    asks: {
      en: 'Does every environment for releases need the approval of a reviewer?',
      ja: 'すべてのリリース用環境でレビュー担当者の承認が必要か',
    },
    readFrom: ['GET /repos/{owner}/{repo}/environments'],
    why: 'SP 800-218 PO.2.3',
    remedy: {
      en: 'Under Settings > Environments open each environment for releases, tick "Required reviewers" and name people or teams.',
      ja: 'Settings > Environments でリリース用の各環境を開き、「Required reviewers」を有効にして担当者またはチームを指定してください。',
    },
    silentOn: {
      en: 'how carefully they look, and whether administrators may bypass it, which GitHub does not tell',
      ja: '確認の丁寧さ、および管理者がバイパスできるかどうか（GitHub から取得できません）',
    },
  },
  'environment.self-review-prevented': {
    ...guard,
    asks: {
      en: 'Is nobody able to approve their own deployment to an environment for releases?',
      ja: 'リリース用環境で、デプロイを開始した本人による承認が禁止されているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/environments'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Under Settings > Environments tick "Prevent self-review" beside the required reviewers of each environment for releases.',
      ja: 'Settings > Environments で、リリース用の各環境の「Required reviewers」とあわせて「Prevent self-review」を有効にしてください。',
    },
    silentOn: {
      en: 'one person with two accounts',
      ja: '同一人物が複数のアカウントを使用している場合',
    },
  },
  'environment.branch-policy-set': {
    ...guard,
    asks: {
      en: 'May every environment for releases be deployed to from chosen branches or tags only?',
      ja: 'すべてのリリース用環境で、デプロイ元のブランチまたはタグが限定されているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/environments',
      'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
      'GET /repos/{owner}/{repo}/branches',
    ],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Under Settings > Environments > Deployment branches and tags choose "Selected branches and tags" and list your release refs, without a pattern such as "*".',
      ja: 'Settings > Environments > Deployment branches and tags で「Selected branches and tags」を選択し、リリースに使うブランチやタグを指定してください。「*」のようなパターンは使わないでください。',
    },
    silentOn: {
      en: 'who may push to those branches and make those tags',
      ja: '対象のブランチへのプッシュやタグの作成が誰に許可されているか',
    },
  },
  'environment.scoped-secrets-ratio': {
    ...guard,
    type: 'ratio',
    audience: 'repository',
    asks: {
      en: 'Which part of the secrets of workflows is kept in environments?',
      ja: 'ワークフローのシークレットのうち、環境（Environment）に限定されている割合はどれだけか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
      'GET /repos/{owner}/{repo}/actions/secrets',
      'GET /repos/{owner}/{repo}/actions/organization-secrets',
    ],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Move secrets that only a release needs from Settings > Secrets and variables > Actions into the environment of the release, or replace them by OpenID Connect.',
      ja: 'リリース時だけ必要なシークレットを Settings > Secrets and variables > Actions からリリース用環境へ移すか、OpenID Connect に置き換えてください。',
    },
    silentOn: {
      en: 'what the secrets open; only their number is read, never their names',
      ja: 'シークレットの用途（件数だけを確認し、名前は取得しません）',
    },
  },
} as const satisfies FactSheet;
