import { known, OTHER, UNKNOWN, type Value } from './expression/evaluate.ts';
import type { Trigger } from './model.ts';

/** What the files alone say about a run of one event: values by context path. */
export type Scenario = (path: readonly string[]) => Value;

export interface RepositoryNames {
  readonly owner: string | null;
  readonly name: string | null;
  readonly defaultBranch: string | null;
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

/** The same run of a pull request that is no ordinary one: from a bot, a fork or a branch of special name, a draft, merged. */
export function unusual(scenario: Scenario): Scenario {
  return (path) => {
    const key = path.join('.');
    return UNUSUAL.test(key) ? UNKNOWN : scenario(path);
  };
}

const UNUSUAL =
  /^github\.(actor|triggering_actor|head_ref|base_ref|event\.(action|sender\.login|pull_request\.(base\.ref|head\.(ref|repo\.(fork|full_name))|draft|merged|state|user\.(login|type))))$/;

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

export function own(values: Known, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/** The same run after something in it failed. */
export function afterFailure(scenario: Scenario): Scenario {
  return (path) => {
    if (path[0] === 'failure()') return known(true);
    return path[0] === 'success()' ? known(false) : scenario(path);
  };
}

export function literal(text: string | undefined): Value {
  return text === undefined || text.includes('${{') ? UNKNOWN : known(text);
}

/** Inputs of a reusable workflow keep their type, those of an action are texts. */
export function typedLiteral(text: string | undefined): Value {
  return text === 'true' || text === 'false' ? known(text === 'true') : literal(text);
}
