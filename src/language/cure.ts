import type { Unseen, UnseenReason } from '../model/observation.ts';
import type { Text } from '../model/text.ts';

/** What would turn something unseen into an answer. `permission` is set where a grant of it alone is the cure. */
export interface Cure {
  readonly text: Text;
  readonly permission?: string;
  /** True where "not found" was the answer, which the right to look may turn into "it is off". */
  readonly maybeOff?: boolean;
  /** True when it tells nothing but what this product may not read, so that it can be shown to everybody. */
  readonly ofAccess: boolean;
}

/** Nothing for what only the files themselves can settle: the remedy of the fact says it. */
export function cureOf(unseen: Unseen): Cure | undefined {
  const { reason, permission } = unseen;
  const isAboutRights = reason === 'forbidden' || reason === 'hidden-or-absent';
  if (isAboutRights && permission !== undefined) return ofRights(permission, unseen);
  if (reason === 'forbidden') return ofToken(unseen);
  if (reason === 'hidden-or-absent') return unseen.status === 409 ? { text: FIRST_COMMIT, ofAccess: false } : undefined;
  const text = reason === 'plan' ? ofPlan(unseen.plan) : CURES[reason];
  return text === undefined ? undefined : { text, ofAccess: false };
}

/** A grant of several permissions is one act, on one page. */
export function grantOf(permissions: readonly string[]): Text {
  const word = permissions.length === 1 ? 'permission' : 'permissions';
  return { en: `grant the ${word} ${permissions.join(', ')}`, ja: `権限 ${permissions.join('、')} を付与する` };
}

function ofRights(permission: string, { reason, plan }: Unseen): Cure {
  if (permission === 'metadata: read' && reason === 'hidden-or-absent') return { text: REACH_IT, ofAccess: true };
  if (permission.endsWith(': write')) return { text: ONLY_FOR_WRITERS, ofAccess: false };
  const { en, ja } = grantOf([permission]);
  if (reason === 'forbidden') return { text: { en, ja }, permission, ofAccess: true };
  if (plan === undefined) return { text: orAbsent({ en, ja }), permission, maybeOff: true, ofAccess: true };
  const text = {
    en: `${en}; if it is granted, the plan is the matter: ${plan}`,
    ja: `${ja}（付与済みの場合はプランの問題：${plan}）`,
  };
  return { text, ofAccess: true };
}

/** "Not found" is told to those who may look as well, where the feature is off or was never set up. */
export function orAbsent({ en, ja }: Text): Text {
  return { en: `${en}${OR_ABSENT.en}`, ja: `${ja}${OR_ABSENT.ja}` };
}

const OR_ABSENT: Text = {
  en: '; if it is granted, the feature is off or not set up',
  ja: '（付与済みの場合は機能が無効または未設定）',
};

/** Every App and token has `metadata: read`: what is missing is the repository itself. */
const REACH_IT: Text = {
  en: 'if it exists, let the token or the installation reach it',
  ja: '存在する場合は、トークンまたは App のインストール対象に加える',
};

/** 401 and the organisation's own rules of access are about the token as a whole. */
function ofToken({ status }: Unseen): Cure | undefined {
  if (status === 401) return { text: OTHER_TOKEN, ofAccess: true };
  return status === 403 ? { text: LET_TOKEN_IN, ofAccess: true } : undefined;
}

function ofPlan(plan: string | undefined): Text {
  if (plan === undefined)
    return {
      en: 'not part of the plan: record an equivalent measure',
      ja: 'プランで利用できないため、同等の対策を記録する',
    };
  return {
    en: `get or switch on ${plan}, or record an equivalent measure`,
    ja: `${plan} を契約・有効化するか、同等の対策を記録する`,
  };
}

/** A right to change settings is nothing that a reader asks for: GitHub then keeps the answer to itself. */
const ONLY_FOR_WRITERS: Text = {
  en: 'GitHub shows this only to those who may change it: declare it',
  ja: '変更権限を持つ人にしか表示されないため、申告する',
};

const OTHER_TOKEN: Text = { en: 'give a valid token', ja: '有効なトークンを指定する' };

const LET_TOKEN_IN: Text = {
  en: "let the token in: authorise it for the organisation's SAML single sign-on, or add its address to the IP allow list",
  ja: 'トークンを Organization の SAML シングルサインオンで認可するか、接続元の IP アドレスを許可リストに追加する',
};

const FIRST_COMMIT: Text = { en: 'push a first commit', ja: '最初のコミットをプッシュする' };

const CURES: Readonly<Partial<Record<UnseenReason, Text>>> = {
  offline: { en: 'run with --repo OWNER/NAME', ja: '--repo OWNER/NAME を指定して実行する' },
  'rate-limited': { en: 'run again later', ja: '時間をおいて再実行する' },
  'server-error': { en: 'run again later', ja: '時間をおいて再実行する' },
  pending: { en: 'wait until CI has ended; it is then read again', ja: 'CI の完了を待つ（完了後に再度読み取ります）' },
  'not-supplied': {
    en: 'give it to the run; where no option takes it, declare it',
    ja: '実行時に渡す（受け取るオプションがない場合は申告する）',
  },
  'not-offered': {
    en: 'not offered by this server: record an equivalent measure',
    ja: 'サーバーが提供していないため、同等の対策を記録する',
  },
};
