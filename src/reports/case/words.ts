import type { GradedLevel } from '../../model/level.ts';
import type { Text } from '../../model/text.ts';

/** The parts of a case as the source deck prints them (PW.4.1), in its order. */
export const PARTS = {
  verdict: { en: 'Verdict', ja: '判定' },
  premises: { en: 'Premises', ja: '前提情報' },
  reasons: { en: 'Reasons in short', ja: '理由概要' },
  details: { en: 'Reasons in detail', ja: '理由詳細' },
} as const satisfies Readonly<Record<string, Text>>;

/** ◎ the level holds, × it does not, ？ what is unknown decides. */
export type LevelSign = '◎' | '×' | '？';

export const SIGNS: Text = {
  en: '◎ holds · × does not hold · ？ open, because something could not be seen',
  ja: '◎ 達成 ・ × 未達 ・ ？ 確認できない事項があり判定不能',
};

export function levelName(level: GradedLevel): Text {
  return { en: `Level ${level}`, ja: `レベル${'１２３'.charAt(level - 1)}` };
}

export const CASE_WORDS = {
  subject: { en: 'Judged', ja: '判定対象' },
  policy: { en: 'Judged by', ja: '判定の基準' },
  evidence: { en: 'Evidence collected', ja: '証跡の収集' },
  scope: { en: 'Declared not applicable', ja: '対象外の申告' },
  declaration: { en: 'Declared', ja: '自己申告' },
  equivalent: { en: 'Equivalent measure', ja: '同等の対策' },
  exception: { en: 'Exception', ja: '例外措置' },
  explanation: { en: 'why it is equal', ja: '同等性の説明' },
  lies: { en: 'lies at', ja: '所在' },
  notCounted: { en: 'not counted', ja: '算入なし' },
  unread: { en: 'Records could not be read', ja: '記録を読み取れませんでした' },
  noRecords: { en: 'No record speaks for this task.', ja: 'このタスクに関する記録はありません。' },
  notGiven: {
    en: 'Records were not given: a saved evidence holds none. With --dir or --repo they are read.',
    ja: '記録は渡されていません（保存した証跡には含まれません）。--dir 又は --repo を指定すると読み取ります。',
  },
  notJudged: { en: 'Not judged', ja: '判定なし' },
  doesNotProve: { en: 'No level proves', ja: 'いずれの達成レベルも示さないこと' },
} as const satisfies Readonly<Record<string, Text>>;
