import type { FactSheet } from '../../model/fact-sheet.ts';

const setting = { type: 'boolean', better: 'more', audience: 'repository', scope: 'settings' } as const;

/** Security settings that the organisation hands down to the repository. */
export const handedDownSheet = {
  'repo.delegated-alert-dismissal': {
    ...setting,
    asks: {
      en: 'Does dismissing a security alert take a second person, for every kind of alert that is on?',
      ja: '有効になっているすべての種類のセキュリティアラートについて、クローズ（dismiss）に別の担当者の承認が必要か',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/code-security-configuration',
      'GET /repos/{owner}/{repo}/vulnerability-alerts',
      'GET /repos/{owner}/{repo}/code-scanning/default-setup',
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
      'GraphQL Repository.hasVulnerabilityAlertsEnabled',
    ],
    why: 'SP 800-218 PO.4.2',
    remedy: {
      en: 'Enable "Prevent direct alert dismissals" for Dependabot, code scanning and secret scanning in the code security configuration of the organisation, and attach it to the repository.',
      ja: 'Organization の code security configuration で、Dependabot・code scanning・secret scanning の「Prevent direct alert dismissals」を有効にし、リポジトリに適用してください。',
    },
    silentOn: {
      en: 'who approves a request and how carefully; switches of the repository itself for Dependabot and code scanning, which GitHub does not tell',
      ja: '承認者とその確認の丁寧さ、および GitHub が公開していないリポジトリ単位の Dependabot・code scanning の設定',
    },
  },
  'repo.security-configuration-attached': {
    ...setting,
    asks: {
      en: 'Is the repository managed by a code security configuration of the organisation or the enterprise?',
      ja: 'Organization または Enterprise の code security configuration がリポジトリに適用されているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/code-security-configuration'],
    why: 'SP 800-218 PO.1.1',
    remedy: {
      en: 'In the organisation under Settings > Advanced Security > Configurations apply a configuration to the repository; enforce it so that it stays.',
      ja: 'Organization の Settings > Advanced Security > Configurations で設定をリポジトリに適用し、変更されないよう強制（enforce）してください。',
    },
    silentOn: {
      en: 'which features it switches on; unless it is enforced, the repository may change them',
      ja: '設定によって有効になる機能の内容（強制していない場合はリポジトリ側で変更できます）',
    },
  },
  'repo.risk-tier-assigned': {
    ...setting,
    asks: {
      en: 'Does a custom property of the organisation place the repository in a risk tier?',
      ja: 'Organization のカスタムプロパティで、リポジトリにリスク区分が設定されているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}', 'GET /repos/{owner}/{repo}/properties/values'],
    why: 'SP 800-218 PO.1.2',
    remedy: {
      en: 'Define the custom property "risk-tier" in the organisation under Settings > Custom properties and set it for the repository.',
      ja: 'Organization の Settings > Custom properties で「risk-tier」というカスタムプロパティを定義し、リポジトリに値を設定してください。',
    },
    silentOn: {
      en: 'whether the tier is right and what follows from it; a default of the organisation counts as set',
      ja: '区分の妥当性とそれに応じた対応の有無（Organization の既定値も「設定あり」として扱います）',
    },
  },
} as const satisfies FactSheet;
