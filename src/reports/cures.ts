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
  plan: {
    en: 'not part of the plan: record an equivalent measure',
    ja: 'プランで利用できないため、同等の対策を記録する',
  },
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
  return [...new Map(cures.map((cure) => [cure.en, cure])).values()];
}

/** Whoever may look and was only refused for now needs no permission. */
const NOT_FOR_LACK_OF_PERMISSION: readonly UnseenReason[] = ['offline', 'rate-limited', 'server-error'];

function cureOf({ reason, permission }: Unseen, shown: boolean): readonly Text[] {
  if (permission !== undefined && !NOT_FOR_LACK_OF_PERMISSION.includes(reason)) {
    return [{ en: `grant the permission ${permission}`, ja: `権限 ${permission} を付与する` }];
  }
  const cure = CURES[reason];
  return shown && cure !== undefined ? [cure] : [];
}
