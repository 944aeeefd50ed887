import type { FactSheet } from '../../model/fact-sheet.ts';

/** What the organisation asks of its people, and whom it lets in from outside. */
export const peopleSheet = {
  'org.two-factor-required': {
    type: 'boolean',
    better: 'more',
    audience: 'organisation',
    scope: 'organisation',
    asks: {
      en: 'Does the organisation demand two-factor authentication of everybody?',
      ja: 'Organization が全員に二要素認証を必須としているか',
    },
    readFrom: ['GET /orgs/{org}', 'GraphQL Organization.requiresTwoFactorAuthentication'],
    why: 'SP 800-218 PO.5.2',
    remedy: {
      en: 'Tick "Require two-factor authentication for everyone" in the organisation under Settings > Authentication security. People without it lose access at that moment: tell them before.',
      ja: 'Organization の Settings > Authentication security で「Require two-factor authentication for everyone」を有効にしてください。未設定の利用者はその時点でアクセスできなくなるため、事前に周知してください。',
    },
    silentOn: {
      en: 'which method people use; an enterprise with managed users demands it at its identity provider and may show "no" here',
      ja: '利用されている認証方式（管理対象ユーザーの Enterprise では ID プロバイダー側で必須とするため、ここでは「いいえ」と表示されることがあります）',
    },
  },
  'org.base-permission-read-or-none': {
    type: 'boolean',
    better: 'more',
    audience: 'organisation',
    scope: 'organisation',
    asks: {
      en: 'Does membership of the organisation alone give no more than read access?',
      ja: 'Organization のメンバーであるだけで得られる権限が、読み取り以下に抑えられているか',
    },
    readFrom: ['GET /orgs/{org}'],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Choose "Read" or "No permission" in the organisation under Settings > Member privileges > Base permissions, and give write access by team.',
      ja: 'Organization の Settings > Member privileges > Base permissions で「Read」または「No permission」を選択し、書き込み権限はチーム単位で付与してください。',
    },
    silentOn: {
      en: 'access given by team or in person; "read" still shows private code to every member',
      ja: 'チームまたは個人に付与された権限（「Read」でも非公開のコードは全メンバーが閲覧できます）',
    },
  },
  'repo.outside-collaborator-admins': {
    type: 'integer',
    better: 'less',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'How many people from outside the organisation administer the repository?',
      ja: 'Organization 外の共同作業者のうち、リポジトリの管理者権限を持つ人は何人か',
    },
    readFrom: ['GraphQL Repository.collaborators', 'GET /repos/{owner}/{repo}/collaborators'],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Give outside collaborators a lower role under Settings > Collaborators and teams, or make them members of the organisation.',
      ja: 'Settings > Collaborators and teams で外部の共同作業者の権限を下げるか、Organization のメンバーに加えてください。',
    },
    silentOn: {
      en: 'members of the organisation with the same role, and whether an outsider needs it',
      ja: '同じ権限を持つ Organization のメンバー、および外部の共同作業者にその権限が必要かどうか',
    },
  },
} as const satisfies FactSheet;
