import type { TaskId } from '../model/level.ts';
import type { Language } from '../model/text.ts';
import type { Evaluation } from '../pipeline/evaluation.ts';
import { renderCase } from '../reports/case/index.ts';
import { renderExplanation } from '../reports/explain/index.ts';
import { evaluate } from './evaluate.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { TARGET_OPTIONS } from './target.ts';
import { readTasks } from './typed-task.ts';

export const explain: Command = {
  summary: 'Says what a task asks at each level and, with evidence, why it stands where it stands.',
  usage:
    'ssdf-gate explain TASK [--evidence F | --dir PATH | --repo OWNER/NAME] [--form text|case] [--at INSTANT] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, EXPLAIN_OPTIONS, 1);
    const language = readLanguage(values.lang);
    const [given = ''] = positionals;
    const { tasks, ai, warnings } = readTasks('explain', given);
    if (ai !== undefined) throw new UsageError(`explain: ${ai} has no criteria here; "crosswalk ${ai}" shows it`);
    for (const warning of warnings) io.err(`ssdf-gate: ${warning[language]}\n`);
    const form = readChoice('--form', values.form ?? 'text', ['text', 'case']);
    const named = values.evidence ?? values.dir ?? values.repo;
    const judged = named === undefined ? undefined : await evaluate(values, io);
    const explained = tasks.map((task) =>
      form === 'case'
        ? asCase(task, judged, { language, saved: values.evidence !== undefined })
        : asText(task, judged, language),
    );
    write(io, values.output, explained.join('\n'));
    return EXIT.holds;
  },
};

function asText(task: TaskId, judged: Evaluation | undefined, language: Language): string {
  const { policy, facts } = loadEngine(policiesFolder());
  const detail = judged === undefined ? {} : { assessment: judged.input.assessment, evidence: judged.input.evidence };
  return renderExplanation({ task, policy, facts, ...detail }, { language, audience: 'organisation' });
}

interface CaseOptions {
  readonly language: Language;
  /** Judged from a saved evidence. */
  readonly saved: boolean;
}

/** A saved evidence carries no records, which is told and not taken for "none". */
function asCase(task: TaskId, judged: Evaluation | undefined, { language, saved }: CaseOptions): string {
  if (judged === undefined) {
    throw new UsageError('--form case: nothing was judged; give --evidence F, --dir PATH or --repo OWNER/NAME');
  }
  const { input, records } = judged;
  const recorded = saved ? {} : { records };
  return renderCase({ ...input, task, ...recorded }, { language, audience: 'organisation' });
}

const EXPLAIN_OPTIONS = {
  ...TARGET_OPTIONS,
  evidence: { type: 'string' },
  form: { type: 'string' },
  at: { type: 'string' },
  lang: { type: 'string' },
  output: { type: 'string' },
} as const;
