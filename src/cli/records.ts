import type { z } from 'zod';
import { needsAttention, reviewRecords } from '../assessment/record-review.ts';
import type { recordsSchema } from '../documents/records.ts';
import { describeUnread } from '../language/criterion.ts';
import type { Language } from '../model/text.ts';
import { NO_ORGANIZATION, readConfiguration } from '../pipeline/configuration.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readInstant, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

type RecordsDocument = z.input<typeof recordsSchema>;

export const records: Command = {
  summary:
    'Says how each declaration, equivalent and exception stands (exit status 0 none needs attention, 1 some do, 2 unreadable).',
  usage:
    'ssdf-gate records (--dir PATH | --repo OWNER/NAME) [--at INSTANT] [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS, at: { type: 'string' } });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const at = values.at === undefined ? io.now() : readInstant('--at', values.at);
    const document = await review({ dir: values.repo === undefined ? '.' : undefined, ...values }, at, io);
    write(io, values.output, format === 'json' ? asJson(document) : words(document, language));
    return statusOf(document);
  },
};

/** Records that nobody could read are no good news, whatever the others say. */
function statusOf({ unread, attention, problems }: RecordsDocument): number {
  if (unread !== undefined) return EXIT.usage;
  return attention > 0 || problems.length > 0 ? EXIT.doesNotHold : EXIT.holds;
}

/** The records of the default branch (of a folder: the folder's), as an assessment would count them. */
async function review(options: TargetOptions, at: string, io: Io): Promise<RecordsDocument> {
  const { policy } = loadEngine(policiesFolder());
  const { subject, trusted } = await openTarget(options, io);
  const configured = await readConfiguration({ branches: [trusted], organization: NO_ORGANIZATION });
  const reviewed = reviewRecords(configured.records, policy, Date.parse(at));
  const { unread } = configured.records;
  return {
    $schema: 'urn:ssdf-gate:schema:records:1',
    version: 1,
    stability: 'experimental',
    subject,
    at,
    records: [...reviewed],
    attention: reviewed.filter(needsAttention).length,
    problems: [...configured.problems],
    ...(unread === undefined ? {} : { unread: describeUnread(unread) }),
  };
}

function words({ records: all, attention, problems, unread, at }: RecordsDocument, language: Language): string {
  const head = {
    en: `Records: ${all.length}, of which ${attention} need attention (${at}).`,
    ja: `記録：${all.length} 件、うち要対応 ${attention} 件（${at}）`,
  };
  const wrong = [...(unread === undefined ? [] : [unread]), ...problems].map((one) => `! ${one[language]}`);
  const rows = all.map(({ state, message }) => `${state === 'valid' ? '-' : '!'} ${message[language]}`);
  return `${[head[language], ...wrong, ...rows].map(escapeTerminal).join('\n')}\n`;
}
