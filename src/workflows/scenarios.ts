import { expressionsIn, parseExpression, type Expression } from './expression/parse.ts';
import { evaluate, known, OTHER, truth, UNKNOWN, type Value } from './expression/evaluate.ts';
import { lookUp } from './located.ts';
import type { Combination, Env, Matrix, Trigger, Tri } from './model.ts';

/** What the files alone say about a run of one event: values by context path. */
export type Scenario = (path: readonly string[]) => Value;

export interface RepositoryNames {
  readonly owner: string | null;
  readonly name: string | null;
  readonly defaultBranch: string | null;
}

/** A condition and the names it may use. */
export interface Guard extends GuardNames {
  /** undefined when it cannot be read. */
  readonly expression: Expression | undefined;
  readonly usesMatrix: boolean;
}

export interface GuardNames {
  readonly matrix: Matrix;
  readonly env: Env;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly runsOn: readonly string[];
}

/**
 * The runs of an event that are told apart. Several where one event comes in several ways: a pull request opened and one
 * pushed to again, a branch and a tag. An ordinary pull request is a person's, not a draft, from a branch of no special name.
 */
export function scenariosOf(trigger: Trigger, names: RepositoryNames): Scenario[] {
  const { event } = trigger;
  if (event === 'pull_request' || event === 'pull_request_target') {
    return ['opened', 'synchronize'].map((action) => scenario(names, event, pullRequest(names, action)));
  }
  if (event === 'push') return pushes(trigger, names);
  if (event === 'schedule') return [scenario(names, event, branchRef(names))];
  if (event === 'release') return [scenario(names, event, tagRef)];
  // Started by hand with everything left as it is proposed; with other inputs it may do other things.
  if (event === 'workflow_dispatch')
    return [scenario(names, event, proposedInputs(trigger)), scenario(names, event, {})];
  return [scenario(names, event, {})];
}

type Known = Readonly<Record<string, Value>>;

const tagRef: Known = {
  'github.ref': known('refs/tags/v1.0.0'),
  'github.ref_name': known('v1.0.0'),
  'github.ref_type': known('tag'),
};

function branchRef({ defaultBranch }: RepositoryNames): Known {
  if (defaultBranch === null) return { 'github.ref_type': known('branch') };
  return {
    'github.ref': known(`refs/heads/${defaultBranch}`),
    'github.ref_name': known(defaultBranch),
    'github.ref_type': known('branch'),
  };
}

/** A tag pushed, the default branch pushed, and some other branch that only a run can name. */
function pushes(trigger: Trigger, names: RepositoryNames): Scenario[] {
  const onlyTags = trigger.branches === undefined && trigger.tags !== undefined;
  const onlyBranches = trigger.tags === undefined && (trigger.branches ?? trigger.branchesIgnore) !== undefined;
  const branches = onlyTags ? [] : [branchRef(names), { 'github.ref_type': known('branch') }];
  return [...branches, ...(onlyBranches ? [] : [tagRef])].map((values) => scenario(names, 'push', values));
}

function proposedInputs({ inputs = {} }: Trigger): Known {
  const entries = Object.entries(inputs).flatMap(([key, text]) => {
    const name = key.toLowerCase();
    return [
      [`inputs.${name}`, typedLiteral(text)],
      [`github.event.inputs.${name}`, literal(text)],
    ] as const;
  });
  return Object.fromEntries(entries);
}

function pullRequest(names: RepositoryNames, action: string): Known {
  const { defaultBranch } = names;
  const base = defaultBranch === null ? UNKNOWN : known(defaultBranch);
  const pull = 'github.event.pull_request';
  return {
    'github.event.action': known(action),
    'github.base_ref': base,
    [`${pull}.base.ref`]: base,
    'github.head_ref': OTHER,
    [`${pull}.head.ref`]: OTHER,
    'github.ref': known('refs/pull/1/merge'),
    'github.ref_name': known('1/merge'),
    'github.ref_type': known('branch'),
    [`${pull}.draft`]: known(false),
    [`${pull}.merged`]: known(false),
    [`${pull}.state`]: known('open'),
    [`${pull}.head.repo.fork`]: known(false),
    [`${pull}.head.repo.full_name`]: repositoryName(names),
    [`${pull}.user.login`]: OTHER,
    [`${pull}.user.type`]: known('User'),
  };
}

/** Stands for this repository's own name where nobody gave it. */
const SAME_REPOSITORY: Value = { kind: 'unknown', same: 'repository' };

function repositoryName({ owner, name }: RepositoryNames): Value {
  return owner === null || name === null ? SAME_REPOSITORY : known(`${owner}/${name}`);
}

