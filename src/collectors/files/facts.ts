import type { FactSheet } from '../../model/fact-sheet.ts';

const ofTheTree = { type: 'boolean', better: 'more', audience: 'public', scope: 'tree' } as const;

/** Files whose name and place have a meaning of their own. Ids, types and audiences are frozen. */
export const facts = {
  'repo.security-policy': {
    ...ofTheTree,
    asks: {
      en: 'Does the repository hold a security policy (SECURITY.md) with a text of its own?',
      ja: 'リポジトリに独自の内容を持つセキュリティポリシー（SECURITY.md）があるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 RV.1.3',
    remedy: {
      en: 'Add SECURITY.md to the root, .github/ or docs/ and say which versions are supported and how to report a vulnerability in private. GitHub offers a template under Security > Policy; replace its text.',
      ja: 'ルート、.github/、docs/ のいずれかに SECURITY.md を追加し、サポート対象のバージョンと、脆弱性を非公開で報告する方法を記載してください。GitHub の Security > Policy にひな形がありますが、本文は自組織の内容に書き換えてください。',
    },
    silentOn: {
      en: 'whether the policy is any good or followed, and a policy inherited from the organisation',
      ja: 'ポリシーの内容の良否や遵守状況、および Organization から継承されるポリシー',
    },
  },
  'repo.codeowners': {
    ...ofTheTree,
    asks: {
      en: 'Is there a CODEOWNERS file in which at least one rule names an owner?',
      ja: 'コードオーナーを指定するルールが 1 つ以上ある CODEOWNERS ファイルがあるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.2.1',
    remedy: {
      en: 'Add .github/CODEOWNERS with a line such as "* @your-org/your-team". GitHub uses the first file of .github/, the root and docs/.',
      ja: '.github/CODEOWNERS を追加し、「* @your-org/your-team」のような行を記載してください。GitHub は .github/、ルート、docs/ の順に最初のファイルを使用します。',
    },
    silentOn: {
      en: 'whether the owners exist, may write and are asked for a review; on free plans the file has no effect in private repositories',
      ja: 'コードオーナーが実在し書き込み権限を持つか、レビューを求められるか（無料プランの非公開リポジトリではファイルは効力を持ちません）',
    },
  },
  'repo.dependabot-config': {
    ...ofTheTree,
    asks: {
      en: 'Does a Dependabot configuration ask for updates of dependencies?',
      ja: 'Dependabot の設定で依存関係の更新が有効になっているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Add .github/dependabot.yml with "version: 2" and an entry under "updates" for each package ecosystem, and leave "open-pull-requests-limit" above 0.',
      ja: '.github/dependabot.yml を追加し、「version: 2」と、パッケージエコシステムごとの項目を「updates」に記載してください。「open-pull-requests-limit」は 0 にしないでください。',
    },
    silentOn: {
      en: 'whether every ecosystem is covered and whether the proposed updates are merged',
      ja: 'すべてのエコシステムを対象としているか、提案された更新がマージされているか',
    },
  },
  'repo.renovate-config': {
    ...ofTheTree,
    asks: {
      en: 'Does a Renovate configuration ask for updates of dependencies?',
      ja: 'Renovate の設定で依存関係の更新が有効になっているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Add renovate.json with "extends": ["config:recommended"] and install the Renovate app; where a preset of another repository is used, add "enabled": true to say that it is on.',
      ja: '「"extends": ["config:recommended"]」を記載した renovate.json を追加し、Renovate アプリをインストールしてください。別リポジトリのプリセットを使う場合は「"enabled": true」を追記し、有効であることを明示してください。',
    },
    silentOn: {
      en: 'whether the Renovate app is installed and whether the proposed updates are merged',
      ja: 'Renovate アプリがインストールされているか、提案された更新がマージされているか',
    },
  },
  'repo.security-insights': {
    ...ofTheTree,
    asks: {
      en: 'Is there a Security Insights file of this repository that has not expired?',
      ja: 'このリポジトリの、有効期限内の Security Insights ファイルがあるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.2.1',
    remedy: {
      en: 'Add security-insights.yml (OpenSSF Security Insights) to the root or .github/ with a header that names "schema-version" and this repository\'s own "url", and review it before it expires.',
      ja: 'ルートまたは .github/ に security-insights.yml（OpenSSF Security Insights）を追加し、ヘッダーに「schema-version」とこのリポジトリ自身の「url」を記載してください。有効期限の前に内容を見直してください。',
    },
    silentOn: {
      en: 'whether the statements in the file are true',
      ja: 'ファイルの記載内容が事実かどうか',
    },
  },
} as const satisfies FactSheet;
