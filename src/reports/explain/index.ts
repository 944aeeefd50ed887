import type { Assessment, TaskAssessment } from '../../model/assessment.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FactSheet } from '../../model/fact-sheet.ts';
import { groupOf, type TaskId } from '../../model/level.ts';
import type { LevelPolicy, Policy, TaskPolicy } from '../../model/policy.ts';
import { countLevel, countText } from '../counts.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { levelMark, rangeOf } from '../levels.ts';
import { timeText } from '../../language/time.ts';
import type { ReportOptions } from '../types.ts';
import { bracketed, colon, DISCLAIMER, POLICY_STATUS, WORDS } from '../words.ts';
import { criterionLines } from './criterion-lines.ts';
import { LABELS, MODES, NO_CRITERIA, ORIGINS, STATUSES } from './words.ts';

export interface ExplanationInput {
  readonly task: TaskId;
  readonly policy: Policy;
  readonly facts: FactSheet;
  /** With it the text says why the task stands where it stands. */
  readonly assessment?: Assessment;
  /** With it the text names the facts and where they were read. */
  readonly evidence?: Evidence;
}

/** What a task asks at each level and, with an assessment, why it stands where it stands: plain text for a terminal. */
export function renderExplanation(input: ExplanationInput, options: ReportOptions): string {
  const policy = input.policy.tasks.find(({ task }) => task === input.task);
  const judged = input.assessment?.tasks.find(({ id }) => id === input.task);
  const lines = [
    ...titleLines(input, policy, options),
    ...standingLines(judged, input, options),
    '',
    ...(policy === undefined ? [NO_CRITERIA[options.language], ''] : bodyLines(policy, judged, { input, options })),
    WORDS.legend[options.language],
    DISCLAIMER[options.language],
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function titleLines(
  { task, policy: set }: ExplanationInput,
  policy: TaskPolicy | undefined,
  { language }: ReportOptions,
): readonly string[] {
  const group = set.groups.find(({ id }) => id === groupOf(task));
  const origin = policy === undefined ? [] : [policy.reference, ORIGINS[policy.origin][language]];
  const about = [`${groupOf(task)} ${group?.label[language] ?? ''}`, ...origin];
  const name = `${set.name}${bracketed(POLICY_STATUS[set.status][language], language)}`;
  return [
    `${task}  ${set.labels[task][language]}`,
    `  ${[...about, name].join(' · ')}`,
    ...(policy === undefined ? [] : [`  ${MODES[policy.mode][language]}`]),
  ];
}

function standingLines(
  judged: TaskAssessment | undefined,
  { assessment }: ExplanationInput,
  { language }: ReportOptions,
): readonly string[] {
  if (judged === undefined || assessment === undefined) return [];
  const range = rangeOf(judged);
  const alone = {
    en: `counting facts alone ${judged.levelObserved}`,
    ja: `自動確認のみの場合 ${judged.levelObserved}`,
  };
  const level = range === undefined ? [] : [levelMark(range, language), alone[language]];
  const { target, status } = judged;
  const aim =
    target === undefined
      ? { en: 'outside the profile', ja: 'プロファイルの対象外' }[language]
      : { en: `target ${target}: ${STATUSES[status].en}`, ja: `目標 ${target}：${STATUSES[status].ja}` }[language];
  const at = timeText(assessment.assessedAt, language);
  return ['', `${LABELS.stands[language]}${colon(language)}${[...level, aim, at].join(' · ')}`];
}

interface Context {
  readonly input: ExplanationInput;
  readonly options: ReportOptions;
}

function bodyLines(policy: TaskPolicy, judged: TaskAssessment | undefined, context: Context): readonly string[] {
  const { language } = context.options;
  return [
    ...policy.levels.flatMap((level) => [...levelLines(level, judged, context), '']),
    `${LABELS.doesNotProve[language]}${colon(language)}${policy.doesNotProve[language]}`,
    '',
  ];
}

function levelLines(level: LevelPolicy, judged: TaskAssessment | undefined, context: Context): readonly string[] {
  const { input, options } = context;
  const { language } = options;
  const count =
    judged?.level === undefined
      ? []
      : [`  ${countText(countLevel(judged, level.level, { circles: input, options }), language)}`];
  return [
    `${LABELS.level[language]} ${level.level}${colon(language)}${level.judgement[language]} [${ORIGINS[level.origin][language]}]`,
    ...count,
    ...level.criteria.flatMap((criterion) => {
      const result = judged?.criteria.find(({ id }) => id === criterion.id);
      return ['', ...criterionLines(criterion, result, context)];
    }),
  ];
}
