import { recordRules } from '../../assessment/record-rules.ts';
import { describeUnread } from '../../language/criterion.ts';
import type { NotApplicableTask, Records } from '../../model/records.ts';
import { subjectName } from '../../model/subject.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { timeText } from '../../language/time.ts';
import type { ReportOptions } from '../types.ts';
import { bracketed, colon, POLICY_STATUS } from '../words.ts';
import type { CaseInput, Judged } from './index.ts';
import { recordLine, shownRecords } from './record-lines.ts';
import { CASE_WORDS } from './words.ts';

/** What the verdict takes for given: what was looked at, by which criteria, and what people said about it. */
export function premiseLines(judged: Judged, input: CaseInput, options: ReportOptions): readonly string[] {
  const { language } = options;
  const { subject, assessedAt } = input.assessment;
  const { name, status } = input.policy;
  const commit = subject.commit === null ? '' : ` @ ${escapeMarkdown(subject.commit)}`;
  const line = (label: keyof typeof CASE_WORDS, what: string) =>
    `- ${CASE_WORDS[label][language]}${colon(language)}${what}`;
  return [
    line('subject', `${escapeMarkdown(subjectName(subject))}${commit}`),
    line(
      'policy',
      `${escapeMarkdown(name)}${bracketed(POLICY_STATUS[status][language], language)}, ${timeText(assessedAt, language)}`,
    ),
    line('evidence', timeText(input.evidence.collectedAt, language)),
    ...recordedLines(judged, input, options),
  ];
}

/** Statements of people that count; what does not count is no premise and stands in the details. */
function recordedLines(judged: Judged, input: CaseInput, options: ReportOptions): readonly string[] {
  const { language } = options;
  const { records } = input;
  if (records === undefined) return [`- ${CASE_WORDS.notGiven[language]}`];
  const scope = scopeLines(judged, { records, input }, options);
  const counted = shownRecords(judged, input, options).filter(({ problem }) => problem === undefined);
  const lines = counted.map(({ record }) => `- ${recordLine(record, language)}`);
  const unread = records.unread === undefined ? [] : [describeUnread(records.unread)[language]];
  const hidden = unread.map((why) => `- ${CASE_WORDS.unread[language]}${colon(language)}${plainMarkdown(why)}`);
  const all = [...scope, ...lines, ...hidden];
  return all.length === 0 ? [`- ${CASE_WORDS.noRecords[language]}`] : all;
}

interface Recorded {
  readonly records: Records;
  readonly input: CaseInput;
}

function scopeLines({ task }: Judged, { records, input }: Recorded, { language }: ReportOptions): readonly string[] {
  const rules = recordRules(input.policy, Date.parse(input.assessment.assessedAt));
  return records.notApplicable
    .filter((one) => one.task === task.id && rules.ofNotApplicable(one) === undefined)
    .map((one) => `- ${CASE_WORDS.scope[language]}${colon(language)}${scopeText(one)[language]}`);
}

function scopeText({ reason, approver, expires }: NotApplicableTask) {
  const [why, who, until] = [plainMarkdown(reason), escapeMarkdown(approver), escapeMarkdown(expires)];
  return { en: `${why} (approved by ${who}, until ${until})`, ja: `${why}（承認者 ${who}、期限 ${until}）` };
}
