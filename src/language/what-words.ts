/**
 * Names of what could not be seen, where they are words and not a route, a path or a setting. Evidence keeps the English name:
 * it is a key there, and stays the same in both languages.
 */
const IN_JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^the bypass list of ruleset (\S+)$/, 'ruleset $1 のバイパス一覧'],
  [/^the bypass list of the tag protection$/, 'タグ保護のバイパス一覧'],
  [/^conditions and rules of ruleset (\S+)$/, 'ruleset $1 の対象条件とルール'],
  [/^required_reviewers of the pull_request rule$/, 'pull_request ルールの required_reviewers'],
  [/^the first bytes of the files \(.*\)$/, 'ファイルの先頭バイト（チェックアウトがある場合のみ：--dir 又は Action）'],
  [/^(\d+) file\(s\) stored in Git LFS$/, 'Git LFS に置かれた $1 件のファイル'],
  [/^the commit of release (.+?) \(.*\)$/, 'リリース $1 のコミット（そのリリースを評価するときに読み取ります）'],
  [/^the files of release (.+?) \(.*\)$/, 'リリース $1 のファイル（そのリリースを評価するときに読み取ります）'],
  [/^the classification of alerts as malware$/, 'アラートのマルウェア分類'],
  [/^the assignees of alerts$/, 'アラートの担当者'],
  [/^the time of a report$/, '報告の日時'],
  [/^severity of an advisory$/, 'アドバイザリの深刻度'],
  [/^the list of merged pull requests$/, 'マージ済み Pull Request の一覧'],
  [/^whether a robot is an updater$/, 'ボットが依存関係の更新用かどうか'],
  [/^the history of the files \(.*\)$/, 'ファイルの履歴（git のチェックアウトにはあります）'],
  [/^the history of (.+)$/, '$1 の履歴'],
  [/^the list of files$/, 'ファイルの一覧'],
  [/^files of own rules$/, '独自ルールのファイル'],
  [/^version files$/, 'バージョンを書いたファイル'],
  [/^build files$/, 'ビルド用のファイル'],
  [/^configuration files$/, '設定ファイル'],
  [/^artefacts of commit (\S+)$/, 'コミット $1 の成果物'],
  [/^evidence of other commits$/, '他のコミットの証跡'],
  [/^signatures and attestations$/, '署名とアテステーション'],
  [/^attestations of the assets$/, 'リリースファイルのアテステーション'],
  [
    /^attestations of a file that GitHub keeps no digest of \(.*\)$/,
    'GitHub がダイジェストを保持していないファイルのアテステーション（再アップロードすると付与されます）',
  ],
  [/^attestations of assets without a digest$/, 'ダイジェストのないファイルのアテステーション'],
  [/^an attestation without a predicate type$/, '種別のないアテステーション'],
  [/^an attested SBOM$/, 'アテステーションのある SBOM'],
  [/^an SBOM$/, 'SBOM'],
  [/^a table of SBOM attributes$/, 'SBOM 属性の表'],
  [/^a release$/, 'リリース'],
  [/^the result of a verified match of the SBOM$/, 'SBOM を照合した検証済みの結果'],
  [/^the result of a check of executables$/, '実行ファイルの検査結果'],
  [/^the result of a second build$/, '2 回目のビルドの結果'],
  [/^a second verified provenance from another run$/, '別の実行による 2 件目の検証済みプロベナンス'],
  [/^the ledger of earlier reports$/, '過去の評価の台帳'],
  [/^a copy of OSV records$/, 'OSV データの写し'],
  [/^a list of known exploited vulnerabilities \(KEV\)$/, '悪用が確認された脆弱性の一覧（KEV）'],
  [/^a checksum file$/, 'チェックサムファイル'],
  [/^(\S+) of the default branch$/, '既定ブランチの $1'],
  [/^(\S+) in (\.github\/\S+)$/, '$2 の $1'],
  [/^the organization's (\S+)$/, 'Organization の $1'],
];

/** The name for a person who reads Japanese; a route, a path or a setting is called the same everywhere. */
export function whatInJapanese(what: string): string {
  const row = IN_JAPANESE.find(([name]) => name.test(what));
  return row === undefined ? what : what.replace(row[0], row[1]);
}
