import { joinTexts, type Text } from '../model/text.ts';
import type { Unseen, UnseenReason } from '../model/observation.ts';
import { timeText } from './time.ts';
import { whatInJapanese } from './what-words.ts';

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
    en: `${what} cannot be decided from what was read`,
    ja: `${what} は読み取った内容だけでは判断できません`,
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
  if (permission?.endsWith(': write') === true)
    return {
      en: `${what} is shown only to those who may change it (${permission}), a right that a reader does not ask for`,
      ja: `${what} は変更権限（${permission}）を持つ人にのみ表示されます（読み取りだけの利用者が求める権限ではありません）`,
    };
  const needed = permission ?? '(not stated)';
  return {
    en: `${what} may not be read with this token; it needs the permission ${needed}`,
    ja: `${what} はこのトークンでは読めません（権限 ${needed} が必要です）`,
  };
}

function hiddenOrAbsent(what: string, unseen: Unseen): Text {
  const { permission, status } = unseen;
  if (status === 409) return { en: `${what}: there is no commit yet`, ja: `${what}：コミットがまだありません` };
  if (status === 410) return { en: `${what} is gone`, ja: `${what} はすでに削除されています` };
  if (status === 451)
    return { en: `${what} is blocked for legal reasons`, ja: `${what} は法的な理由で閲覧が制限されています` };
  if (permission === METADATA)
    return {
      en: `${what} answered "not found": it does not exist, or this token does not reach it`,
      ja: `${what} は「見つからない」と応答しました（存在しないか、このトークンの対象に含まれていません）`,
    };
  return notShown(what, unseen);
}

/** Every App and token has it: what is missing is never this permission, but the repository itself. */
const METADATA = 'metadata: read';

/** Three things give one answer, and the permission is named as the one of them that a reader can rule out. */
function notShown(what: string, { permission, plan, status }: Unseen): Text {
  const said =
    status === 404
      ? { en: 'answered "not found": it', ja: 'は「見つからない」と応答しました（' }
      : { en: 'was not shown: it', ja: 'は表示されませんでした（' };
  const offered =
    plan === undefined ? { en: '', ja: '' } : { en: `, comes with ${plan} only`, ja: `、${plan} が必要であるか` };
  const needed =
    permission === undefined
      ? { en: 'or this token may not see it', ja: 'このトークンに閲覧権限がないか' }
      : { en: `or this token lacks the permission ${permission}`, ja: `このトークンに権限 ${permission} がないか` };
  return {
    en: `${what} ${said.en} is not there or is switched off${offered.en}, ${needed.en}`,
    ja: `${what} ${said.ja}存在しないか、機能が無効であるか${offered.ja}、${needed.ja}のいずれかです）`,
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
  return joinTexts([...distinct.values()].map(said));
}

/** English and Japanese name the same thing, each in its own words. */
function said(unseen: Unseen): Text {
  const words = WORDS[unseen.reason];
  return { en: words(unseen.what, unseen).en, ja: words(whatInJapanese(unseen.what), unseen).ja };
}
