import type { FactSheet } from '../../model/fact-sheet.ts';

const practice = { type: 'ratio', better: 'more', audience: 'public', scope: 'history' } as const;

/** How changes really came into the default branch, whatever the settings demand. Ids, types and audiences are frozen. */
export const facts = {
  'review.approved-by-other-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last pull requests merged by people had the approval of another person?',
      ja: '直近にマージされた、人によるプルリクエストのうち、本人以外の承認を得ていたものの割合はどれだけか',
    },
    why: 'SP 800-218 PW.7.2',
    remedy: {
      en: 'Require at least one approval and "Require approval of the most recent reviewable push" in a ruleset for the default branch (Settings > Rules > Rulesets).',
      ja: '既定ブランチのルールセット（Settings > Rules > Rulesets）で承認を 1 件以上必須とし、「Require approval of the most recent reviewable push」を有効にしてください。',
    },
    silentOn: {
      en: 'how carefully the change was read; the last pusher is taken from the last commit, which a person can sign with another name',
      ja: '変更がどの程度丁寧に確認されたか（最後にプッシュした人は最後のコミットの作成者情報から判断しており、別名義で作成できる点は確認していません）',
    },
  },
  'commit.through-pull-request-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last commits of the default branch came by a merged pull request?',
      ja: '既定ブランチの直近のコミットのうち、マージされたプルリクエストを経たものの割合はどれだけか',
    },
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Add "Require a pull request before merging" to a ruleset for the default branch without bypass (Settings > Rules > Rulesets), and let release robots open pull requests too.',
      ja: '既定ブランチのルールセット（Settings > Rules > Rulesets）に、バイパスなしで「Require a pull request before merging」を追加し、リリース用のボットもプルリクエスト経由としてください。',
    },
    silentOn: {
      en: 'whether the pull request was reviewed; a rebase outside GitHub loses the link to it',
      ja: 'プルリクエストがレビューされたかどうか（GitHub 外でリベースすると関連付けが失われます）',
    },
  },
} as const satisfies FactSheet;
