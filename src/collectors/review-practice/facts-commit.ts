import type { FactSheet } from '../../model/fact-sheet.ts';

const history = { type: 'ratio', better: 'more', audience: 'public', scope: 'history' } as const;

/** What the last commits of the default branch show. */
export const commitFactSheet = {
  'commit.through-pull-request-ratio': {
    ...history,
    asks: {
      en: 'What share of the last commits of the default branch came by a merged pull request?',
      ja: '既定ブランチの直近のコミットのうち、マージされたプルリクエストを経たものの割合はどれだけか',
    },
    readFrom: ['GraphQL Commit.history', 'GraphQL Commit.associatedPullRequests'],
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
  'commit.verified-ratio': {
    ...history,
    asks: {
      en: 'What share of the last commits of the default branch bears a signature that GitHub verified (in a folder: that a named key made)?',
      ja: '既定ブランチの直近のコミットのうち、GitHub が検証した署名（フォルダーの場合は、指定した鍵による署名）のあるものの割合はどれだけか',
    },
    readFrom: ['GraphQL Commit.history'],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Add "Require signed commits" to a ruleset for the default branch (Settings > Rules > Rulesets) and let everybody sign with a key that their account knows.',
      ja: '既定ブランチのルールセット（Settings > Rules > Rulesets）に「Require signed commits」を追加し、各自のアカウントに登録した鍵で署名してください。',
    },
    silentOn: {
      en: 'who wrote the change: what is merged or edited in the browser is signed by GitHub itself, and a key of an account is not yet the key we expect',
      ja: '変更を書いた人が誰か（ブラウザーでのマージや編集には GitHub 自身が署名します。また、アカウントの鍵が想定した鍵であるとは限りません）',
    },
  },
} as const satisfies FactSheet;
