import type { FactSheet } from '../../model/fact-sheet.ts';

/** What became of the rules over time. */
export const rulesetSheet = {
  'ruleset.latest-change-at': {
    type: 'instant',
    better: 'more',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'When was a ruleset in force last changed?',
      ja: '有効なルールセットが最後に変更されたのはいつか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/rulesets',
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'GET /repos/{owner}/{repo}/tags/protection',
    ],
    why: 'SP 800-218 PO.1.1',
    remedy: {
      en: 'Go through the rulesets under Settings > Rules > Rulesets and bring them up to date with your requirements.',
      ja: 'Settings > Rules > Rulesets のルールセットを見直し、要件に合わせて更新してください。',
    },
    silentOn: {
      en: 'whether a change was a review of the requirements; classic branch protection keeps no history at all',
      ja: '変更が要件の見直しによるものかどうか（従来のブランチ保護には履歴がありません）',
    },
  },
  'ruleset.recent-bypasses': {
    type: 'integer',
    better: 'less',
    audience: 'repository',
    scope: 'history',
    asks: {
      en: 'How many pushes of the last month went past a rule of a ruleset?',
      ja: '過去 1 か月に、ルールセットのルールをバイパスしたプッシュは何件あるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/rulesets', 'GET /repos/{owner}/{repo}/rulesets/rule-suites'],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Look at Settings > Rules > Insights, ask for the reason of each bypass, and take the bypass away from those who do not need it.',
      ja: 'Settings > Rules > Insights でバイパスの理由を確認し、不要なバイパス権限を外してください。',
    },
    silentOn: {
      en: 'bypasses older than a month, and classic branch protection, which leaves no trace of them',
      ja: '1 か月より前のバイパス、および記録の残らない従来のブランチ保護のバイパス',
    },
  },
} as const satisfies FactSheet;
