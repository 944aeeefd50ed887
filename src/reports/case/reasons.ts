import type { CriterionAssessment, TaskAssessment } from '../../model/assessment.ts';
import type { GradedLevel, Result } from '../../model/level.ts';
import type { LevelPolicy } from '../../model/policy.ts';
import type { Language, Text } from '../../model/text.ts';
import { mayShow } from '../audience.ts';
import { countLevel, countText } from '../counts.ts';
import { markSign } from '../criterion-view.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { rangeOf } from '../levels.ts';
import type { ReportOptions } from '../types.ts';
import { bracketed, colon } from '../words.ts';
import type { CaseInput, Judged } from './index.ts';
import { levelName, type LevelSign } from './words.ts';

/** A line per level: the sign, then what of it holds, what does not and what is open, in the words of the criteria. */
export function reasonLines({ task, policy }: Judged, input: CaseInput, options: ReportOptions): readonly string[] {
  return policy.levels.map((level) => {
    const { language } = options;
    const name = levelName(level.level)[language];
    const count = countText(countLevel(task, level.level, { circles: input, options }), language);
    const sign = signOf(task, level.level);
    const mark = sign === undefined ? '' : `**${sign}** `;
    return `- ${name}${colon(language)}${mark}${reasonsOf(level, task, { input, options })}${bracketed(count, language)}`;
  });
}

/** A level includes those below it: it holds when the task stands at it or above. Undefined for a task that has no level. */
export function signOf(task: TaskAssessment, level: GradedLevel): LevelSign | undefined {
  const range = rangeOf(task);
  if (range === undefined) return undefined;
  if (range.level >= level) return '◎';
  return range.atMost < level ? '×' : '？';
}

interface Context {
  readonly input: CaseInput;
  readonly options: ReportOptions;
}

function reasonsOf({ level, criteria }: LevelPolicy, task: TaskAssessment, { input, options }: Context): string {
  const { language } = options;
  const shown = task.criteria.filter((one) => one.level === level && mayShow(one, input, options));
  const asks = new Map(criteria.map((criterion) => [criterion.id, criterion.asks[language]]));
  const of = (result: Result) => shown.filter((one) => one.result === result && speaks(one));
  const parts = (['met', 'unmet', 'unknown', 'not-applicable'] as const).flatMap((result) => {
    const named = of(result).map((one) => `${markSign(one.mark)} ${plainMarkdown(asks.get(one.id) ?? one.id)}`);
    return named.length === 0
      ? []
      : [`${RESULTS[result][language]}${colon(language)}${named.join(SEPARATOR[language])}`];
  });
  return parts.join(END[language]);
}

/** A required criterion always; an elective one only when it was reached: the others are in the count. */
function speaks({ mark, result }: CriterionAssessment): boolean {
  return mark === 'required' || result === 'met';
}

const SEPARATOR: Readonly<Record<Language, string>> = { en: '; ', ja: '、' };
const END: Readonly<Record<Language, string>> = { en: '. ', ja: '。' };

const RESULTS: Readonly<Record<Result, Text>> = {
  met: { en: 'done', ja: '実施済み' },
  unmet: { en: 'not done', ja: '未対応' },
  unknown: { en: 'could not be confirmed', ja: '確認できず' },
  'not-applicable': { en: 'does not apply', ja: '対象外' },
};
