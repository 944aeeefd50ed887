import { renderExplanation } from '../reports/explain/index.ts';
import { evaluate } from './evaluate.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { readTasks } from './typed-task.ts';

export const explain: Command = {
  summary: 'Says what a task asks at each level and, with evidence, why it stands where it stands.',
  usage: 'ssdf-gate explain TASK [--evidence F] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, EXPLAIN_OPTIONS, 1);
    const language = readLanguage(values.lang);
    const [given = ''] = positionals;
    const { tasks, ai, warnings } = readTasks('explain', given);
    if (ai !== undefined) throw new UsageError(`explain: ${ai} has no criteria here; "crosswalk ${ai}" shows it`);
    for (const warning of warnings) io.err(`ssdf-gate: ${warning[language]}\n`);
    const { policy, facts } = loadEngine(policiesFolder());
    const judged =
      values.evidence === undefined ? undefined : (await evaluate({ evidence: values.evidence }, io)).input;
    const options = { language, audience: 'organisation' } as const;
    const detail = judged === undefined ? {} : { assessment: judged.assessment, evidence: judged.evidence };
    const explained = tasks.map((task) => renderExplanation({ task, policy, facts, ...detail }, options));
    write(io, values.output, explained.join('\n'));
    return EXIT.holds;
  },
};

const EXPLAIN_OPTIONS = { evidence: { type: 'string' }, lang: { type: 'string' }, output: { type: 'string' } } as const;
