import type { Text } from '../../model/text.ts';

/** The four parts of a case record (deck, Task実証の具体例), and what goes with them. */
export const PARTS = {
  title: { en: 'Case records', ja: '実証記録' },
  verdict: { en: '■ Verdict', ja: '■判定' },
  premises: { en: '■ Premises', ja: '■前提情報' },
  reasons: { en: '■ Reasons in brief', ja: '■理由概要' },
  details: { en: '■ Reasons in detail', ja: '■理由詳細' },
  noPremises: { en: 'nothing declared; facts alone', ja: '自己申告なし（自動確認のみ）' },
  inherited: { en: 'declared by the organization (inherited)', ja: '組織の自己申告による（組織から継承）' },
  level: { en: 'Level', ja: 'レベル' },
  lacks: { en: 'not in place', ja: '未達' },
  open: { en: 'not settled', ja: '判定不能' },
  held: {
    en: 'reasons are held back for these readers',
    ja: '理由はこの読者には表示していません',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** ◎ holds, × does not, ？ cannot be told. */
export type Sign = '◎' | '×' | '？';

export function verdictText(level: string, task: string): Text {
  return {
    en: `For the reasons below ${task} is judged to be at level ${level}.`,
    ja: `以下の理由から、${task} の達成レベルは ${level} と判断した。`,
  };
}
