import type { TaskAssessment } from '../../model/assessment.ts';
import type { TaskId } from '../../model/level.ts';
import type { TaskPolicy } from '../../model/policy.ts';
import type { Records } from '../../model/records.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { levelMark, observedText, rangeOf } from '../levels.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { colon, DISCLAIMER, WORDS } from '../words.ts';
import { detailLines } from './details.ts';
import { premiseLines } from './premises.ts';
import { reasonLines } from './reasons.ts';
import { CASE_WORDS, PARTS, SIGNS } from './words.ts';

export interface CaseInput extends Pick<ReportInput, 'assessment' | 'evidence' | 'policy' | 'facts'> {
  readonly task: TaskId;
  /** What people recorded; absent when nobody gave it, which is not "none". */
  readonly records?: Records;
}

/** The task as it is judged, with its policy where it has one. */
export interface Judged {
  readonly task: TaskAssessment;
  readonly policy: TaskPolicy;
}

/**
 * One task as a case in the four parts of the source deck (PW.4.1: 判定・前提情報・理由概要・理由詳細), as Markdown to be put
 * into a report of one's own.
 */
export function renderCase(input: CaseInput, options: ReportOptions): string {
  const { language } = options;
  const judged = judgedIn(input);
  const title = `# ${input.task} ${plainMarkdown(input.policy.labels[input.task][language])}`;
  const body =
    judged === undefined
      ? part('verdict', [CASE_WORDS.notJudged[language]], options)
      : [
          ...part('verdict', verdictLines(judged.task, options), options),
          ...part('premises', premiseLines(judged, input, options), options),
          ...part('reasons', [...reasonLines(judged, input, options), '', SIGNS[language]], options),
          ...part('details', detailLines(judged, input, options), options),
          `${CASE_WORDS.doesNotProve[language]}${colon(language)}${plainMarkdown(judged.policy.doesNotProve[language])}`,
          '',
        ];
  return `${[title, '', ...body, WORDS.legend[language], '', DISCLAIMER[language]].join('\n')}\n`;
}

function judgedIn({ assessment, policy, task: id }: CaseInput): Judged | undefined {
  const task = assessment.tasks.find((one) => one.id === id);
  const own = policy.tasks.find((one) => one.task === id);
  return task === undefined || own === undefined ? undefined : { task, policy: own };
}

function part(name: keyof typeof PARTS, lines: readonly string[], { language }: ReportOptions): readonly string[] {
  return [`## ■${PARTS[name][language]}`, '', ...lines, ''];
}

function verdictLines(task: TaskAssessment, { language }: ReportOptions): readonly string[] {
  const range = rangeOf(task);
  if (range === undefined) return [WORDS.aside[language]];
  const level = { en: `For the reasons below: level`, ja: '以下の理由から、達成レベルは' }[language];
  const alone = observedText(task, language);
  return [`${level} **${levelMark(range, language)}**${alone === '' ? '' : ` · ${alone}`}`];
}
