import type { Evidence } from '../model/evidence.ts';
import { collectEvidence } from '../pipeline/collect.ts';
import { loadCollectors } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

/** Collects evidence of what the options name. */
export async function collectTarget(options: TargetOptions, io: Io): Promise<Evidence> {
  const { requests, ...target } = await openTarget(options, io);
  if (io.terminal) io.err('collecting evidence …\n');
  const { collectors, validateSbom } = loadCollectors();
  return collectEvidence({ ...target, collectors, validateSbom, at: io.now(), requests });
}

export const collect: Command = {
  summary: 'Gathers evidence and prints it as one Evidence document.',
  usage:
    'ssdf-gate collect (--dir PATH | --repo OWNER/NAME [--ref REF]) [--release TAG] [--sbom F]… [--sarif F]… [--junit F]… [--bundle F]… [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const evidence = await collectTarget(values, io);
    write(io, values.output, format === 'json' ? asJson(evidence) : overview(evidence, language));
    return EXIT.holds;
  },
};

function overview(evidence: Evidence, language: 'en' | 'ja'): string {
  const lines = evidence.facts.map((fact) => {
    const value = fact.state === 'observed' ? `${BOUND[fact.exactness]}${String(fact.value)}` : `(${fact.state})`;
    const because = 'because' in fact ? `  ${fact.because[language]}` : '';
    return `${fact.id.padEnd(44)} ${value}${because}`;
  });
  return `${lines.join('\n')}\n`;
}

const BOUND = { exact: '', atLeast: '≥ ', atMost: '≤ ' } as const;
