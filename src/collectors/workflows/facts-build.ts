import type { FactSheet } from '../../model/fact-sheet.ts';
import { SAFEGUARDS } from '../../workflows/safeguards.ts';

const ofTheTree = { audience: 'public', scope: 'tree' } as const;

/** On what and with what the workflows build. Ids, types and audiences are frozen. */
export const buildSheet = {
  'workflow.hosted-runner-ratio': {
    ...ofTheTree,
    type: 'ratio',
    better: 'more',
    asks: {
      en: 'Which share of the jobs runs only on machines that GitHub makes anew for each job?',
      ja: 'ジョブごとに新しく用意される GitHub のランナーだけで実行されるジョブの割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Name a standard label such as "ubuntu-24.04" in "runs-on"; where an own machine is needed, make it ephemeral and keep it to few repositories.',
      ja: '「runs-on」に「ubuntu-24.04」などの標準ラベルを指定してください。自前のマシンが必要な場合は、使い捨て（ephemeral）にし、使えるリポジトリを限定してください。',
    },
    silentOn: {
      en: 'what an own label stands for, and an own machine that was given a standard label',
      ja: '独自ラベルが指すマシンや、標準ラベルを付けた自前のマシン',
    },
  },
  'workflow.toolchains-pinned-ratio': {
    ...ofTheTree,
    type: 'ratio',
    better: 'more',
    asks: {
      en: 'Which share of the places that name a compiler, runtime or build image names one exact version or digest?',
      ja: 'コンパイラ、ランタイム、ビルドイメージを指定する箇所のうち、正確なバージョンまたはダイジェストを指定している割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.6.1',
    remedy: {
      en: 'Write all three numbers of the version ("22.12.0") in place of "22", "22.x", "lts/*" or "stable", and a digest behind each FROM image; let Dependabot or Renovate raise them.',
      ja: '「22」「22.x」「lts/*」「stable」の代わりに「22.12.0」のように 3 つの数字すべてを書き、FROM のイメージにはダイジェストを付け、更新は Dependabot や Renovate に任せてください。',
    },
    silentOn: {
      en: 'tools that scripts install by themselves or that the runner brings along, and images of containers in workflows',
      ja: 'スクリプトが独自にインストールするツール、ランナーに最初から入っているツール、ワークフロー内のコンテナイメージ',
    },
  },
  'workflow.end-of-life-toolchains': {
    ...ofTheTree,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many named versions of compilers and runtimes no longer got security fixes on the day of the collection?',
      ja: '収集日の時点でセキュリティ修正が終了しているコンパイラやランタイムのバージョンはいくつ指定されているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.6.1',
    remedy: {
      en: 'Move to a line of releases that its makers still repair; take lines whose support has ended out of the test matrix too.',
      ja: '提供元が修正を続けている系列へ移行し、サポートが終了した系列はテストの matrix からも外してください。',
    },
    silentOn: {
      en: 'paid support beyond the end, moving names such as "latest", and tools whose makers publish no end',
      ja: '期限後の有償サポート、「latest」のような固定されない名前、提供元が期限を公表していないツール',
    },
  },
  'workflow.long-lived-cloud-credentials': {
    ...ofTheTree,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many stored secrets that are named like permanent keys of a cloud do the workflows use?',
      ja: 'クラウドの恒久的な鍵を表す名前のシークレットを、ワークフローはいくつ使用しているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: "Let the cloud trust GitHub's OpenID Connect tokens and take the role in the job, then delete the stored key in both places.",
      ja: 'クラウド側で GitHub の OpenID Connect トークンを信頼させてジョブ内でロールを取得し、保存された鍵は双方から削除してください。',
    },
    silentOn: {
      en: 'keys under other names, and whether OpenID Connect is used: the name alone is seen',
      ja: '別の名前で保存された鍵や、OpenID Connect を使用しているか（名前だけを見ています）',
    },
  },
  'workflow.unlisted-tools': {
    ...ofTheTree,
    type: 'integer',
    better: 'less',
    asks: {
      en: 'How many tools and actions do the workflows execute that the toolchain document does not list?',
      ja: 'ワークフローが実行するツールとアクションのうち、ツールチェーン文書の一覧にないものはいくつあるか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.1',
    remedy: {
      en: 'Name every action as "owner/repository" and every tool in docs/toolchain.md, or take it out of the workflow.',
      ja: 'すべてのアクションを「所有者/リポジトリ」の形で、すべてのツールを名前で docs/toolchain.md に記載するか、ワークフローから外してください。',
    },
    silentOn: {
      en: 'tools that this product does not know, and whether the list says more than the name',
      ja: 'この製品が認識しないツール、および一覧に名前以外のことが書かれているか',
    },
  },
  'workflow.safeguards': {
    ...ofTheTree,
    type: 'set',
    better: 'more',
    words: SAFEGUARDS,
    asks: {
      en: 'Which safeguards of the build hold for every job that they are about?',
      ja: 'ビルドを守る仕組みのうち、対象となるすべてのジョブで有効なものはどれか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'egress-blocked: step-security/harden-runner with "egress-policy: block" as the first step of each job. frozen-installs: "npm ci", "--require-hashes", "--locked" everywhere. verified-downloads: hold each download against a hash or signature and pipe none into a shell. reusable-build: publish from a reusable workflow. release-gate: let the publishing job "needs:" the jobs that test and scan, without "always()".',
      ja: 'egress-blocked：すべてのジョブの最初のステップに step-security/harden-runner を「egress-policy: block」で置く。frozen-installs：すべて「npm ci」「--require-hashes」「--locked」などで導入する。verified-downloads：取得したファイルをハッシュまたは署名と照合し、シェルへ直接渡さない。reusable-build：再利用可能ワークフローから公開する。release-gate：公開ジョブの「needs:」にテストと検査のジョブを指定し、「always()」は使わない。',
    },
    silentOn: {
      en: 'what actions of others install or fetch, how narrow the allowed addresses are, and whether the hashes come from a place of their own',
      ja: '外部のアクションが導入・取得するもの、許可された宛先の範囲の狭さ、照合に使うハッシュの入手元',
    },
  },
} as const satisfies FactSheet;
