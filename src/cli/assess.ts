import { exitStatus } from '../model/exit-status.ts';
import { AUDIENCES, type Audience } from '../model/fact.ts';
import type { Evaluation } from '../pipeline/evaluation.ts';
import { REPORTS } from '../reports/api.ts';
import { terminal } from '../reports/terminal/index.ts';
import type { ReportOptions } from '../reports/types.ts';
import { evaluate } from './evaluate.ts';
import { type Command, type Io, UsageError } from './io.ts';
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
  audience: { type: 'string' },
} as const;

export const assess: Command = {
  summary:
    'Judges evidence against the policies; the gate decides the exit status (0 holds, 1 does not, 3 undetermined).',
  usage:
    'ssdf-gate assess (--dir PATH | --repo OWNER/NAME [--ref REF] | --evidence F) [--profile NAME|F] [--policy DIR] [--baseline EVIDENCE] [--at INSTANT] [--gate observe|ratchet|enforce] [--vulnerability-data DIR] [--report FORMAT=FILE]… [--audience public|repository|security|organisation] [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, ASSESS_OPTIONS);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = values.lang === undefined ? undefined : readLanguage(values.lang);
    const reports = (values.report ?? []).map(readReport);
    const audience = values.audience === undefined ? undefined : readChoice('--audience', values.audience, AUDIENCES);
    const evaluation = await evaluate(values, io);
    const options = {
      ...evaluation.options,
      ...(language === undefined ? {} : { language }),
      ...(audience === undefined ? {} : { audience }),
    };
    for (const { report, file } of reports) write(io, file, report.render(evaluation.input, options).content);
    const shown = { ...options, audience: audience ?? terminalAudience(evaluation, io) };
    write(io, values.output, format === 'json' ? asJson(evaluation.input.assessment) : inWords(evaluation, shown));
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

/**
 * Who reads what is printed: the person who ran it with a token of their own, who may see all that it could read. A log of CI
 * is read by everybody who may see the repository.
 */
function terminalAudience({ options }: Evaluation, { environment: { CI: ci = '' } }: Io): Audience {
  return ci === '' || ci === 'false' ? 'organisation' : options.audience;
}

function inWords({ input }: Evaluation, options: ReportOptions): string {
  return terminal.render(input, options).content;
}
