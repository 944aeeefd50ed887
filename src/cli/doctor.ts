import type { z } from 'zod';
import type { doctorSchema } from '../documents/doctor.ts';
import { explainUnseen } from '../language/unseen.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Configured } from '../pipeline/configuration.ts';
import { prescriptionsFor } from '../pipeline/prescribe.ts';
import { blockedBy } from '../pipeline/sight.ts';
import { doctorWords } from './doctor-words.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { tokenOf } from './secrets.ts';
import { collectFrom, configuredBy, openTarget, TARGET_OPTIONS, type TargetOptions } from './target.ts';

/** What the configuration says and what hides facts; printed before anyone relies on a first run. */
export type Diagnosis = z.input<typeof doctorSchema>;

export const doctor: Command = {
  summary: 'Says what the configuration and the permissions allow to be seen, and what would change that.',
  usage: 'ssdf-gate doctor (--dir PATH | --repo OWNER/NAME) [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...TARGET_OPTIONS, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const diagnosis = await diagnose({ dir: values.repo === undefined ? '.' : undefined, ...values }, io);
    write(io, values.output, format === 'json' ? asJson(diagnosis) : doctorWords(diagnosis, language));
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
  const blocked = blockedBy(evidence);
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
    blocked: blocked.map((one) => ({ ...one, facts: [...one.facts], message: explainUnseen([one]) })),
    cures: prescriptionsFor(blocked, engine.policy).map((one) => ({
      ...{ cure: one.cure, facts: [...one.facts], byThisAlone: [...one.byThisAlone], tasks: [...one.tasks] },
      blocked: one.blocked.map((each) => blocked.indexOf(each)),
    })),
    open: openIn(evidence),
    handling: handlingOf(configured),
    problems: [...configured.problems, ...configured.organizationProblems],
    ...(configured.locksUnknown === undefined ? {} : { locksUnknown: configured.locksUnknown }),
  };
}

function openIn({ facts }: Evidence): Diagnosis['open'] {
  return facts.flatMap((fact) =>
    fact.state === 'unknown' && fact.unseen.length === 0 ? [{ fact: fact.id, because: fact.because }] : [],
  );
}

function handlingOf({ handling }: Configured): Diagnosis['handling'] {
  const { use, answers, notShipped, deadlines, sharing, responses } = handling;
  return {
    use,
    ...{ answers: answers.length, notShipped: notShipped.length, deadlines: deadlines.length },
    ...{ sharing: sharing?.length ?? null, responses: responses.length },
  };
}
