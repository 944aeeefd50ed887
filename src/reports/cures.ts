import type { CriterionAssessment } from '../model/assessment.ts';
import type { Unseen, UnseenReason } from '../model/observation.ts';
import type { Text } from '../model/text.ts';
import { type Circles, mayShow } from './audience.ts';
import { factsOf } from './criterion-view.ts';
import type { ReportOptions } from './types.ts';

/** What would help where no permission is the matter. Nothing for what only the files themselves can settle: the remedy says it. */
const CURES: Readonly<Partial<Record<UnseenReason, Text>>> = {
  offline: { en: 'run with --repo OWNER/NAME', ja: '--repo OWNER/NAME を指定して実行する' },
  'rate-limited': { en: 'run again later', ja: '時間をおいて再実行する' },
  'server-error': { en: 'run again later', ja: '時間をおいて再実行する' },
  pending: { en: 'wait until CI has ended; it is then read again', ja: 'CI の完了を待つ（完了後に再度読み取ります）' },
  'not-supplied': { en: 'hand the file over to the run', ja: '該当ファイルを実行時に渡す' },
  'not-offered': {
    en: 'not offered by this server: record an equivalent measure',
    ja: 'サーバーが提供していないため、同等の対策を記録する',
  },
};

/**
 * What would turn the unknown facts behind these criteria into answers, each cure once. Of a criterion that is held back only
 * missing permissions are named: they tell what this product may not read, and nothing of what there is to be read.
 */
export function curesOf(
  criteria: readonly CriterionAssessment[],
  circles: Circles,
  options: ReportOptions,
): readonly Text[] {
  const cures = criteria
    .filter(({ result }) => result === 'unknown')
    .flatMap((criterion) => {
      const shown = mayShow(criterion, circles, options);
      const unseen = factsOf(criterion, circles).flatMap((fact) =>
        fact.state === 'not-applicable' ? [] : (fact.unseen ?? []),
      );
      return unseen.flatMap((one) => cureOf(one, shown));
    });
  return [...new Map(joinedPermissions(cures).map((cure) => [cure.en, cure])).values()];
}

/** Permissions come first and in one sentence, because they are granted on one page. */
function joinedPermissions(cures: readonly Cure[]): readonly Text[] {
  const permissions = [...new Set(cures.flatMap((cure) => ('permission' in cure ? [cure.permission] : [])))];
  const others = cures.flatMap((cure) => ('permission' in cure ? [] : [cure]));
  if (permissions.length === 0) return others;
  const word = permissions.length === 1 ? 'permission' : 'permissions';
  const grant = { en: `grant the ${word} ${permissions.join(', ')}`, ja: `権限 ${permissions.join('、')} を付与する` };
  return [grant, ...others];
}

type Cure = Text | { readonly permission: string };

/** A permission is named only where the reason is, or may be, the lack of one. */
function cureOf(unseen: Unseen, shown: boolean): readonly Cure[] {
  const { reason, permission } = unseen;
  const isAboutRights = reason === 'forbidden' || reason === 'hidden-or-absent';
  if (isAboutRights && permission !== undefined) return permissionCure(permission, shown);
  if (reason === 'forbidden') return tokenCure(unseen);
  const cure = otherCure(unseen);
  return shown && cure !== undefined ? [cure] : [];
}

function permissionCure(permission: string, shown: boolean): readonly Cure[] {
  if (!permission.endsWith(': write')) return [{ permission }];
  return shown ? [ONLY_FOR_WRITERS] : [];
}

/** A right to change settings is nothing that a reader asks for: GitHub then keeps the answer to itself. */
const ONLY_FOR_WRITERS: Text = {
  en: 'GitHub shows this only to those who may change it: declare it',
  ja: '変更権限を持つ人にしか表示されないため、申告する',
};

/** 401 and the organisation's own rules of access are about the token as a whole. */
function tokenCure({ status }: Unseen): readonly Text[] {
  if (status === 401) return [OTHER_TOKEN];
  return status === 403 ? [LET_TOKEN_IN] : [];
}

const OTHER_TOKEN: Text = { en: 'give a valid token', ja: '有効なトークンを指定する' };

const LET_TOKEN_IN: Text = {
  en: "let the token in: authorise it for the organisation's SAML single sign-on, or add its address to the IP allow list",
  ja: 'トークンを Organization の SAML シングルサインオンで認可するか、接続元の IP アドレスを許可リストに追加する',
};

function otherCure({ reason, plan, status }: Unseen): Text | undefined {
  if (reason === 'hidden-or-absent') return status === 409 ? FIRST_COMMIT : undefined;
  return reason === 'plan' ? planCure(plan) : CURES[reason];
}

const FIRST_COMMIT: Text = { en: 'push a first commit', ja: '最初のコミットをプッシュする' };

function planCure(plan: string | undefined): Text {
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
