import { FACTS } from '../collectors/api.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Language } from '../model/text.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import { factText } from '../reports/fact-text.ts';
import { assetLines } from '../reports/parts/asset-lines.ts';
import { toolchainLines } from '../reports/parts/toolchain-lines.ts';
import { loadCollectors } from './engine.ts';
import { policiesFolder } from './policies.ts';
import { type Command, EXIT } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { vulnerabilityData } from './vulnerability-data.ts';
import { collectFrom, configuredBy, openTarget, TARGET_OPTIONS } from './target.ts';

export const collect: Command = {
  summary: 'Gathers evidence and prints it as one Evidence document.',
  usage:
    'ssdf-gate collect (--dir PATH | --repo OWNER/NAME [--ref REF]) [--release TAG] [--sbom F]… [--sarif F]… [--junit F]… [--coverage F]… [--bundle F]… [--triage F]… [--vulnerability-data DIR] [--trusted-root F] [--allowed-signers F]… [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const target = await openTarget(values, io);
    if (io.terminal) io.err('collecting evidence …\n');
    const configured = await configuredBy(target);
    const engine = { ...loadCollectors(policiesFolder()), ...vulnerabilityData(values['vulnerability-data'], io) };
    const evidence = await collectFrom(target, engine, { at: io.now(), configured });
    write(io, values.output, format === 'json' ? asJson(evidence) : overview(evidence, language));
    return EXIT.holds;
  },
};

/** One line a fact, then one a tool that the workflows run, then one a file of the judged release. Values and reasons may hold repository text: a terminal shows it and does not obey it. */
function overview(evidence: Evidence, language: Language): string {
  const lines = evidence.facts.map((fact) => `${fact.id.padEnd(44)} ${factText(fact, FACTS[fact.id])[language]}`);
  const files = evidence.release === undefined ? [] : ['', evidence.release.tag, ...assetLines(evidence, language)];
  const tools = ['', ...toolchainLines(evidence, language)];
  return `${[...lines, ...tools, ...files].map(escapeTerminal).join('\n')}\n`;
}