function scenario(names: RepositoryNames, event: string, values: Known): Scenario {
  const { owner } = names;
  const common: Known = {
    'github.event_name': known(event),
    'github.repository': repositoryName(names),
    'github.repository_owner': owner === null ? UNKNOWN : known(owner),
    'github.actor': OTHER,
    'github.triggering_actor': OTHER,
    'github.event.sender.login': OTHER,
    'github.run_attempt': known('1'),
    'success()': known(true),
    'failure()': known(false),
  };
  const pulls = event.startsWith('pull_request');
  return (path) => {
    const key = path.join('.');
    const value = own(values, key) ?? own(common, key);
    if (value !== undefined) return value;
    // Inputs are empty unless a person or a caller gave them.
    if (path[0] === 'inputs' && event !== 'workflow_dispatch') return known('');
    if (!pulls && event !== 'merge_group' && /^github\.(head_ref|base_ref)$/.test(key)) return known('');
    return !pulls && key.startsWith('github.event.pull_request') ? known(null) : UNKNOWN;
  };
}

function own(values: Known, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

export function guardOf(text: string, names: GuardNames): Guard {
  const condition = conditionText(text);
  const expression = condition === undefined ? undefined : parseExpression(condition);
  return { ...names, expression, usesMatrix: /matrix|runner/i.test(text) };
}

/** Whether a condition holds in a scenario, in at least one combination of its matrix. */
export function guardHolds(guard: Guard, scenario: Scenario): Tri {
  const { expression, matrix } = guard;
  if (expression === undefined) return 'unknown';
  const combinations = matrix.kind === 'combinations' ? matrix.combinations : [undefined];
  const answers = (guard.usesMatrix ? combinations : [combinations[0]]).map((combination) =>
    truth(evaluate(expression, (path) => valueAt(path, { guard, scenario, combination }))),
  );
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') || answers.length === 0 ? 'unknown' : 'no';
}

/** An `if` is an expression with or without `${{ }}`; text around the braces makes it a text that always holds, a known trap. */
function conditionText(text: string): string | undefined {
  const found = expressionsIn(text);
  if (found.length === 0) return text.trim();
  const [only] = found;
  const whole = found.length === 1 && only !== undefined && text.trim() === `\${{${only.text}}}`;
  return whole ? only.text.trim() : undefined;
}

interface Place {
  readonly guard: Guard;
  readonly scenario: Scenario;
  readonly combination: Combination | undefined;
}

/** The same run after something in it failed. */
export function afterFailure(scenario: Scenario): Scenario {
  return (path) => {
    if (path[0] === 'failure()') return known(true);
    return path[0] === 'success()' ? known(false) : scenario(path);
  };
}

function valueAt(path: readonly string[], { guard, scenario, combination }: Place): Value {
  const [context, ...rest] = path;
  const key = rest.join('.');
  if (context === 'matrix') return combination === undefined ? UNKNOWN : known(insensitive(combination, key) ?? '');
  if (context === 'env') return literal(insensitive(guard.env, key));
  if (context === 'inputs') return own(guard.inputs, key) ?? scenario(path);
  if (context === 'needs' && rest.at(-1) === 'result') return known('success');
  if (context === 'steps' && /\.(outcome|conclusion)$/.test(key)) return known('success');
  if (context === 'job' && key === 'status') return known('success');
  if (context === 'runner' && key === 'os') return runnerOs(guard.runsOn, combination);
  return scenario(path);
}

function insensitive(record: Readonly<Record<string, string>>, key: string): string | undefined {
  const name = Object.keys(record).find((each) => each.toLowerCase() === key);
  return name === undefined ? undefined : lookUp(record, name);
}

export function literal(text: string | undefined): Value {
  return text === undefined || text.includes('${{') ? UNKNOWN : known(text);
}

/** Inputs of a reusable workflow keep their type, those of an action are texts. */
export function typedLiteral(text: string | undefined): Value {
  return text === 'true' || text === 'false' ? known(text === 'true') : literal(text);
}

function runnerOs(runsOn: readonly string[], combination: Combination | undefined): Value {
  const [label = ''] = runsOn;
  const filled = label.replace(/\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/g, (whole, key: string) =>
    combination === undefined ? whole : (lookUp(combination, key) ?? whole),
  );
  if (/^ubuntu/i.test(filled)) return known('Linux');
  if (/^windows/i.test(filled)) return known('Windows');
  return /^macos/i.test(filled) ? known('macOS') : UNKNOWN;
}
