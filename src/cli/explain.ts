import { normaliseTaskId } from '../policy/normalise-id.ts';
import { renderExplanation } from '../reports/explain/index.ts';
import { evaluate } from './evaluate.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';

export const explain: Command = {
  summary: 'Says what a task asks at each level and, with evidence, why it stands where it stands.',
  usage: 'ssdf-gate explain TASK [--evidence F] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, EXPLAIN_OPTIONS, 1);
    const language = readLanguage(values.lang);
    const [given = ''] = positionals;
    const task = normaliseTaskId(given);
    if (task === undefined) throw new UsageError(`explain: expected a task such as PS.1.1, came "${given}"`);
    const { policy, facts } = loadEngine(policiesFolder());
    const judged =
      values.evidence === undefined ? undefined : (await evaluate({ evidence: values.evidence }, io)).input;
    const options = { language, audience: 'organisation' } as const;
    const detail = judged === undefined ? {} : { assessment: judged.assessment, evidence: judged.evidence };
    write(io, values.output, renderExplanation({ task, policy, facts, ...detail }, options));
    return EXIT.holds;
  },
};

const EXPLAIN_OPTIONS = { evidence: { type: 'string' }, lang: { type: 'string' }, output: { type: 'string' } } as const;
