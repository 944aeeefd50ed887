import type { FactSheet } from '../../model/fact-sheet.ts';

/** What the repository and GitHub's dependency graph know of its dependencies. */
export const nowSheet = {
  'dependency.graph-enabled': {
    type: 'boolean',
    better: 'more',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'Does GitHub keep a dependency graph of this repository?',
      ja: 'このリポジトリで GitHub の依存関係グラフが有効になっているか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependency-graph/sbom'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Switch on the dependency graph under Settings > Advanced Security.',
      ja: 'Settings > Advanced Security で依存関係グラフ（Dependency graph）を有効にしてください。',
    },
    silentOn: {
      en: 'whether it holds anything: without a supported manifest it is on and empty',
      ja: '中身があるかどうか（対応するマニフェストがなければ、有効でも空です）',
    },
  },
  'dependency.identified-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'How many packages of the dependency graph have an exact version and a purl?',
      ja: '依存関係グラフのパッケージのうち、正確なバージョンと purl を備えたものの割合',
    },
    readFrom: ['GET /repos/{owner}/{repo}/dependency-graph/sbom'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Commit lockfiles, so that the graph knows exact versions instead of ranges, or submit dependencies from the build.',
      ja: 'ロックファイルをコミットするか、ビルドから依存関係を送信し、範囲指定ではなく正確なバージョンが記録されるようにしてください。',
    },
    silentOn: {
      en: 'suppliers and hashes, which the export does not carry, and dependencies that the graph does not see',
      ja: 'エクスポートに含まれない供給者とハッシュ値、およびグラフが検出できない依存関係',
    },
  },
  'dependency.lockfile-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'How many manifests with external dependencies have their lockfile committed?',
      ja: '外部依存を持つマニフェストのうち、ロックファイルがコミットされているものの割合',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.1',
    remedy: {
      en: 'Commit the lockfile beside each manifest (package-lock.json, Cargo.lock, go.sum, poetry.lock …) and install from it in CI. A library that leaves it out on purpose records an exception.',
      ja: '各マニフェストと同じ場所にロックファイル（package-lock.json、Cargo.lock、go.sum、poetry.lock など）をコミットし、CI ではそれを使ってインストールしてください。ライブラリなどで意図的に含めない場合は例外措置として記録してください。',
    },
    silentOn: {
      en: 'whether the lockfile is up to date and used; ecosystems without lockfiles, such as Maven, are not counted',
      ja: 'ロックファイルが最新で実際に使われているかどうか（Maven などロックファイルのないエコシステムは数えません）',
    },
  },
  'dependency.end-of-life-components': {
    type: 'integer',
    better: 'less',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'How many components that the manifests name had no more repairs by their makers on the day of the collection?',
      ja: '収集日の時点で、マニフェストに指定されたコンポーネントのうち提供元のサポートが終了しているものはいくつか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.4.4',
    remedy: {
      en: 'Move each named component to a line that its makers still repair, or replace it; policies/end-of-life.yml names the sources.',
      ja: '挙げられたコンポーネントを、提供元が修正を続けている系列へ更新するか、別のものに置き換えてください。出典は policies/end-of-life.yml にあります。',
    },
    silentOn: {
      en: 'components that are not in the table or that other components bring, and paid support beyond the end',
      ja: '表にないコンポーネント、間接的な依存、期限後の有償サポート',
    },
  },
} as const satisfies FactSheet;
