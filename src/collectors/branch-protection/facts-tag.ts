import type { FactSheet } from '../../model/fact-sheet.ts';

/** What keeps release tags in place, what guards the repository's paths, and what stops a secret at the push. */
export const tagSheet = {
  'tag.deletion-blocked': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Are the tags of the last three releases safe from deletion?',
      ja: '直近 3 件のリリースのタグは削除できないようになっているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/rulesets',
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'GET /repos/{owner}/{repo}/tags/protection',
    ],
    why: 'SP 800-218 PS.3.1',
    remedy: {
      en: 'Create an active tag ruleset (Settings > Rules > Rulesets > New tag ruleset) that targets all tags or your release pattern, with "Restrict deletions" on.',
      ja: 'Settings > Rules > Rulesets > New tag ruleset で、すべてのタグまたはリリースのタグ名を対象とするルールセットを作成し、「Restrict deletions」を有効にして Active にしてください。',
    },
    silentOn: {
      en: 'older releases, and the lock that an immutable release puts on its own tag',
      ja: 'それより古いリリース、およびイミュータブルリリースによるタグのロック',
    },
  },
  'tag.update-blocked': {
    type: 'boolean',
    better: 'more',
    audience: 'public',
    scope: 'settings',
    asks: {
      en: 'Are the tags of the last three releases safe from being moved to another commit?',
      ja: '直近 3 件のリリースのタグは別のコミットに付け替えられないようになっているか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/rulesets',
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'GET /repos/{owner}/{repo}/tags/protection',
    ],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'On an active tag ruleset switch on "Restrict updates". "Block force pushes" alone still lets a tag move forward; together with "Restrict deletions" it is enough.',
      ja: 'Active なタグのルールセットで「Restrict updates」を有効にしてください。「Block force pushes」だけではタグを先のコミットへ進められるため、「Restrict deletions」との併用が必要です。',
    },
    silentOn: {
      en: 'older releases, and the lock that an immutable release puts on its own tag',
      ja: 'それより古いリリース、およびイミュータブルリリースによるタグのロック',
    },
  },
  'tag.bypass-actors': {
    type: 'integer',
    better: 'less',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'How many actors stand outside the protection of the release tags?',
      ja: 'リリースのタグの保護をバイパスできる主体はいくつか',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/rulesets',
      'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'GET /repos/{owner}/{repo}/tags/protection',
    ],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Empty the bypass lists of the tag rulesets; name a release robot that has to stay in an exception. GitHub shows bypass lists only to a token with administration: write.',
      ja: 'タグのルールセットのバイパスリストを空にしてください。残す必要のあるリリース用ボットは例外措置として記録してください。バイパスリストは administration: write 権限を持つトークンにのみ表示されます。',
    },
    silentOn: {
      en: 'how many people an actor is: one team or role counts as one',
      ja: '主体あたりの人数（チームやロールは 1 と数えます）',
    },
  },
  'tag.verified-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'history',
    asks: {
      en: 'What share of the tags of the last three releases bears a signature that GitHub verified?',
      ja: '直近 3 件のリリースのタグのうち、GitHub が検証した署名のあるものの割合',
    },
    readFrom: [
      'GET /repos/{owner}/{repo}/releases',
      'GraphQL Release.tag',
      'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
    ],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Make release tags with "git tag -s" and register the key at the account that makes them (Settings > SSH and GPG keys); a tag that a workflow makes bears no signature.',
      ja: 'リリースのタグは「git tag -s」で作成し、その鍵を作成者のアカウントに登録してください（Settings > SSH and GPG keys）。ワークフローが作成したタグには署名がありません。',
    },
    silentOn: {
      en: 'whether the signer is one whom you expect: any account may have signed; of a lightweight tag the signature of the commit counts',
      ja: '署名者が想定した人かどうか（どのアカウントの署名も有効です。軽量タグではコミットの署名を見ます）',
    },
  },
  'repo.push-protection': {
    type: 'boolean',
    better: 'more',
    audience: 'repository',
    scope: 'settings',
    asks: {
      en: 'Is a push that holds a known kind of secret stopped?',
      ja: '既知の形式のシークレットを含むプッシュがブロックされるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Settings > Advanced Security: switch on "Secret Protection" and "Push protection".',
      ja: 'Settings > Advanced Security で「Secret Protection」と「Push protection」を有効にしてください。',
    },
    silentOn: {
      en: 'who bypasses it (anybody may, unless bypassing is delegated) and secrets of your own form',
      ja: 'バイパスした人（委任を設定しない限り誰でもバイパスできます）、および独自形式のシークレット',
    },
  },
  'repo.owned-areas': {
    type: 'set',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    words: ['all', 'build', 'configuration', 'design', 'documents', 'evidence', 'lockfiles', 'workflows'],
    asks: {
      en: 'In which areas of the repository does every file have a code owner?',
      ja: 'すべてのファイルにコードオーナーがいるのは、リポジトリのどの領域か',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Add a line with an owner for the area to .github/CODEOWNERS, for example "/.github/ @acme/security". The last line that fits a file decides; a line without owner takes ownership away.',
      ja: '.github/CODEOWNERS に、対象領域とコードオーナーの行を追加してください（例: 「/.github/ @acme/security」）。ファイルに一致する最後の行が有効で、コードオーナーのない行は指定を解除します。',
    },
    silentOn: {
      en: 'whether the owners exist, may write and review; it means something only while the branch requires code owner review',
      ja: 'コードオーナーが実在し、書き込み権限を持ち、レビューしているかどうか（ブランチでコードオーナーのレビューが必須の場合にのみ意味があります）',
    },
  },
} as const satisfies FactSheet;
