import type { FactSheet } from '../../model/fact-sheet.ts';
import { BRANCH_RULES } from '../read-from.ts';

/** What a pull request has to bring before it may be merged. */
export const reviewSheet = {
  'branch.required-approvals': {
    type: 'integer',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'How many approvals does the branch demand before a merge?',
      ja: 'ブランチはマージ前にいくつの承認を求めるか',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Raise "Required approvals" under "Require a pull request before merging" in a ruleset for the branch.',
      ja: '対象ブランチのルールセットの「Require a pull request before merging」で「Required approvals」を増やしてください。',
    },
    silentOn: {
      en: 'whether the reviewer read the change, and whether a workflow gave the approval',
      ja: 'レビュー担当者が変更を読んだかどうか、および承認がワークフローによるものかどうか',
    },
  },
  'branch.stale-approvals-dismissed': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Does a new push take back the approvals given before it?',
      ja: '新しいプッシュがあると、それまでの承認が取り消されるか',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Dismiss stale pull request approvals when new commits are pushed", and require at least one approval.',
      ja: '「Dismiss stale pull request approvals when new commits are pushed」を有効にし、必要な承認数を 1 以上にしてください。',
    },
    silentOn: {
      en: 'whether the push after the approval came from the approver',
      ja: '承認後のプッシュが承認者自身によるものかどうか',
    },
  },
  'branch.code-owner-review-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Must a code owner approve changes to the files they own?',
      ja: '担当ファイルの変更にコードオーナーの承認が必須か',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Require review from Code Owners" in a ruleset for the branch, and name owners in .github/CODEOWNERS.',
      ja: '対象ブランチのルールセットで「Require review from Code Owners」を有効にし、.github/CODEOWNERS にコードオーナーを記載してください。',
    },
    silentOn: {
      en: 'which files have an owner; without a CODEOWNERS file nobody is asked',
      ja: 'どのファイルにコードオーナーがいるか（CODEOWNERS ファイルがなければ誰の承認も求められません）',
    },
  },
  'branch.last-push-approval-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Must somebody other than the last pusher approve the last push?',
      ja: '最後のプッシュについて、プッシュした人以外の承認が必須か',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Switch on "Require approval of the most recent reviewable push", and require at least one approval.',
      ja: '「Require approval of the most recent reviewable push」を有効にし、必要な承認数を 1 以上にしてください。',
    },
    silentOn: { en: 'whether the two accounts belong to two people', ja: '2 つのアカウントが別人のものかどうか' },
  },
  'branch.path-reviewers-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Must a given team approve changes to certain paths?',
      ja: '特定のパスの変更に、指定したチームの承認が必須か',
    },
    readFrom: ['GET /repos/{owner}/{repo}/rules/branches/{branch}', 'GET /repos/{owner}/{repo}/rulesets'],
    why: 'SP 800-218 PW.7.1',
    remedy: {
      en: 'Under "Require a pull request before merging" add "Require review from specific teams" with file patterns that exist and at least one approval.',
      ja: '「Require a pull request before merging」の「Require review from specific teams」に、実在するファイルのパターンと 1 以上の承認数を設定してください。',
    },
    silentOn: {
      en: 'whether the paths that matter most are among them',
      ja: '最も重要なパスが対象に含まれているかどうか',
    },
  },
  'branch.conversation-resolution-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Must every review comment be resolved before a merge?',
      ja: 'マージ前にすべてのレビューコメントの解決が必須か',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Switch on "Require conversation resolution before merging" in a ruleset for the branch.',
      ja: '対象ブランチのルールセットで「Require conversation resolution before merging」を有効にしてください。',
    },
    silentOn: {
      en: 'how a comment was resolved: anybody who may write may resolve it',
      ja: 'コメントがどのように解決されたか（書き込み権限があれば誰でも解決済みにできます）',
    },
  },
  'branch.required-checks': {
    type: 'integer',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: { en: 'How many checks must succeed before a merge?', ja: 'マージ前に成功が必須のチェックはいくつか' },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PO.4.1',
    remedy: {
      en: 'Switch on "Require status checks to pass" in a ruleset for the branch and add the jobs that build, test and scan.',
      ja: '対象ブランチのルールセットで「Require status checks to pass」を有効にし、ビルド、テスト、スキャンのジョブを追加してください。',
    },
    silentOn: {
      en: 'what the checks do, and whether a job of that name exists; a skipped job reports success',
      ja: 'チェックの内容と、その名前のジョブが実在するかどうか（スキップされたジョブも成功と報告されます）',
    },
  },
  'branch.required-checks-strict': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Do required checks run against the newest state of the branch?',
      ja: '必須のチェックはブランチの最新の状態に対して実行されるか',
    },
    readFrom: [...BRANCH_RULES],
    why: 'SP 800-218 PO.4.1',
    remedy: {
      en: 'Switch on "Require branches to be up to date before merging", or use a merge queue.',
      ja: '「Require branches to be up to date before merging」を有効にするか、マージキューを使用してください。',
    },
    silentOn: { en: 'what the checks find', ja: 'チェックが何を検出するか' },
  },
  'branch.code-scanning-threshold-required': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Does a code-scanning alert above a set severity stop a merge?',
      ja: '設定した重大度以上のコードスキャンのアラートがマージを止めるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/rules/branches/{branch}', 'GET /repos/{owner}/{repo}/rulesets'],
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Switch on "Require code scanning results" in a ruleset for the branch and choose a threshold other than None for each tool.',
      ja: '対象ブランチのルールセットで「Require code scanning results」を有効にし、各ツールのしきい値を None 以外にしてください。',
    },
    silentOn: {
      en: 'pull requests that the tool has not scanned',
      ja: 'ツールがスキャンしていないプルリクエスト',
    },
  },
} as const satisfies FactSheet;
