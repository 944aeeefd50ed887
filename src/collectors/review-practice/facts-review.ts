import type { FactSheet } from '../../model/fact-sheet.ts';

const practice = { type: 'ratio', better: 'more', audience: 'public', scope: 'history' } as const;

/** How the last pull requests were reviewed and what they were linked to. */
export const reviewFactSheet = {
  'review.approved-by-other-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last pull requests merged by people had the approval of another person?',
      ja: '直近にマージされた、人によるプルリクエストのうち、本人以外の承認を得ていたものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests'],
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
  'review.design-approved-by-other-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last pull requests by people that touch the design had the approval of another person?',
      ja: '設計に関するファイルを変更した、人による直近のプルリクエストのうち、本人以外の承認を得ていたものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests'],
    why: 'SP 800-218 PW.2.1',
    remedy: {
      en: 'Keep the design in docs/design/, docs/architecture/, docs/adr/ or docs/threat-model.md, and require the approval of its owners in a ruleset for the default branch.',
      ja: '設計を docs/design/、docs/architecture/、docs/adr/ または docs/threat-model.md に置き、既定ブランチのルールセットで担当者の承認を必須としてください。',
    },
    silentOn: {
      en: 'whether the design was reviewed against the requirements; design that is kept elsewhere or changed in code alone',
      ja: '設計が要件に照らして確認されたか、および別の場所で管理された設計やコードのみによる設計変更',
    },
  },
  'review.linked-issue-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last pull requests merged by people is linked to an issue that it closes?',
      ja: '直近にマージされた、人によるプルリクエストのうち、クローズする Issue に関連付けられているものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests', 'GraphQL PullRequest.closingIssuesReferences'],
    why: 'SP 800-218 PW.1.2',
    remedy: {
      en: 'Write "Closes #<number>" into the description of each pull request, or link the issue under "Development".',
      ja: '各プルリクエストの説明に「Closes #<番号>」と書くか、「Development」欄で Issue を関連付けてください。',
    },
    silentOn: {
      en: 'trackers other than the issues of GitHub, and whether the issue says why the change is needed',
      ja: 'GitHub の Issue 以外の管理ツール、および Issue に変更の理由が書かれているか',
    },
  },
  'review.security-fix-with-test-ratio': {
    ...practice,
    asks: {
      en: 'What share of the last merged pull requests with the label "security" also touches a test?',
      ja: 'ラベル「security」の付いた、直近にマージされたプルリクエストのうち、テストも変更したものの割合はどれだけか',
    },
    readFrom: ['GraphQL Repository.pullRequests'],
    why: 'SP 800-218 PW.8.2',
    remedy: {
      en: 'Label pull requests that mend a weakness "security" and add a test that fails without the change.',
      ja: '脆弱性を修正するプルリクエストにラベル「security」を付け、修正がないと失敗するテストを追加してください。',
    },
    silentOn: {
      en: 'whether the test covers the weakness; fixes made in the private fork of an advisory are not seen',
      ja: 'テストがその脆弱性を対象としているか（アドバイザリーの非公開フォークで行われた修正は確認できません）',
    },
  },
  'review.process-changes-with-cause': {
    ...practice,
    type: 'integer',
    asks: {
      en: 'How many merged pull requests change policies or the way of working and close an issue about a root cause?',
      ja: 'ポリシーや開発プロセスを変更し、根本原因の Issue をクローズした、マージ済みのプルリクエストは何件か',
    },
    readFrom: ['GraphQL Repository.pullRequests'],
    why: 'SP 800-218 RV.3.4',
    remedy: {
      en: 'Record root causes as issues with the label "root-cause", and close each with the pull request that changes the policy, workflow or guideline.',
      ja: '根本原因をラベル「root-cause」の Issue として記録し、ポリシー、ワークフロー、ガイドラインを変更するプルリクエストでクローズしてください。',
    },
    silentOn: {
      en: 'whether the change has the effect it was made for; processes that are written elsewhere',
      ja: '変更によって狙った効果が得られたか、および別の場所で管理されているプロセス',
    },
  },
} as const satisfies FactSheet;
