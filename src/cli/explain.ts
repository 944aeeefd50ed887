import type { TaskId } from '../model/level.ts';
import { caseRecord } from '../reports/cases/index.ts';
import { renderExplanation } from '../reports/explain/index.ts';
import type { ReportInput, ReportOptions } from '../reports/types.ts';
import { type EvaluateOptions, evaluate } from './evaluate.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { TARGET_OPTIONS } from './target.ts';
import { readTasks } from './typed-task.ts';

export const explain: Command = {
  summary: 'Says what a task asks at each level and, with evidence, why it stands where it stands.',
  usage:
    'ssdf-gate explain TASK [--evidence F | --dir PATH | --repo OWNER/NAME] [--as criteria|case] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, EXPLAIN_OPTIONS, 1);
    const language = readLanguage(values.lang);
    const [given = ''] = positionals;
    const { tasks, ai, warnings } = readTasks('explain', given);
    if (ai !== undefined) throw new UsageError(`explain: ${ai} has no criteria here; "crosswalk ${ai}" shows it`);
    for (const warning of warnings) io.err(`ssdf-gate: ${warning[language]}\n`);
    const { policy, facts } = loadEngine(policiesFolder());
    const view = readChoice('--as', values.as ?? 'criteria', ['criteria', 'case']);
    const judged = names(values) ? (await evaluate(values, io)).input : undefined;
    const options = { language, audience: 'organisation' } as const;
    if (view === 'case') {
      if (judged === undefined) throw new UsageError('--as case: expected --evidence, --dir or --repo beside it');
      write(
        io,
        values.output,
        `${tasks
          .map((task) => caseOf(task, judged, options))
          .join('\n')
          .trim()}\n`,
      );
      return EXIT.holds;
    }
    const detail = judged === undefined ? {} : { assessment: judged.assessment, evidence: judged.evidence };
    const explained = tasks.map((task) => renderExplanation({ task, policy, facts, ...detail }, options));
    write(io, values.output, explained.join('\n'));
    return EXIT.holds;
  },
};

function names({ evidence, dir, repo }: EvaluateOptions): boolean {
  return evidence !== undefined || dir !== undefined || repo !== undefined;
}

function caseOf(id: TaskId, input: ReportInput, options: ReportOptions): string {
  const policy = input.policy.tasks.find((each) => each.task === id);
  const task = input.assessment.tasks.find((each) => each.id === id);
  if (policy === undefined || task === undefined) throw new UsageError(`explain: ${id} is not judged by this policy`);
  return caseRecord({ task, policy, input, options });
}

const EXPLAIN_OPTIONS = {
  ...TARGET_OPTIONS,
  evidence: { type: 'string' },
  policy: { type: 'string' },
  at: { type: 'string' },
  as: { type: 'string' },
  lang: { type: 'string' },
  output: { type: 'string' },
} as const;
