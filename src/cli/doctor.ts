import { readCheckout } from '../adapters/working-tree/subject.ts';
import { explainUnseen } from '../language/unseen.ts';
import type { Language, Text } from '../model/text.ts';
import { collectEvidence } from '../pipeline/collect.ts';
import { readConfiguration } from '../pipeline/configuration.ts';
import { type Blocked, blockedBy } from '../pipeline/sight.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

/** What the configuration says and what hides facts; printed before anyone relies on a first run. */
interface Diagnosis {
  readonly $schema: string;
  readonly version: 1;
  readonly stability: 'experimental';
  readonly node: string;
  readonly git: boolean;
  readonly token: boolean;
  readonly policy: { readonly name: string; readonly tasks: number };
  readonly facts: { readonly seen: number; readonly unknown: number; readonly notApplicable: number };
  readonly blocked: readonly (Blocked & { readonly message: Text })[];
  readonly problems: readonly Text[];
}

export const doctor: Command = {
  summary: 'Says what the configuration and the permissions allow to be seen, and what would change that.',
  usage: 'ssdf-gate doctor (--dir PATH | --repo OWNER/NAME) [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const diagnosis = await diagnose({ dir: values.repo === undefined ? '.' : undefined, ...values }, io);
    write(io, values.output, format === 'json' ? asJson(diagnosis) : words(diagnosis, language));
    return diagnosis.problems.length === 0 ? EXIT.holds : EXIT.doesNotHold;
  },
};

async function diagnose(options: TargetOptions, io: Io): Promise<Diagnosis> {
  const engine = loadEngine(policiesFolder());
  const { requests, organization, ...target } = await openTarget(options, io);
  const evidence = await collectEvidence({
    ...target,
    collectors: engine.collectors,
    validateSbom: engine.validateSbom,
    at: io.now(),
    requests,
  });
  const configured = await readConfiguration({ branches: [target.tree], organization: await organization() });
  const count = (state: string) => evidence.facts.filter((fact) => fact.state === state).length;
  return {
    $schema: 'urn:ssdf-gate:schema:doctor:1',
    version: 1,
    stability: 'experimental',
    node: process.version,
    git: (await readCheckout(io.cwd, io.environment.PATH ?? '')).commit !== null,
    token: (io.environment.GITHUB_TOKEN ?? io.environment.GH_TOKEN ?? '') !== '',
    policy: { name: engine.policy.name, tasks: engine.policy.tasks.length },
    facts: { seen: count('observed'), unknown: count('unknown'), notApplicable: count('not-applicable') },
    blocked: blockedBy(evidence).map((one) => ({ ...one, message: explainUnseen([one]) })),
    problems: [...configured.problems, ...(configured.locksUnknown === undefined ? [] : [configured.locksUnknown])],
  };
}

function words(diagnosis: Diagnosis, language: Language): string {
  const { facts, policy, blocked, problems } = diagnosis;
  const head = {
    en: `Node ${diagnosis.node}; token ${diagnosis.token ? 'given' : 'not given'}; ${policy.name}: ${policy.tasks} of 42 tasks have criteria.\nFacts: ${facts.seen} seen, ${facts.unknown} unknown, ${facts.notApplicable} not applicable.`,
    ja: `Node ${diagnosis.node}、トークン${diagnosis.token ? 'あり' : 'なし'}、${policy.name}：42 タスク中 ${policy.tasks} タスクに達成基準があります。\nファクト：確認 ${facts.seen}、判定不能 ${facts.unknown}、対象外 ${facts.notApplicable}`,
  };
  const hidden = blocked.map((one) => `- ${one.message[language]}\n    ${one.facts.join(' ')}`);
  const wrong = problems.map((problem) => `! ${problem[language]}`);
  return `${[head[language], ...wrong, ...hidden].join('\n')}\n`;
}
