import type { z } from 'zod';
import { type IssueCounts, tabulate } from '../assessment/task-issue-table.ts';
import type { taskIssuesSchema } from '../documents/task-issues.ts';
import { describeUnread } from '../language/criterion.ts';
import { GROUPS } from '../model/level.ts';
import { ISSUE_GROUPS, ISSUE_KINDS, type IssueGroup } from '../model/task-issues.ts';
import type { Language, Text } from '../model/text.ts';
import { NO_ORGANIZATION, readConfiguration } from '../pipeline/configuration.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

type IssuesDocument = z.input<typeof taskIssuesSchema>;

export const taskIssues: Command = {
  summary:
    'Counts the issues people recorded about tasks, by group and kind (exit status 0 read, 1 some entries are wrong, 2 unreadable).',
  usage: 'ssdf-gate task-issues (--dir PATH | --repo OWNER/NAME) [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const document = await count({ dir: values.repo === undefined ? '.' : undefined, ...values }, io);
    write(io, values.output, format === 'json' ? asJson(document) : words(document, language));
    return statusOf(document);
  },
};

/** A count of what could not all be read is no count. */
function statusOf({ unread, problems }: IssuesDocument): number {
  if (unread !== undefined) return EXIT.usage;
  return problems.length > 0 ? EXIT.doesNotHold : EXIT.holds;
}

async function count(options: TargetOptions, io: Io): Promise<IssuesDocument> {
  const { subject, trusted } = await openTarget(options, io);
  const configured = await readConfiguration({ branches: [trusted], organization: NO_ORGANIZATION });
  const { taskIssues: issues, records, taskIssueProblems } = configured;
  const { rows, sum } = tabulate(issues);
  return {
    $schema: 'urn:ssdf-gate:schema:task-issues:1',
    version: 1,
    stability: 'experimental',
    subject,
    issues: [...issues],
    rows,
    sum,
    problems: [...taskIssueProblems],
    ...(records.unread === undefined ? {} : { unread: describeUnread(records.unread) }),
  };
}

function words({ issues, rows, sum, problems, unread }: IssuesDocument, language: Language): string {
  const wrong = [...(unread === undefined ? [] : [unread]), ...problems].map((one) => `! ${one[language]}`);
  const kinds = ISSUE_GROUPS.flatMap((group) => [
    `${GROUP_LABELS[group][language]}: ${sum.groups[group]}`,
    ...ISSUE_KINDS.filter((one) => one.group === group).map(
      ({ kind, label }) => `  ${sum.kinds[kind]}  ${label[language]}${inGroups(kind, rows)}`,
    ),
  ]);
  const totals = GROUPS.map((group) => `${group} ${rows[group].total}`).join(' · ');
  const each = issues.flatMap((issue) => issueLines(issue, language));
  const lines = [HEAD[language].replace('#', String(sum.total)), `  ${totals}`, ...wrong, ...kinds, ...each];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function inGroups(kind: keyof IssueCounts['kinds'], rows: IssuesDocument['rows']): string {
  const some = GROUPS.filter((group) => rows[group].kinds[kind] > 0);
  return some.length === 0 ? '' : ` (${some.map((group) => `${group} ${rows[group].kinds[kind]}`).join(', ')})`;
}

function issueLines(issue: IssuesDocument['issues'][number], language: Language): readonly string[] {
  const label = ISSUE_KINDS.find(({ kind }) => kind === issue.kind)?.label[language] ?? issue.kind;
  const more = (name: Text, value: string | undefined) =>
    value === undefined ? [] : [`    ${name[language]}: ${value}`];
  return [
    `- ${issue.task} [${label}] ${issue.description} (${issue.reporter}, ${issue.date}, ${issue.path})`,
    ...more(COUNTERMEASURE, issue.countermeasure),
    ...more(REVISION, issue.proposedRevision),
  ];
}

const HEAD: Text = {
  en: 'Issues recorded about tasks: # (they touch no level)',
  ja: 'タスクの課題：# 件（達成レベルには影響しません）',
};
const COUNTERMEASURE: Text = { en: 'countermeasure', ja: '対策案' };
const REVISION: Text = { en: 'proposed revision', ja: '改訂案' };
const GROUP_LABELS: Readonly<Record<IssueGroup, Text>> = {
  wording: { en: 'How the SSDF is written and built', ja: 'SSDF の記述や構成に係る課題' },
  practice: { en: 'Difficulties of carrying it out', ja: 'SSDF 実施時の困難等に係る課題' },
};
