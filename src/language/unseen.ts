import { joinTexts, type Text } from '../model/text.ts';
import type { Unseen, UnseenReason } from '../model/observation.ts';
import { timeText } from './time.ts';

const WORDS: Readonly<Record<UnseenReason, (what: string, unseen: Unseen) => Text>> = {
  forbidden,
  'hidden-or-absent': hiddenOrAbsent,
  plan: (what, { plan }) => ({
    en: `${what} is not part of this repository's plan${plan === undefined ? '' : `; it comes with ${plan}`}`,
    ja: `${what} はこのリポジトリのプランでは利用できません${plan === undefined ? '' : `（${plan} で利用できます）`}`,
  }),
  'not-offered': (what) => ({
    en: `${what} is not offered by this server`,
    ja: `${what} はこのサーバーでは提供されていません`,
  }),
  'rate-limited': (what, { retryAt }) => ({
    en: `${what} could not be read because the rate limit was reached${retryAt === undefined ? '' : `; retry at ${timeText(retryAt, 'en')}`}`,
    ja: `${what} はレート制限に達したため読めませんでした${retryAt === undefined ? '' : `（${timeText(retryAt, 'ja')} 以降に再試行できます）`}`,
  }),
  'server-error': (what) => ({
    en: `${what} could not be read because the server failed to answer`,
    ja: `${what} はサーバーが応答できなかったため読めませんでした`,
  }),
  'not-json': (what) => ({
    en: `${what} answered something that is not JSON`,
    ja: `${what} の応答が JSON ではありませんでした`,
  }),
  'too-large': (what) => ({ en: `${what} is over the size limit`, ja: `${what} はサイズの上限を超えています` }),
  malformed,
  offline: (what) => ({
    en: `${what} was not asked: this run reads files only`,
    ja: `${what} は問い合わせていません（今回はファイルのみを対象としています）`,
  }),
  'not-supplied': (what) => ({ en: `${what} was not given to this run`, ja: `${what} は今回の実行に渡されていません` }),
  pending: (what) => ({ en: `${what} is still running`, ja: `${what} は実行中です` }),
  undecidable: (what) => ({
    en: `${what} cannot be decided from the files alone`,
    ja: `${what} はファイルだけでは判断できません`,
  }),
  unverified: (what) => ({
    en: `${what}: there, but not verified cryptographically`,
    ja: `${what}：存在しますが、暗号学的な検証は行っていません`,
  }),
  truncated: (what) => ({
    en: `${what} was cut before its end`,
    ja: `${what} は途中までしか読めませんでした`,
  }),
};

/** 401 is about the token itself: no permission helps one that GitHub does not take. */
function forbidden(what: string, { permission, status }: Unseen): Text {
  if (status === 403 && permission === undefined)
    return {
      en: `${what} was refused by the organisation's rules of access (SAML single sign-on, IP allow list)`,
      ja: `${what} は Organization のアクセス制限（SAML シングルサインオン、IP 許可リスト）により拒否されました`,
    };
  if (status === 401)
    return {
      en: `${what} was refused: no token was given, or GitHub does not take this one`,
      ja: `${what} は拒否されました（トークンが未指定か、無効です）`,
    };
  const needed = permission ?? '(not stated)';
  return {
    en: `${what} may not be read with this token; it needs the permission ${needed}`,
    ja: `${what} はこのトークンでは読めません（権限 ${needed} が必要です）`,
  };
}

function hiddenOrAbsent(what: string, { permission, plan, status }: Unseen): Text {
  if (status === 409) return { en: `${what}: there is no commit yet`, ja: `${what}：コミットがまだありません` };
  if (status === 410) return { en: `${what} is gone`, ja: `${what} はすでに削除されています` };
  if (status === 451)
    return { en: `${what} is blocked for legal reasons`, ja: `${what} は法的な理由で閲覧が制限されています` };
  const offered =
    plan === undefined
      ? { en: '', ja: '' }
      : { en: ` or "not in the plan" (${plan})`, ja: `、${plan} を契約していない場合` };
  const settled =
    permission === undefined
      ? { en: '', ja: '' }
      : { en: `; the permission ${permission} would settle it`, ja: `。権限 ${permission} があれば確定できます` };
  const said =
    status === 404
      ? { en: 'answered "not found", which may also mean', ja: 'は「見つからない」と応答しました' }
      : {
          en: 'was not shown, which may mean "not there" or',
          ja: 'は表示されませんでした（存在しない場合と区別できません）',
        };
  return {
    en: `${what} ${said.en} "not allowed to see"${offered.en}${settled.en}`,
    ja: `${what} ${said.ja}（閲覧権限がない場合${offered.ja}も同じ応答です${settled.ja}）`,
  };
}

/** A refusal of a kind that says nothing of what was asked is named by its status. */
function malformed(what: string, { status }: Unseen): Text {
  if (status !== undefined && status >= 300)
    return {
      en: `${what} answered ${status}, which settles nothing`,
      ja: `${what} は ${status} と応答し、判断できません`,
    };
  return { en: `${what} is not in the expected form`, ja: `${what} は想定された形式ではありません` };
}

/** Says in words why something was not seen and which permission would change that. */
export function explainUnseen(unseen: readonly Unseen[]): Text {
  if (unseen.length === 0) return { en: 'nobody was asked', ja: '問い合わせていません' };
  const distinct = new Map(unseen.map((each) => [`${each.reason} ${each.what}`, each]));
  return joinTexts([...distinct.values()].map((each) => WORDS[each.reason](each.what, each)));
}
