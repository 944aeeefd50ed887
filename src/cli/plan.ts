import { planOf } from '../assessment/plan.ts';
import { atLevel, DEFAULT_ORDER } from '../assessment/steps.ts';
import { STEP_ORDERS, type Profile, type StepOrder } from '../model/policy.ts';
import type { GradedLevel } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';
import { renderPlan } from '../reports/plan/index.ts';
import { type EvaluateOptions, evaluateAgainst, profilesFor } from './evaluate.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { TARGET_OPTIONS } from './target.ts';

const PLAN_OPTIONS = {
  ...TARGET_OPTIONS,
  ...DOCUMENT_OPTIONS,
  evidence: { type: 'string' },
  policy: { type: 'string' },
  profile: { type: 'string' },
  at: { type: 'string' },
  target: { type: 'string' },
} as const;

export const plan: Command = {
  summary: 'Names the cheapest next tasks and criteria for a target, and where steps and cases stand.',
  usage:
    'ssdf-gate plan (--evidence F | --dir PATH | --repo OWNER/NAME) [--vulnerability-data DIR] (--target step=1|2|3,level=1|2|3[,order=difficulty|form-aligned] | --profile NAME|F) [--policy DIR] [--at INSTANT] [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, PLAN_OPTIONS);
    const language = readLanguage(values.lang);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const profiles = profilesFor(values, io);
    const profile = aimedAt(values, profiles);
    const { input } = await evaluateAgainst(values, io, profile);
    const { assessment, policy } = input;
    const made = planOf({ assessment, policy, profile, profiles: [...profiles.values()] });
    const { evidence, policy: used } = assessment;
    const document = { evidence, policy: { name: used.name, digest: used.digest }, ...made };
    write(io, values.output, format === 'json' ? asJson(asDocument(document)) : renderPlan(made, { policy, language }));
    return made.tasks.length === 0 ? EXIT.holds : EXIT.doesNotHold;
  },
};

function asDocument(body: Plan & Readonly<Record<string, unknown>>) {
  return { $schema: 'urn:ssdf-gate:schema:plan:1', version: 1, stability: 'experimental', ...body };
}

/** The profile that `--target` or `--profile` names; the first step at level 1 without either. */
function aimedAt(
  { target, profile }: EvaluateOptions & { readonly target?: string | undefined },
  profiles: ReadonlyMap<string, Profile>,
): Profile {
  if (target !== undefined && profile !== undefined) {
    throw new UsageError('--target: expected no --profile beside it; give one of them');
  }
  if (profile !== undefined) return known(profile, profiles);
  const { step, level, order } = target === undefined ? FIRST : readTarget(target);
  const found = [...profiles.values()].find((each) => each.step?.number === step && each.step.order === order);
  if (found === undefined) throw new UsageError(`--target: no profile holds step ${step} of the order ${order}`);
  return atLevel(found, level);
}

function known(name: string, profiles: ReadonlyMap<string, Profile>): Profile {
  const found = profiles.get(name);
  if (found !== undefined) return found;
  throw new UsageError(`--profile: expected ${[...profiles.keys()].join(', ')} or a file, came "${name}"`);
}

interface Target {
  readonly step: 1 | 2 | 3;
  readonly level: GradedLevel;
  readonly order: StepOrder;
}

const FIRST: Target = { step: 1, level: 1, order: DEFAULT_ORDER };

function readTarget(text: string): Target {
  const parts = new Map(
    text.split(',').map((part) => [part.split('=')[0]?.trim() ?? '', part.split('=')[1]?.trim() ?? '']),
  );
  const surplus = [...parts.keys()].find((key) => !['step', 'level', 'order'].includes(key));
  const [step, level] = [numberOf(parts.get('step')), numberOf(parts.get('level') ?? '1')];
  if (step === undefined || level === undefined || surplus !== undefined) {
    throw new UsageError(`--target: expected step=1|2|3,level=1|2|3[,order=${STEP_ORDERS.join('|')}], came "${text}"`);
  }
  return { step, level, order: readChoice('--target: order', parts.get('order') ?? DEFAULT_ORDER, STEP_ORDERS) };
}

function numberOf(text: string | undefined): 1 | 2 | 3 | undefined {
  return ([1, 2, 3] as const).find((number) => String(number) === text);
}
