import {
  entriesAt,
  itemsAt,
  keyLineAt,
  member,
  textAt,
  textMapAt,
  textsAt,
  type Located,
  type LocatedResult,
} from './located.ts';
import { readLocated } from './read-located.ts';
import { readMatrix } from './matrix.ts';
import type {
  Env,
  Flag,
  Job,
  LocalAction,
  Permissions,
  RunDefaults,
  Step,
  Trigger,
  Unparsed,
  Workflow,
} from './model.ts';
import { secretsIn } from './secret-references.ts';
import { readUse } from './use.ts';

/** More than any person keeps in one file; counted before anything is made of them. */
const MAX_JOBS = 500;
const MAX_STEPS = 3000;

/** Reads one workflow file. A file that is none costs only itself: the answer then says why and on which line. */
export function parseWorkflow(path: string, text: string): Workflow | Unparsed {
  return workflowIn(path, readLocated(text));
}

/** The same of a text that was read already. */
export function workflowIn(path: string, result: LocatedResult): Workflow | Unparsed {
  if (!result.ok) return { path, error: result.error, line: result.line };
  const { root } = result;
  // GitHub refuses a workflow with merge keys; nothing of it runs.
  if (result.mergesAt !== undefined) return { path, error: 'not-a-workflow', line: result.mergesAt };
  const on = member(root, 'on');
  const jobs = member(root, 'jobs');
  if (on === undefined || jobs?.kind !== 'map') return { path, error: 'not-a-workflow', line: root.line };
  const steps = entriesAt(jobs).reduce((count, [, job]) => count + itemsAt(job, 'steps').length, 0);
  if (entriesAt(jobs).length > MAX_JOBS || steps > MAX_STEPS) return { path, error: 'too-large', line: root.line };
  return {
    path,
    name: textAt(root, 'name'),
    triggers: readTriggers(on),
    permissions: readPermissions(member(root, 'permissions')),
    env: textMapAt(root, 'env'),
    defaults: readDefaults(root),
    jobs: entriesAt(jobs).map(([key, job]) => readJob(key, job, keyLineAt(jobs, key))),
    inputs: inputDefaults(member(member(on, 'workflow_call'), 'inputs')),
    secrets: secretsIn(member(root, 'env')),
  };
}

export function isUnparsed(read: Workflow | LocalAction | Unparsed): read is Unparsed {
  return 'error' in read;
}

/** Reads the `action.yml` of a local action. */
export function parseAction(path: string, text: string): LocalAction | Unparsed {
  const result = readLocated(text);
  if (!result.ok) return { path, error: result.error, line: result.line };
  if (result.mergesAt !== undefined) return { path, error: 'not-a-workflow', line: result.mergesAt };
  const runs = member(result.root, 'runs');
  if (runs?.kind !== 'map') return { path, error: 'not-a-workflow', line: result.root.line };
  const composite = textAt(runs, 'using') === 'composite';
  const steps = composite ? itemsAt(runs, 'steps').map(readStep) : [];
  return { path, runs: composite ? 'composite' : 'other', inputs: inputDefaults(member(result.root, 'inputs')), steps };
}

/** `on` is one event, a list of events, or a map from events to their filters. */
function readTriggers(on: Located): Trigger[] {
  if (on.kind === 'map')
    return entriesAt(on).map(([event, filter]) => readTrigger(event, filter, keyLineAt(on, event)));
  const list = on.kind === 'list' ? on.items : [on];
  return list.flatMap((item) => (item.kind === 'scalar' ? [{ event: item.text, line: item.line }] : []));
}

function readTrigger(event: string, filter: Located, line: number): Trigger {
  const filters = {
    branches: textsAt(filter, 'branches'),
    branchesIgnore: textsAt(filter, 'branches-ignore'),
    tags: textsAt(filter, 'tags'),
    tagsIgnore: textsAt(filter, 'tags-ignore'),
    paths: textsAt(filter, 'paths'),
    pathsIgnore: textsAt(filter, 'paths-ignore'),
    types: textsAt(filter, 'types'),
    inputs: event === 'workflow_dispatch' ? inputDefaults(member(filter, 'inputs')) : undefined,
  };
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return { event, line, ...Object.fromEntries(given) };
}

export function readPermissions(node: Located | undefined): Permissions | undefined {
  if (node === undefined) return undefined;
  const { line } = node;
  if (node.kind === 'map') return { kind: 'scopes', scopes: textMapAt(node), line };
  const text = textAt(node);
  if (text === 'write-all' || text === 'read-all') return { kind: text, line };
  return { kind: 'undecidable', line };
}

function readDefaults(node: Located): RunDefaults {
  const run = member(member(node, 'defaults'), 'run');
  return { shell: textAt(run, 'shell'), workingDirectory: textAt(run, 'working-directory') };
}

function inputDefaults(inputs: Located | undefined): Env {
  return Object.fromEntries(entriesAt(inputs).map(([name, input]) => [name, textAt(input, 'default') ?? '']));
}

function readJob(key: string, node: Located, line: number): Job {
  const uses = member(node, 'uses');
  const container = member(node, 'container');
  return {
    key,
    line,
    name: textAt(node, 'name'),
    if: textAt(node, 'if'),
    needs: textsAt(node, 'needs') ?? [],
    runsOn: textsAt(node, 'runs-on') ?? textsAt(member(node, 'runs-on'), 'labels') ?? [],
    runnerGroup: member(member(node, 'runs-on'), 'group') !== undefined,
    matrix: readMatrix(member(node, 'strategy')),
    uses: uses?.kind === 'scalar' ? readUse(uses.text, uses.line) : undefined,
    with: textMapAt(node, 'with'),
    container: textAt(container) ?? textAt(container, 'image'),
    permissions: readPermissions(member(node, 'permissions')),
    continueOnError: readFlag(member(node, 'continue-on-error')),
    env: textMapAt(node, 'env'),
    defaults: readDefaults(node),
    steps: itemsAt(node, 'steps').map(readStep),
    secrets: secretsIn(node),
    inheritsSecrets: textAt(node, 'secrets') === 'inherit',
  };
}

function readFlag(node: Located | undefined): Flag {
  const text = textAt(node)?.trim() ?? 'false';
  if (/^(\$\{\{\s*)?false(\s*\}\})?$/i.test(text)) return 'never';
  return /^(\$\{\{\s*)?true(\s*\}\})?$/i.test(text) ? 'always' : 'expression';
}

function readStep(node: Located): Step {
  const uses = member(node, 'uses');
  const run = member(node, 'run');
  const inputs = entriesAt(node, 'with').filter(([, value]) => value.kind === 'scalar');
  return {
    line: node.line,
    name: textAt(node, 'name'),
    id: textAt(node, 'id'),
    if: textAt(node, 'if'),
    uses: uses?.kind === 'scalar' ? readUse(uses.text, uses.line) : undefined,
    run: run?.kind === 'scalar' ? { text: run.text, line: run.line } : undefined,
    shell: textAt(node, 'shell'),
    workingDirectory: textAt(node, 'working-directory'),
    with: textMapAt(node, 'with'),
    withLines: Object.fromEntries(inputs.map(([key, value]) => [key, value.line])),
    env: textMapAt(node, 'env'),
    continueOnError: readFlag(member(node, 'continue-on-error')),
  };
}
