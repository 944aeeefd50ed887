import type { TaskStatus } from '../../model/assessment.ts';
import type { Origin, TaskPolicy } from '../../model/policy.ts';
import type { Text } from '../../model/text.ts';

export const ORIGINS: Readonly<Record<Origin, Text>> = {
  deck: { en: 'printed in the source deck', ja: '出典資料に記載' },
  'deck-adapted': { en: 'adapted from the source deck', ja: '出典資料を加工' },
  own: { en: "this tool's own", ja: '本ツールの独自案' },
};

export const MODES: Readonly<Record<TaskPolicy['mode'], Text>> = {
  automatic: { en: 'Facts can settle it.', ja: '自動確認だけで判定できるタスクです。' },
  partial: {
    en: 'Facts settle a part of it; people declare the rest.',
    ja: '一部を自動確認で判定し、残りは自己申告によるタスクです。',
  },
  declared: { en: 'It rests on what people declare.', ja: '自己申告によるタスクです。' },
};

export const STATUSES: Readonly<Record<TaskStatus, Text>> = {
  met: { en: 'reached', ja: '到達' },
  below: { en: 'not reached', ja: '未到達' },
  undetermined: { en: 'could not be determined', ja: '判定不能' },
  'not-applicable': { en: 'declared not applicable', ja: '対象外（申告）' },
  'not-assessed': { en: 'not assessed: no criteria yet', ja: '評価なし（達成基準が未整備）' },
};

export const LABELS = {
  stands: { en: 'Stands at', ja: '現状' },
  level: { en: 'Level', ja: '達成レベル' },
  needs: { en: 'needs', ja: '必要条件' },
  why: { en: 'why', ja: '判定理由' },
  facts: { en: 'facts', ja: 'ファクト' },
  remedy: { en: 'to do', ja: '対応' },
  how: { en: 'how', ja: '実現方法' },
  silentOn: { en: 'does not show', ja: '示さないこと' },
  doesNotProve: { en: 'No level proves', ja: 'いずれの達成レベルも示さないこと' },
  held: { en: 'result and facts are held back for these readers', ja: '結果とファクトはこの読者には表示していません' },
} as const satisfies Readonly<Record<string, Text>>;

/** A task of the standard for which nobody has written criteria yet. */
export const NO_CRITERIA: Text = {
  en: 'This policy has no criteria for the task yet. It is not assessed and has no level; it stays in the denominator of coverage and never counts in its numerator.',
  ja: 'このポリシーにはこのタスクの達成基準がまだありません。評価は行わず、達成レベルもありません。網羅率の分母には含め、分子には含めません。',
};
