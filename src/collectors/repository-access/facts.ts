import type { FactSheet } from '../../model/fact-sheet.ts';

const count = { type: 'integer', better: 'less', audience: 'repository', scope: 'settings' } as const;

/** Who and what reaches a repository beside its teams. Ids, types and audiences are frozen. */
export const facts = {
  'repo.direct-admins': {
    ...count,
    asks: {
      en: 'How many people were given administration of the repository in person?',
      ja: 'リポジトリの管理者権限を個人として付与された人は何人か',
    },
    readFrom: ['GraphQL Repository.collaborators', 'GET /repos/{owner}/{repo}/collaborators'],
    why: 'SP 800-218 PO.2.1',
    remedy: {
      en: 'Under Settings > Collaborators and teams give administration to a team, and lower the role of the people listed one by one.',
      ja: 'Settings > Collaborators and teams で管理者権限をチームに付与し、個人に付与された権限を下げてください。',
    },
    silentOn: {
      en: 'owners of the organisation, people who administer through a team, and custom roles that hold single administration rights',
      ja: 'Organization のオーナー、チーム経由で管理者権限を持つ人、管理権限の一部を含むカスタムロール',
    },
  },
  'repo.writable-deploy-keys': {
    ...count,
    asks: {
      en: 'How many deploy keys may push?',
      ja: '書き込みできるデプロイキーは何個あるか',
    },
    readFrom: ['GraphQL Repository.deployKeys', 'GET /repos/{owner}/{repo}/keys'],
    why: 'SP 800-218 PO.5.1',
    remedy: {
      en: 'Delete the key under Settings > Deploy keys, or add it again without "Allow write access"; let a GitHub App with a short-lived token push instead.',
      ja: 'Settings > Deploy keys でキーを削除するか、「Allow write access」なしで登録し直してください。書き込みが必要な場合は、有効期間の短いトークンを使う GitHub App に置き換えてください。',
    },
    silentOn: {
      en: 'where the private key lies and who can use it; rulesets may also let deploy keys bypass them',
      ja: '秘密鍵の保管場所と利用者、およびルールセットでデプロイキーのバイパスが許可されている場合',
    },
  },
  'repo.webhooks-without-secret': {
    ...count,
    asks: {
      en: 'How many webhooks have no secret or do not verify the certificate of their receiver?',
      ja: 'シークレットが設定されていない、または送信先の証明書を検証しない Webhook は何個あるか',
    },
    readFrom: ['GET /repos/{owner}/{repo}/hooks'],
    why: 'SP 800-218 PO.3.2',
    remedy: {
      en: 'Under Settings > Webhooks set a secret, let the receiver check the signature, and choose "Enable SSL verification".',
      ja: 'Settings > Webhooks でシークレットを設定して受信側で署名を検証し、「Enable SSL verification」を選択してください。',
    },
    silentOn: {
      en: 'whether the receiver checks the signature, and webhooks of the organisation',
      ja: '受信側が署名を検証しているか、および Organization の Webhook',
    },
  },
  'repo.codeowners-errors': {
    ...count,
    audience: 'public',
    asks: {
      en: 'How many lines of CODEOWNERS does GitHub find wrong?',
      ja: 'CODEOWNERS の中で GitHub がエラーと判定した箇所はいくつあるか',
    },
    readFrom: ['GraphQL Repository.codeowners', 'GET /repos/{owner}/{repo}/codeowners/errors', 'files'],
    why: 'SP 800-218 PO.2.1',
    remedy: {
      en: 'Open CODEOWNERS on GitHub: wrong lines are marked. Name people and visible teams that may write to the repository.',
      ja: 'GitHub で CODEOWNERS を開くとエラー箇所が表示されます。リポジトリへの書き込み権限を持つ個人、または公開されたチームを指定してください。',
    },
    silentOn: {
      en: 'whether the right people own a path, and paths that nobody owns',
      ja: '適切な人がオーナーになっているか、およびオーナーのいないパス',
    },
  },
} as const satisfies FactSheet;
