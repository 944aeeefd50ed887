import { exitStatus } from '../model/exit-status.ts';
import type { Evaluation } from '../pipeline/evaluation.ts';
import { REPORTS } from '../reports/api.ts';
import { terminal } from '../reports/terminal/index.ts';
import type { ReportOptions } from '../reports/types.ts';
import { evaluate } from './evaluate.ts';
import { type Command, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { TARGET_OPTIONS } from './target.ts';

const ASSESS_OPTIONS = {
  ...TARGET_OPTIONS,
  ...DOCUMENT_OPTIONS,
  evidence: { type: 'string' },
  profile: { type: 'string' },
  policy: { type: 'string' },
  baseline: { type: 'string' },
  at: { type: 'string' },
  gate: { type: 'string' },
  report: { type: 'string', multiple: true },
} as const;

export const assess: Command = {
  summary:
    'Judges evidence against the policies; the gate decides the exit status (0 holds, 1 does not, 3 undetermined).',
  usage:
    'ssdf-gate assess (--dir PATH | --repo OWNER/NAME [--ref REF] | --evidence F) [--profile NAME|F] [--policy DIR] [--baseline EVIDENCE] [--at INSTANT] [--gate observe|ratchet|enforce] [--report FORMAT=FILE]… [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, ASSESS_OPTIONS);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = values.lang === undefined ? undefined : readLanguage(values.lang);
    const reports = (values.report ?? []).map(readReport);
    const evaluation = await evaluate(values, io);
    const options = { ...evaluation.options, ...(language === undefined ? {} : { language }) };
    for (const { report, file } of reports) write(io, file, report.render(evaluation.input, options).content);
    write(io, values.output, format === 'json' ? asJson(evaluation.input.assessment) : inWords(evaluation, options));
    return exitStatus(evaluation.input.assessment.gate.conclusion);
  },
};

function readReport(text: string) {
  const [, format, file] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  const report = REPORTS.find((one) => one.id === format);
  if (report !== undefined && file !== undefined) return { report, file };
  throw new UsageError(
    `--report: expected FORMAT=FILE with a format of ${REPORTS.map((one) => one.id).join(', ')}, came "${text}"`,
  );
}

/** Shows what the subject's readers may see: a log of CI is read by all of them. */
function inWords({ input }: Evaluation, options: ReportOptions): string {
  return terminal.render(input, options).content;
}
