import type { FactSheet } from '../../model/fact-sheet.ts';

const control = { better: 'more', audience: 'organisation', scope: 'organisation' } as const;

/** Who and what reaches the organisation, and who watches. */
export const controlSheet = {
  'org.single-sign-on-configured': {
    ...control,
    type: 'boolean',
    asks: {
      en: 'Does the organisation sign its people in through an identity provider (SAML)?',
      ja: 'Organization に SAML シングルサインオンの ID プロバイダーが設定されているか',
    },
    readFrom: ['GraphQL Organization.samlIdentityProvider'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Set up SAML single sign-on in the organisation under Settings > Authentication security (Enterprise Cloud), and require it once everybody has linked an identity.',
      ja: 'Organization の Settings > Authentication security で SAML シングルサインオンを設定し（Enterprise Cloud）、全員の ID の紐付けが済んだら必須にしてください。',
    },
    silentOn: {
      en: 'whether sign-on is enforced, and a provider of the whole enterprise, which does not show here',
      ja: 'シングルサインオンが必須になっているか、および Enterprise 全体の ID プロバイダー（ここには表示されません）',
    },
  },
  'org.ip-allow-list-enabled': {
    ...control,
    type: 'boolean',
    asks: {
      en: 'Does the organisation admit listed IP addresses only?',
      ja: 'Organization へのアクセスが、許可した IP アドレスに限定されているか',
    },
    readFrom: ['GraphQL Organization.ipAllowListEnabledSetting'],
    why: 'SP 800-218 PO.5.2',
    remedy: {
      en: 'List your addresses in the organisation under Settings > Authentication security > IP allow list, then switch it on (Enterprise Cloud).',
      ja: 'Organization の Settings > Authentication security > IP allow list でアドレスを登録してから有効にしてください（Enterprise Cloud）。',
    },
    silentOn: {
      en: 'how wide the list is, a list of the whole enterprise, and apps that are let through',
      ja: '許可リストの広さ、Enterprise 全体の許可リスト、および例外として許可されたアプリ',
    },
  },
  'org.tokens-without-expiry': {
    ...control,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many fine-grained personal access tokens reach the organisation without an end date?',
      ja: 'Organization にアクセスできる fine-grained personal access token のうち、有効期限のないものは何個あるか',
    },
    readFrom: ['GET /orgs/{org}/personal-access-tokens'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Under Settings > Personal access tokens set a maximum lifetime, and revoke the tokens that never expire.',
      ja: 'Organization の Settings > Personal access tokens で最長の有効期間を設定し、無期限のトークンを失効させてください。',
    },
    silentOn: {
      en: 'classic personal access tokens, which GitHub lists nowhere, and tokens with a very late end',
      ja: 'GitHub が一覧を提供していない classic の personal access token、および有効期限が極端に先のトークン',
    },
  },
  'org.apps-on-all-repositories': {
    ...control,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many GitHub Apps are installed on every repository of the organisation?',
      ja: 'Organization の全リポジトリにインストールされている GitHub App は何個あるか',
    },
    readFrom: ['GET /orgs/{org}/installations'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Under Settings > GitHub Apps choose "Only select repositories" for each app that does not need all of them, and remove those nobody uses.',
      ja: 'Organization の Settings > GitHub Apps で、全リポジトリを必要としないアプリを「Only select repositories」に変更し、使われていないアプリを削除してください。',
    },
    silentOn: {
      en: 'what each app may do there, and OAuth apps, which are not listed; suspended apps count',
      ja: '各アプリの権限の内容、および一覧に含まれない OAuth アプリ（停止中のアプリは数に含みます）',
    },
  },
  'org.security-team-assigned': {
    ...control,
    type: 'boolean',
    asks: {
      en: 'Does a team with members hold the role of security manager?',
      ja: 'メンバーのいるチームに security manager ロールが割り当てられているか',
    },
    readFrom: [
      'GET /orgs/{org}/organization-roles',
      'GET /orgs/{org}/organization-roles/{role_id}/teams',
      'GET /orgs/{org}/teams/{team_slug}/members',
    ],
    why: 'SP 800-218 PO.2.1',
    remedy: {
      en: 'Assign the organisation role "Security manager" to the team that answers for security, under Settings > Organization roles > Role assignments.',
      ja: 'Organization の Settings > Organization roles > Role assignments で、セキュリティ担当チームに「Security manager」ロールを割り当ててください。',
    },
    silentOn: {
      en: 'people who hold the role by themselves, and what the team does',
      ja: '個人に割り当てられたロール、およびチームの実際の活動',
    },
  },
  'org.audit-log-readable': {
    ...control,
    type: 'boolean',
    asks: {
      en: 'Can the audit log of the organisation be read by a program?',
      ja: 'Organization の監査ログを API で取得できるか',
    },
    readFrom: ['GET /orgs/{org}/audit-log'],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'The audit log API needs Enterprise Cloud or Enterprise Server, and organisation administration (read) for whoever reads it; stream the log to a store of your own.',
      ja: '監査ログ API の利用には Enterprise Cloud または Enterprise Server と、取得側に Organization の administration（read）権限が必要です。ログは自組織の保管先へのストリーミングも検討してください。',
    },
    silentOn: {
      en: 'whether anybody reviews it; Git events are kept for a shorter time than the rest',
      ja: 'ログが実際に確認されているか（Git イベントの保存期間は他のイベントより短くなっています）',
    },
  },
} as const satisfies FactSheet;
