import type { FactSheet } from '../../model/fact-sheet.ts';

const setting = { type: 'boolean', better: 'more', audience: 'repository', scope: 'settings' } as const;

/** What workflows may run and do. */
export const permissionSheet = {
  'actions.default-token-read-only': {
    ...setting,
    asks: {
      en: 'Does the token of a workflow start with read rights only?',
      ja: 'ワークフローのトークンの既定の権限は読み取りのみか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/permissions/workflow',
    ],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Choose "Read repository contents and packages permissions" under Settings > Actions > General > Workflow permissions, and let a job ask for more in its own "permissions".',
      ja: 'Settings > Actions > General > Workflow permissions で「Read repository contents and packages permissions」を選択し、追加の権限が必要なジョブにだけ「permissions」で付与してください。',
    },
    silentOn: {
      en: 'a workflow that raises the rights in its own file',
      ja: 'ワークフローファイル側で権限を引き上げている場合',
    },
  },
  'actions.workflow-approval-blocked': {
    ...setting,
    asks: {
      en: 'Are workflows kept from approving pull requests?',
      ja: 'ワークフローによるプルリクエストの承認が禁止されているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/permissions/workflow',
    ],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Clear "Allow GitHub Actions to create and approve pull requests" under Settings > Actions > General > Workflow permissions.',
      ja: 'Settings > Actions > General > Workflow permissions の「Allow GitHub Actions to create and approve pull requests」を無効にしてください。',
    },
    silentOn: {
      en: 'approvals by an app other than GitHub Actions',
      ja: 'GitHub Actions 以外のアプリによる承認',
    },
  },
  'actions.allow-list-enforced': {
    ...setting,
    asks: {
      en: 'May only chosen actions and reusable workflows run?',
      ja: '実行できるアクションと再利用可能ワークフローが、選定したものに限定されているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/actions/permissions',
      'GET /repos/{owner}/{repo}/actions/permissions/selected-actions',
    ],
    why: 'SP 800-218 PO.3.1',
    remedy: {
      en: 'Under Settings > Actions > General > Actions permissions choose "Allow OWNER, and select non-OWNER, actions and reusable workflows" and list the ones in use, without a pattern such as "*" or "*/*".',
      ja: 'Settings > Actions > General > Actions permissions で「Allow OWNER, and select non-OWNER, actions and reusable workflows」を選択し、使用するものを列挙してください。「*」や「*/*」のようなパターンは使わないでください。',
    },
    silentOn: {
      en: 'how many actions the list lets in: "verified creators" alone are hundreds, and local actions always run',
      ja: '許可リストの広さ（「verified creators」だけでも数百のアクションが対象となり、リポジトリ内のアクションは常に実行できます）',
    },
  },
  'actions.sha-pinning-required': {
    ...setting,
    asks: {
      en: 'Must workflows name every action by a full commit id?',
      ja: 'アクションを完全なコミット ID で指定することが必須になっているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/actions/permissions'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Tick "Require actions to be pinned to a full-length commit SHA" under Settings > Actions > General > Actions permissions.',
      ja: 'Settings > Actions > General > Actions permissions の「Require actions to be pinned to a full-length commit SHA」を有効にしてください。',
    },
    silentOn: {
      en: 'what a pinned action itself downloads when it runs',
      ja: '固定したアクションが実行時にダウンロードするもの',
    },
  },
} as const satisfies FactSheet;
