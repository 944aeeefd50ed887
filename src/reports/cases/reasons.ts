import type { Criterion, LevelPolicy } from '../../model/policy.ts';
import type { Result } from '../../model/level.ts';
import { mayShow } from '../audience.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { rangeOf } from '../levels.ts';
import { bracketed, colon } from '../words.ts';
import type { Case } from './index.ts';
import { PARTS, type Sign } from './words.ts';

/** A line for each level: whether it holds, and by which required criteria. */
export function reasonLines(one: Case): readonly string[] {
  return one.policy.levels.map((level) => levelLine(level, one));
}

function levelLine(level: LevelPolicy, one: Case): string {
  const { language } = one.options;
  const sign = signOf(level.level, one);
  return `- ${PARTS.level[language]} ${level.level}${colon(language)}${sign} ${reasonText(level, sign, one)}`;
}

function signOf(level: number, { task }: Case): Sign {
  const range = rangeOf(task);
  if (range !== undefined && range.level >= level) return '◎';
  return range === undefined || range.atMost >= level ? '？' : '×';
}

/** What holds, or what is missing: the criteria that decided, and only those that these readers may see. */
function reasonText(level: LevelPolicy, sign: Sign, one: Case): string {
  const { language } = one.options;
  switch (sign) {
    case '◎':
      return asked(deciding(level, 'met', one), one) || plainMarkdown(level.judgement[language]);
    case '×':
      return decided(asked(deciding(level, 'unmet', one), one), PARTS.lacks[language], one);
    case '？':
      return decided(asked(deciding(level, 'unknown', one), one), PARTS.open[language], one);
  }
}

/** A level may fail by the one below it, or by what is held back here. */
function decided(criteria: string, word: string, { options: { language } }: Case): string {
  return criteria === '' ? word : `${criteria}${bracketed(word, language)}`;
}

function deciding(level: LevelPolicy, result: Result, { task, input, options }: Case): readonly Criterion[] {
  const judged = new Map(task.criteria.map((criterion) => [criterion.id, criterion]));
  return level.criteria.filter(({ id, mark }) => {
    const found = judged.get(id);
    return mark === 'required' && found?.result === result && mayShow(found, input, options);
  });
}

function asked(criteria: readonly Criterion[], { options: { language } }: Case): string {
  return criteria.map(({ asks }) => plainMarkdown(asks[language])).join({ en: '; ', ja: '。' }[language]);
}
