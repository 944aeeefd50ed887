import type { z } from 'zod';
import type { doctorSchema } from '../documents/doctor.ts';
import { explainUnseen } from '../language/unseen.ts';
import type { Language, Text } from '../model/text.ts';
import { blockedBy } from '../pipeline/sight.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import type { Configured } from '../pipeline/configuration.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { tokenOf } from './secrets.ts';
import { collectFrom, configuredBy, openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

/** What the configuration says and what hides facts; printed before anyone relies on a first run. */
type Diagnosis = z.input<typeof doctorSchema>;

export const doctor: Command = {
  summary: 'Says what the configuration and the permissions allow to be seen, and what would change that.',
  usage: 'ssdf-gate doctor (--dir PATH | --repo OWNER/NAME) [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const diagnosis = await diagnose({ dir: values.repo === undefined ? '.' : undefined, ...values }, io);
    write(io, values.output, format === 'json' ? asJson(diagnosis) : words(diagnosis, language));
    return statusOf(diagnosis);
  },
};

/** Wrong files do not hold; locks that could not be read leave the question open. */
function statusOf({ problems, locksUnknown }: Diagnosis): number {
  if (problems.length > 0) return EXIT.doesNotHold;
  return locksUnknown === undefined ? EXIT.holds : EXIT.undetermined;
}

async function diagnose(options: TargetOptions, io: Io): Promise<Diagnosis> {
  const engine = loadEngine(policiesFolder());
  const target = await openTarget(options, io);
  const configured = await configuredBy(target);
  const evidence = await collectFrom(target, engine, { at: io.now(), configured });
  const count = (state: string) => evidence.facts.filter((fact) => fact.state === state).length;
  return {
    $schema: 'urn:ssdf-gate:schema:doctor:1',
    version: 1,
    stability: 'experimental',
    subject: target.subject,
    node: process.version,
    token: tokenOf(io.environment) !== undefined,
    policy: { name: engine.policy.name, tasks: engine.policy.tasks.length },
    facts: { seen: count('observed'), unknown: count('unknown'), notApplicable: count('not-applicable') },
    blocked: blockedBy(evidence).map((one) => ({ ...one, facts: [...one.facts], message: explainUnseen([one]) })),
    handling: handlingOf(configured),
    problems: [...configured.problems, ...configured.organizationProblems],
    ...(configured.locksUnknown === undefined ? {} : { locksUnknown: configured.locksUnknown }),
  };
}

function handlingOf({ handling }: Configured): Diagnosis['handling'] {
  const { use, answers, notShipped, deadlines, sharing, responses } = handling;
  return {
    use,
    ...{ answers: answers.length, notShipped: notShipped.length, deadlines: deadlines.length },
    ...{ sharing: sharing?.length ?? null, responses: responses.length },
  };
}

/** One line on how vulnerabilities are handled; what is not set is said. */
function handlingWords({ handling }: Diagnosis, language: Language): string {
  const { use, answers, deadlines, sharing, responses } = handling;
  const table = use === null ? NOT_SET[language] : `${use.role}, ${use.capability}`;
  const count = (n: number | null) => (n === null || n === 0 ? NOT_SET[language] : String(n));
  return {
    en: `Vulnerabilities (.ssdf/): table ${table}; answers ${count(answers)}; deadlines ${count(deadlines)}; sharing plan ${count(sharing)}; responses ${count(responses)}.`,
    ja: `脆弱性の取扱い（.ssdf/）：決定木 ${table}、回答 ${count(answers)}、期限 ${count(deadlines)}、共有計画 ${count(sharing)}、対応記録 ${count(responses)}`,
  }[language];
}

const NOT_SET: Text = { en: 'not set', ja: '未設定' };

function words(diagnosis: Diagnosis, language: Language): string {
  const { facts, policy, blocked, problems, locksUnknown } = diagnosis;
  const head = {
    en: `Node ${diagnosis.node}; token ${diagnosis.token ? 'given' : 'not given'}; ${policy.name}: ${policy.tasks} of 42 tasks have criteria.\nFacts: ${facts.seen} seen, ${facts.unknown} unknown, ${facts.notApplicable} not applicable.`,
    ja: `Node ${diagnosis.node}、トークン${diagnosis.token ? 'あり' : 'なし'}、${policy.name}：42 タスク中 ${policy.tasks} タスクに達成基準があります。\nファクト：確認 ${facts.seen}、判定不能 ${facts.unknown}、対象外 ${facts.notApplicable}`,
  };
  const hidden = blocked.flatMap((one) => [`- ${one.message[language]}`, `    ${one.facts.join(' ')}`]);
  const wrong = [...problems, ...(locksUnknown === undefined ? [] : [locksUnknown])].map((one) => `! ${one[language]}`);
  return `${[...head[language].split('\n'), handlingWords(diagnosis, language), ...wrong, ...hidden].map(escapeTerminal).join('\n')}\n`;
}
