import type { FactSheet } from '../../model/fact-sheet.ts';

/** How the dependencies are guarded and kept up to date. */
export const keptSheet = {
  'dependency.lockfile-hash-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'How many lockfiles carry a SHA-2 hash for every package from outside?',
      ja: 'すべての外部パッケージに SHA-2 のハッシュ値があるロックファイルの割合',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Renew the lockfile with a current package manager (npm 7, yarn 2, pnpm, Cargo, uv, Poetry, "bundle lock --add-checksums"), pin pip requirements with --generate-hashes, and take packages from a registry instead of git.',
      ja: '新しいパッケージマネージャー（npm 7 以降、yarn 2 以降、pnpm、Cargo、uv、Poetry、「bundle lock --add-checksums」）でロックファイルを作り直し、pip では --generate-hashes を用い、git ではなくレジストリからパッケージを取得してください。',
    },
    silentOn: {
      en: 'whether the install compares the hashes, and who published the package',
      ja: 'インストール時にハッシュ値が照合されるかどうか、およびパッケージの発行者',
    },
  },
  'dependency.updates-configured-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'What share of the ecosystems in the tree is kept up to date by Dependabot or Renovate wherever it has manifests?',
      ja: 'ツリーにあるエコシステムのうち、マニフェストのあるすべての場所が Dependabot 又は Renovate の更新対象であるものの割合',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Add an entry with the ecosystem and the folder of the manifest to .github/dependabot.yml ("directories" takes several), also for github-actions and docker.',
      ja: '.github/dependabot.yml に、エコシステムとマニフェストのフォルダーの項目を追加してください（複数のフォルダーは「directories」）。github-actions と docker も対象です。',
    },
    silentOn: {
      en: 'whether the updater is installed and its pull requests are merged; ecosystems that we do not know, and what Renovate presets of others say',
      ja: '更新ツールが導入され、プルリクエストがマージされているか、未対応のエコシステム、および他所の Renovate プリセットの内容',
    },
  },
  'dependency.latest-update-merged-at': {
    type: 'instant',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'When was the last pull request of Dependabot or Renovate merged?',
      ja: 'Dependabot 又は Renovate のプルリクエストが最後にマージされたのはいつか',
    },
    readFrom: ['GraphQL Repository.pullRequests'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Review and merge the open pull requests of Dependabot or Renovate, or let those that pass all checks merge by themselves.',
      ja: 'Dependabot 又は Renovate の未対応のプルリクエストを確認してマージするか、すべての検査に合格したものを自動でマージしてください。',
    },
    silentOn: {
      en: 'updaters under a name of their own, updates by hand, and whether all that is old was proposed',
      ja: '独自の名前で動く更新ツール、手作業による更新、および古い部品のすべてが提案されたかどうか',
    },
  },
  'dependency.introduced-vulnerabilities': {
    type: 'integer',
    better: 'less',
    audience: 'public',
    scope: 'run',
    ofChange: true,
    asks: {
      en: 'How many known critical or high vulnerabilities does this change bring with its components?',
      ja: 'この変更で加わる部品に、既知の重大（critical・high）な脆弱性がいくつあるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}'],
    why: 'SP 800-218 PW.4.4',
    remedy: {
      en: 'Choose a version of the component without known severe vulnerabilities, or another component; "npm audit" or osv-scanner names the repaired versions.',
      ja: '既知の重大な脆弱性がないバージョン又は別の部品を選んでください。修正済みのバージョンは「npm audit」や osv-scanner で確認できます。',
    },
    silentOn: {
      en: 'components that no manifest names: what a build submits to the dependency graph may arrive minutes later',
      ja: 'マニフェストに記載のない部品（ビルドから依存関係グラフへの送信は数分遅れることがあります）',
    },
  },
} as const satisfies FactSheet;
