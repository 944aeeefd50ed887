import type { CriterionAssessment, TaskAssessment } from '../model/assessment.ts';
import type { GradedLevel } from '../model/level.ts';
import type { Electives } from '../model/policy.ts';
import type { Language } from '../model/text.ts';
import { type Circles, mayShow } from './audience.ts';
import type { ReportOptions } from './types.ts';

/** ★ and ▲ of one level, counted over what this audience may see: a total would give away what is held back. */
export interface LevelCount {
  readonly level: GradedLevel;
  readonly required: { readonly met: number; readonly of: number };
  readonly elective: { readonly met: number; readonly of: number };
  readonly recommended: number;
  readonly enforce: Electives['enforce'];
  readonly held: number;
}

export function countLevel(task: TaskAssessment, level: GradedLevel, context: CountContext): LevelCount {
  const all = task.criteria.filter((one) => one.level === level);
  const shown = all.filter((one) => mayShow(one, context.circles, context.options));
  const electives = task.electives.find((one) => one.level === level);
  return {
    level,
    required: tally(shown.filter(({ mark }) => mark === 'required')),
    elective: tally(shown.filter(({ mark }) => mark === 'elective')),
    recommended: electives?.recommended ?? 0,
    enforce: electives?.enforce ?? 'recommend',
    held: all.length - shown.length,
  };
}

export interface CountContext {
  readonly circles: Circles;
  readonly options: ReportOptions;
}

function tally(criteria: readonly CriterionAssessment[]) {
  return { met: criteria.filter(({ result }) => result === 'met').length, of: criteria.length };
}

/** "required 3/3, elective 1/4, 2 recommended": the deck judges by both views, so that both are always printed. */
export function countText(count: LevelCount, language: Language): string {
  const { required, elective, recommended, enforce, held } = count;
  const en = [
    ...(required.of > 0 || held === 0 ? [`required ${required.met}/${required.of}`] : []),
    ...(elective.of > 0 ? [`elective ${elective.met}/${elective.of}`] : []),
    ...(elective.of > 0 && recommended > 0
      ? [`${recommended} ${enforce === 'require' ? 'required' : 'recommended'}`]
      : []),
    ...(held > 0 ? [`${held} held back here`] : []),
  ];
  const ja = [
    ...(required.of > 0 || held === 0 ? [`必須 ${required.met}/${required.of}`] : []),
    ...(elective.of > 0 ? [`選択 ${elective.met}/${elective.of}`] : []),
    ...(elective.of > 0 && recommended > 0 ? [`${recommended} 件${enforce === 'require' ? '必要' : '推奨'}`] : []),
    ...(held > 0 ? [`非表示 ${held} 件`] : []),
  ];
  return language === 'en' ? en.join(', ') : ja.join('、');
}
