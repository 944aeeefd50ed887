import type { GradedLevel, Mark, TaskId } from '../model/level.ts';
import type { Effect } from '../model/policy-change.ts';
import type { Electives } from '../model/policy.ts';
import type { Text } from '../model/text.ts';

export const EFFECT_WORDS: Readonly<Record<Effect, Text>> = {
  tightened: { en: 'tightened', ja: '厳格化' },
  loosened: { en: 'loosened', ja: '緩和' },
  shifted: { en: 'shifted', ja: '変更' },
  reworded: { en: 'reworded', ja: '文言のみ' },
};

const MARKS: Readonly<Record<Mark, Text>> = {
  required: { en: 'required (★)', ja: '必須（★）' },
  elective: { en: 'elective (▲)', ja: '選択（▲）' },
};

/** One sentence a person reads for each kind of difference. */
export const CHANGES = {
  taskAdded: { en: 'the task is judged now', ja: 'タスクの判定が追加されました' },
  taskRemoved: { en: 'the task is judged no more', ja: 'タスクの判定がなくなりました' },
  taskReworded: {
    en: 'label, judgement or limits are worded otherwise',
    ja: '名称・判断指針・限界の文言が変わりました',
  },
  mayBeNotApplicable: (now: boolean): Text =>
    now
      ? { en: 'may be declared not applicable now', ja: '対象外の申告ができるようになりました' }
      : { en: 'can no longer be declared not applicable', ja: '対象外の申告ができなくなりました' },
  decider: (decider: TaskId | undefined): Text =>
    decider === undefined
      ? { en: 'no other task decides it any more', ja: '判断のもととなるタスクがなくなりました' }
      : { en: `${decider} decides it now`, ja: `${decider} が判断のもととなりました` },
  quota: (level: GradedLevel, from: Electives, to: Electives): Text => ({
    en: `level ${level}: ${quota(from).en} → ${quota(to).en}`,
    ja: `達成レベル ${level}：${quota(from).ja} → ${quota(to).ja}`,
  }),
  added: (mark: Mark): Text => ({ en: `added as ${MARKS[mark].en}`, ja: `${MARKS[mark].ja}として追加されました` }),
  removed: (mark: Mark): Text => ({
    en: `removed, was ${MARKS[mark].en}`,
    ja: `削除されました（${MARKS[mark].ja}でした）`,
  }),
  mark: (mark: Mark): Text => ({ en: `is ${MARKS[mark].en} now`, ja: `${MARKS[mark].ja}になりました` }),
  needs: { en: 'needs something else', ja: '必要条件が変わりました' },
  reworded: { en: 'worded otherwise', ja: '文言が変わりました' },
} as const;

function quota({ atLeast, enforce }: Electives): Text {
  return enforce === 'require'
    ? { en: `${atLeast} elective required`, ja: `選択 ${atLeast} 件が必須` }
    : { en: `${atLeast} elective recommended`, ja: `選択 ${atLeast} 件を推奨` };
}
