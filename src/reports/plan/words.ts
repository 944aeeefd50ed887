import type { GradedLevel } from '../../model/level.ts';
import type { ActionKind } from '../../model/plan.ts';
import type { Text } from '../../model/text.ts';

/** Share of the 42 tasks in each step, in percent (21, 34 and 42). */
export const STEP_SHARES = { 1: 50, 2: 80, 3: 100 } as const;

export const ACTION_WORDS = {
  decide: { en: 'follows from another task', ja: '別のタスクで決まる' },
  see: { en: 'let it be seen', ja: '確認できるようにする' },
  change: { en: 'change a setting or file', ja: '設定・ファイルを変更する' },
  declare: { en: 'write and declare', ja: '文書化して自己申告する' },
  review: { en: 'review regularly', ja: '定期的に見直す' },
} as const satisfies Readonly<Record<ActionKind, Text>>;

interface Counts {
  readonly met: number;
  readonly of: number;
}

export const PLAN_WORDS = {
  done: ({ of }: Counts): Text => ({
    en: `All ${of} tasks of this target are reached.`,
    ja: `この目標の ${of} タスクは全て到達しています。`,
  }),
  open: ({ met, of }: Counts, open: number): Text => ({
    en: `${met} of ${of} tasks reached. ${open} to go, least work first:`,
    ja: `${of} タスク中 ${met} タスクが到達。残り ${open} タスク（手間の少ない順）：`,
  }),
  steps: {
    en: 'Coverage by depth (a step is reached when every task of its set is at the level; the sets are provisional and our own)',
    ja: '網羅率と達成レベル（集合の全タスクがそのレベルに達するとステップ到達。ステップ区分は本ツールの暫定案）',
  },
  step: (number: number, share: number): Text => ({
    en: `step ${number} (${share} %)`,
    ja: `ステップ${number}（${share} %）`,
  }),
  level: (level: GradedLevel): Text => ({ en: `level ${level}:`, ja: `レベル${level}：` }),
  cases: {
    en: 'The same result under each of the four cases that the deck discusses (hypotheses, not standards)',
    ja: '出典資料で検討されている 4 つのケースで集計した場合（いずれも仮定であり、基準ではありません）',
  },
  missing: { en: 'open:', ja: '未到達：' },
} as const;

export const EFFORT_NOTE: Text = {
  en: 'The order rests on our own estimate of work: seeing < changing < declaring < regular reviews.',
  ja: '順序は本ツールの見積もりによります（確認 < 設定変更 < 自己申告 < 定期的な見直し）。',
};
