import { joinTexts, type Text } from '../model/text.ts';
import type { Unseen, UnseenReason } from '../model/observation.ts';
import { timeText } from './time.ts';

const WORDS: Readonly<Record<UnseenReason, (what: string, permission: string, retryAt?: string) => Text>> = {
  forbidden: (what, permission) => ({
    en: `${what} may not be read with this token; it needs the permission ${permission}`,
    ja: `${what} はこのトークンでは読めません（権限 ${permission} が必要です）`,
  }),
  'hidden-or-absent': (what, permission) => ({
    en: `${what} answered "not found", which may also mean "not allowed to see"; the permission ${permission} would settle it`,
    ja: `${what} は「見つからない」と応答しました（閲覧権限がない場合も同じ応答です。権限 ${permission} があれば確定できます）`,
  }),
  plan: (what) => ({
    en: `${what} is not part of this repository's plan`,
    ja: `${what} はこのリポジトリのプランでは利用できません`,
  }),
  'not-offered': (what) => ({
    en: `${what} is not offered by this server`,
    ja: `${what} はこのサーバーでは提供されていません`,
  }),
  'rate-limited': (what, _permission, retryAt) => ({
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
  malformed: (what) => ({
    en: `${what} is not in the expected form`,
    ja: `${what} は想定された形式ではありません`,
  }),
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
    en: `${what} is present, its cryptography was not verified`,
    ja: `${what} は存在しますが、暗号学的な検証は行っていません`,
  }),
  truncated: (what) => ({
    en: `${what} was cut before its end`,
    ja: `${what} は途中までしか読めませんでした`,
  }),
};

/** Says in words why something was not seen and which permission would change that. */
export function explainUnseen(unseen: readonly Unseen[]): Text {
  if (unseen.length === 0) return { en: 'nobody was asked', ja: '問い合わせていません' };
  const distinct = new Map(unseen.map((each) => [`${each.reason} ${each.what}`, each]));
  return joinTexts(
    [...distinct.values()].map((each) =>
      WORDS[each.reason](
        each.what,
        each.permission ?? (each.reason === 'forbidden' ? '(not stated)' : ''),
        each.retryAt,
      ),
    ),
  );
}
