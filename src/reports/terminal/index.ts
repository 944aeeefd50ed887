import type { TaskAssessment } from '../../model/assessment.ts';
import { viewCriterion, withheldText } from '../criterion-view.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { headline } from '../headline.ts';
import { levelMark, rangeOf } from '../levels.ts';
import { nextSteps } from '../next-steps.ts';
import { timeText } from '../time.ts';
import type { Report, ReportInput, ReportOptions } from '../types.ts';
import { CONCLUSIONS, DISCLAIMER, WORDS } from '../words.ts';

/** The verdict as plain lines for a terminal: answer, gate, next steps, tasks. */
export const terminal: Report = {
  id: 'terminal',
  render: (input, options) => ({
    audience: options.audience,
    mediaType: 'text/plain',
    content: escapeTerminal(lines(input, options).join('\n')),
  }),
};

function lines(input: ReportInput, options: ReportOptions): readonly string[] {
  const { language } = options;
  const { assessment } = input;
  const { gate, policy, profile, assessedAt } = assessment;
  return [
    headline(input, language),
    `${WORDS.gate[language]}: ${gate.mode} → ${CONCLUSIONS[gate.conclusion][language]}`,
    ...gate.reasons.map((reason) => `  ${reason[language]}`),
    '',
    ...steps(input, options),
    ...assessment.tasks.filter(({ level }) => level !== undefined).flatMap((task) => taskLines(task, input, options)),
    '',
    ...[...input.afterMerge, ...assessment.notices].map((one) => `! ${one[language]}`),
    DISCLAIMER[language],
    `${policy.name} ${policy.digest.slice(0, 19)}… · ${profile} · ${timeText(assessedAt, language)}`,
    '',
  ];
}

function steps(input: ReportInput, options: ReportOptions): readonly string[] {
  const { language } = options;
  const found = nextSteps(input, options);
  if (found.length === 0) return [];
  const rows = found.map(({ criterion, places }, index) => {
    const where = places.map(({ path, line }) => `${path}:${line ?? 1}`).join(', ');
    return `  ${index + 1}. ${criterion.id}: ${criterion.remedy[language]}${where === '' ? '' : ` (${where})`}`;
  });
  return [WORDS.next[language], ...rows, ''];
}

function taskLines(task: TaskAssessment, input: ReportInput, options: ReportOptions): readonly string[] {
  const { language } = options;
  const range = rangeOf(task);
  const mark = range === undefined ? '' : levelMark(range, language);
  const open = task.criteria.filter(
    ({ mark: kind, result }) => kind === 'required' && result !== 'met' && result !== 'not-applicable',
  );
  const [first] = open;
  const view = first === undefined ? undefined : viewCriterion(first, input, options);
  const why =
    view === undefined
      ? ''
      : view.state === 'withheld'
        ? withheldText(task.id, language)
        : `${view.id} ${view.message}`;
  return [`${task.id}  ${mark}  ${input.policy.labels[task.id][language]}`, ...(why === '' ? [] : [`        ${why}`])];
}
