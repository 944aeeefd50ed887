import type { FactSheet } from '../../model/fact-sheet.ts';

const practice = { type: 'ratio', better: 'more', audience: 'public', scope: 'history' } as const;

/** What the checks of the last pull requests had said when these were merged. */
export const checkFactSheet = {
  'review.checked-merges-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last merged pull requests had at least one check with a result before the merge?',
      ja: '直近にマージされたプルリクエストのうち、マージ前に 1 件以上のチェックが完了していたものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests', 'GraphQL Commit.statusCheckRollup', 'GraphQL StatusContext.state'],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'Let a workflow run on pull requests (on: pull_request) and require its job in a ruleset for the default branch.',
      ja: 'プルリクエストで動くワークフロー（on: pull_request）を用意し、既定ブランチのルールセットでそのジョブを必須としてください。',
    },
    silentOn: {
      en: 'what the checks look for: a check of licences or signatures counts like a test; GitHub forgets checks after 400 days',
      ja: 'チェックの内容（ライセンスや署名の確認もテストと同様に数えます。GitHub は 400 日を過ぎるとチェックを削除します）',
    },
  },
  'review.green-at-merge-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last merged pull requests had passed its checks when it was merged?',
      ja: '直近にマージされたプルリクエストのうち、マージ時点でチェックに合格していたものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests', 'GraphQL Commit.statusCheckRollup', 'GraphQL StatusContext.state'],
    why: 'SP 800-218 PO.3.3',
    remedy: {
      en: 'Add "Require status checks to pass" to a ruleset for the default branch (Settings > Rules > Rulesets), without bypass.',
      ja: '既定ブランチのルールセット（Settings > Rules > Rulesets）に、バイパスなしで「Require status checks to pass」を追加してください。',
    },
    silentOn: {
      en: 'whether the checks are strict enough; a check that was neutral or skipped is not held against the merge, one that was repeated after the merge cannot be judged',
      ja: 'チェックの厳しさが十分か（中立またはスキップのチェックは不合格とせず、マージ後に再実行されたチェックは判定できません）',
    },
  },
} as const satisfies FactSheet;
