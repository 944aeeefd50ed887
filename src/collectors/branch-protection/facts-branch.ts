import type { FactSheet } from '../../model/fact-sheet.ts';
import { BRANCH_RULES } from '../read-from.ts';
import { RULE_TYPES } from './rule-types.ts';

/** What a branch refuses, whoever pushes. */
export const branchSheet = {
  'branch.pull-request-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Does a change reach the branch only through a pull request?',
      ja: 'ブランチへの変更はプルリクエスト経由に限られているか',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Settings > Rules > Rulesets: on a ruleset for the default branch, switch on "Require a pull request before merging" and set its enforcement to Active.',
      ja: 'Settings > Rules > Rulesets で、既定ブランチを対象とするルールセットの「Require a pull request before merging」を有効にし、Enforcement を Active にしてください。',
    },
    silentOn: {
      en: 'whether anybody has to approve (zero approvals count too), and who stands outside the rule',
      ja: '承認が必要かどうか（承認数 0 でも該当します）、およびこのルールをバイパスできる人',
    },
  },
  'branch.push-restricted': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Is pushing to the branch limited to named people, teams or apps?',
      ja: 'ブランチへのプッシュが特定のユーザー、チーム、アプリに限定されているか',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Restrict updates" in a ruleset for the branch (only its bypass list can then push), or "Restrict who can push to matching branches" in the classic protection.',
      ja: '対象ブランチのルールセットで「Restrict updates」を有効にするか（バイパスリストの対象者だけがプッシュできます）、従来のブランチ保護で「Restrict who can push to matching branches」を有効にしてください。',
    },
    silentOn: {
      en: 'how large the circle is: a team that holds everybody counts as well',
      ja: '限定された範囲の広さ（全員が所属するチームを指定していても該当します）',
    },
  },
  'branch.force-push-blocked': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Is rewriting the history of the branch refused?',
      ja: 'ブランチの履歴の書き換え（強制プッシュ）が拒否されるか',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Block force pushes" in a ruleset for the branch, or leave "Allow force pushes" off in the classic protection.',
      ja: '対象ブランチのルールセットで「Block force pushes」を有効にするか、従来のブランチ保護で「Allow force pushes」を無効にしてください。',
    },
    silentOn: {
      en: 'who is named as an exception; that is counted among the bypass actors',
      ja: '例外として指定された人（バイパスできる主体の数に含めます）',
    },
  },
  'branch.deletion-blocked': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: { en: 'Is deleting the branch refused?', ja: 'ブランチの削除が拒否されるか' },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Restrict deletions" in a ruleset for the branch, or leave "Allow deletions" off in the classic protection.',
      ja: '対象ブランチのルールセットで「Restrict deletions」を有効にするか、従来のブランチ保護で「Allow deletions」を無効にしてください。',
    },
    silentOn: {
      en: 'that GitHub refuses to delete a default branch anyway; that lasts only until another branch becomes the default',
      ja: '既定ブランチであることによる削除の拒否（既定ブランチを変更すると失われるため、ここでは数えません）',
    },
  },
  'branch.signatures-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Must every commit on the branch carry a verified signature?',
      ja: 'ブランチ上のコミットに検証済みの署名が必須か',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Require signed commits" in a ruleset for the branch or in its classic protection.',
      ja: '対象ブランチのルールセットまたは従来のブランチ保護で「Require signed commits」を有効にしてください。',
    },
    silentOn: {
      en: 'who wrote the change: merges made on the web are signed by GitHub itself',
      ja: '変更を書いた人（Web 上でのマージには GitHub 自身が署名します）',
    },
  },
  'branch.administrators-bound': {
    type: 'boolean',
    better: 'more',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'Does everything that protects the branch hold for administrators too?',
      ja: 'ブランチを保護するすべての設定が管理者にも適用されるか',
    },
    readFrom: [
      ...BRANCH_RULES,
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'GraphQL BranchProtectionRule.bypassForcePushAllowances',
    ],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Take administrator roles and organization admins off the bypass list of each ruleset on the branch; in classic protection switch on "Do not allow bypassing the above settings".',
      ja: '対象ブランチの各ルールセットのバイパスリストから管理者ロールと Organization admin を外し、従来のブランチ保護では「Do not allow bypassing the above settings」を有効にしてください。',
    },
    silentOn: {
      en: 'that an administrator can change the setting itself',
      ja: '管理者が設定そのものを変更できること',
    },
  },
  'branch.bypass-actors': {
    type: 'integer',
    better: 'less',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'How many actors stand outside the protection of the branch?',
      ja: 'ブランチの保護をバイパスできる主体はいくつか',
    },
    readFrom: [
      ...BRANCH_RULES,
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'GraphQL BranchProtectionRule.bypassForcePushAllowances',
    ],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Empty the bypass lists of the rulesets on the branch, and the pull-request and force-push exceptions of its classic protection. GitHub shows bypass lists only to a token with administration: write.',
      ja: '対象ブランチのルールセットのバイパスリストと、従来のブランチ保護におけるプルリクエストおよび強制プッシュの例外を空にしてください。バイパスリストは administration: write 権限を持つトークンにのみ表示されます。',
    },
    silentOn: {
      en: 'how many people an actor is: one team or role counts as one',
      ja: '主体あたりの人数（チームやロールは 1 と数えます）',
    },
  },
  'ruleset.inherited-rules': {
    type: 'set',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    words: RULE_TYPES,
    asks: {
      en: 'Which rules does the organization or enterprise lay on the branch?',
      ja: 'Organization または Enterprise からブランチに適用されているルールは何か',
    },
    readFrom: ['GET /repos/{owner}/{repo}/rules/branches/{branch}', 'GET /repos/{owner}/{repo}/rulesets'],
    why: 'SP 800-218 PO.1.1',
    remedy: {
      en: 'Create an active ruleset in the settings of the organization (Repository > Rulesets) that targets this repository and its default branch.',
      ja: 'Organization の設定（Repository > Rulesets）で、このリポジトリの既定ブランチを対象とするルールセットを作成し、Active にしてください。',
    },
    silentOn: {
      en: 'the rules of the repository itself, and who may bypass the inherited ones',
      ja: 'リポジトリ自身のルール、および継承されたルールをバイパスできる人',
    },
  },
} as const satisfies FactSheet;
