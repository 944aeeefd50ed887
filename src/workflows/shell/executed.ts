import type { Tri } from '../model.ts';
import { bodyFails, fateOfAlternative } from './fate.ts';
import { parseScript } from './parse.ts';
import type { Chain, Command, Pipeline, Script, Word } from './script.ts';
import { anyOf } from '../tri.ts';

/** A command that the script runs, and what becomes of its failure. */
export interface Executed {
  readonly words: readonly string[];
  /** Lines below the first line of the script. */
  readonly line: number;
  /** `unknown`: only under a condition of the script. */
  readonly runs: Tri;
  /** Whether its failure lets the step succeed all the same. */
  readonly swallowed: Tri;
}

export interface ShellOptions {
  readonly errexit: boolean;
  readonly pipefail: boolean;
}

const MAX_INNER_DEPTH = 6;
/** A script with more is read up to here only; the caller sees that by the count. */
export const MAX_COMMANDS = 2000;

interface State {
  errexit: boolean;
  pipefail: boolean;
  stopped: boolean;
  readonly functions: Map<string, Script>;
  /** Variables that a later `exit $x` hands on. */
  readonly handedOn: ReadonlySet<string>;
  readonly out: Executed[];
  depth: number;
  /** Words that `"$@"` stands for inside a function. */
  arguments: readonly string[];
}

/** What the surroundings of a command already decide. */
interface Surroundings {
  readonly runs: Tri;
  readonly swallowed: Tri;
  /** Nothing follows it: its status is the status of the script. */
  readonly last: boolean;
  /** Inside the condition of an `if`, whose branches decide; `!` then changes nothing. */
  readonly condition: boolean;
}

/** All commands a script runs, in order, those of functions where they are called. */
export function executedIn(text: string, options: ShellOptions): Executed[] {
  const handedOn = new Set([...text.matchAll(/\bexit\s+"?\$\{?(\w+|\?)/g)].map((match) => match[1] ?? ''));
  const state: State = { ...options, stopped: false, functions: new Map(), handedOn, out: [], depth: 0, arguments: [] };
  walkScript(parseScript(text), state, { runs: 'yes', swallowed: 'no', last: true, condition: false });
  return state.out;
}

function walkScript(script: Script, state: State, around: Surroundings): void {
  script.forEach((chain, index) => {
    if (state.stopped || state.out.length > MAX_COMMANDS) return;
    walkChain(chain, state, { ...around, last: around.last && index === script.length - 1 });
  });
}

function walkChain(chain: Chain, state: State, around: Surroundings): void {
  let runs: Tri = around.runs;
  const alternatives = alternativesOf(chain);
  for (const [index, { after, pipeline }] of chain.parts.entries()) {
    const before = chain.parts[index - 1]?.pipeline;
    if (before !== undefined) runs = following(runs, after, before);
    if (state.stopped || state.out.length > MAX_COMMANDS) return;
    if (runs === 'no') continue;
    const last = index === chain.parts.length - 1;
    const fate = chain.background ? 'yes' : fateIn({ alternative: alternatives[index], last }, state, around);
    walkPipeline(pipeline, state, {
      ...around,
      runs,
      swallowed: anyOf([around.swallowed, fate]),
      last: around.last && last,
    });
  }
}

/** For each part the next one behind a `||`: what runs when it fails. */
function alternativesOf({ parts }: Chain): (Pipeline | undefined)[] {
  let next: Pipeline | undefined;
  const found = parts.toReversed().map(({ after, pipeline }) => {
    const own = next;
    if (after === '||') next = pipeline;
    return own;
  });
  return found.reverse();
}

/** After `||` a command runs only on failure; after `&&` as a rule, unless a test or look-up stands before it. */
function following(runs: Tri, after: '&&' | '||' | undefined, before: Pipeline): Tri {
  const name = wordOf(before);
  if (after === '||') return name === 'true' || name === ':' ? 'no' : 'unknown';
  if (name === 'false') return 'no';
  return before.negated || TESTS.has(name) ? 'unknown' : runs;
}

const TESTS = new Set(['[', '[[', '((', 'test', 'command', 'which', 'type', 'hash', 'grep', 'egrep', 'cmp', 'diff']);

function wordOf(pipeline: Pipeline): string {
  const last = pipeline.commands.at(-1);
  return last?.kind === 'simple' ? (last.words[0]?.text ?? '') : '';
}

interface Part {
  readonly alternative: Pipeline | undefined;
  readonly last: boolean;
}

/** What the chain makes of a failure of its part. `set -e` does not see failures before the last part (POSIX, set -e). */
function fateIn({ alternative, last }: Part, state: State, around: Surroundings): Tri {
  if (alternative !== undefined) return fateOfAlternative(alternative, state.handedOn);
  if (around.last || (last && state.errexit)) return 'no';
  return state.handedOn.size > 0 ? 'unknown' : 'yes';
}

function walkPipeline(pipeline: Pipeline, state: State, around: Surroundings): void {
  pipeline.commands.forEach((command, index) => {
    const lastOne = index === pipeline.commands.length - 1;
    const piped: Tri = lastOne || state.pipefail ? 'no' : 'yes';
    const swallowed = anyOf([around.swallowed, piped, pipeline.negated && !around.condition ? 'unknown' : 'no']);
    walkCommand(command, state, { ...around, swallowed });
  });
}

function walkCommand(command: Command, state: State, around: Surroundings): void {
  switch (command.kind) {
    case 'simple':
      walkSimple(command.words, command.line, { state, around });
      return;
    case 'group':
      walkGroup(command, state, around);
      return;
    case 'if':
      walkIf(command, state, around);
      return;
    case 'loop':
      walkLoop(command, state, around);
      return;
    case 'case':
      for (const body of command.bodies) walkBranch(body, state, around);
      return;
    case 'function':
      state.functions.set(command.name, command.body);
  }
}

function walkLoop(command: Extract<Command, { kind: 'loop' }>, state: State, around: Surroundings): void {
  walkScript(command.condition, state, { ...around, swallowed: anyOf([around.swallowed, 'unknown']), last: false });
  walkScript(command.body, state, around);
}

function walkGroup(command: Extract<Command, { kind: 'group' }>, state: State, around: Surroundings): void {
  if (!command.subshell) {
    walkScript(command.body, state, around);
    return;
  }
  const own: State = { ...state };
  walkScript(command.body, own, around);
}

function walkIf(command: Extract<Command, { kind: 'if' }>, state: State, around: Surroundings): void {
  for (const { condition, body } of command.branches) {
    const name =
      condition.length === 1 && condition[0]?.parts.length === 1 ? wordOf(condition[0].parts[0]?.pipeline ?? NONE) : '';
    const fate: Tri = bodyFails(condition, body, command.otherwise) ? 'no' : 'unknown';
    // Inside a condition `set -e` is off and nothing is last: the branches decide.
    walkScript(condition, state, {
      ...around,
      swallowed: anyOf([around.swallowed, fate]),
      last: true,
      condition: true,
    });
    if (name !== 'false') walkBranch(body, state, around);
  }
  walkBranch(command.otherwise, state, around);
}

const NONE: Pipeline = { negated: false, commands: [] };

/** A branch may run or not; an `exit` in it ends only the branch. */
function walkBranch(body: Script, state: State, around: Surroundings): void {
  const before = { errexit: state.errexit, pipefail: state.pipefail };
  walkScript(body, state, { ...around, runs: 'unknown' });
  Object.assign(state, before, { stopped: false });
}

interface Place {
  readonly state: State;
  readonly around: Surroundings;
}

function walkSimple(words: readonly Word[], line: number, { state, around }: Place): void {
  for (const inner of words.flatMap((word) => word.inner)) walkInner(inner, line, { state, around });
  const texts = words.flatMap((word) => (word.text === '$@' || word.text === '$*' ? state.arguments : [word.text]));
  const [first = '', ...rest] = texts;
  if (first === '') return;
  if (first === 'set') setOptions(texts.slice(1), state);
  if (first === 'exit' && around.runs === 'yes') state.stopped = true;
  const called = state.functions.get(first);
  if (called !== undefined) {
    walkFunction(called, rest, { state, around });
    return;
  }
  state.out.push({ words: texts, line, runs: around.runs, swallowed: around.swallowed });
}

function walkFunction(body: Script, args: readonly string[], { state, around }: Place): void {
  if (state.depth >= MAX_INNER_DEPTH) return;
  const outer = state.arguments;
  state.depth += 1;
  state.arguments = args;
  walkScript(body, state, around);
  state.arguments = outer;
  state.depth -= 1;
}

/** Commands inside `$( )` run too; an assignment keeps their failure, an argument loses it. */
function walkInner(text: string, line: number, { state, around }: Place): void {
  if (state.depth >= MAX_INNER_DEPTH) return;
  const own: State = { ...state, out: [], depth: state.depth + 1 };
  walkScript(parseScript(text), own, { ...around, last: true });
  state.out.push(...own.out.map((each) => ({ ...each, line: each.line + line })));
}

function setOptions(words: readonly string[], state: State): void {
  words.forEach((word, index) => {
    const on = word.startsWith('-');
    if (/^[-+][a-z]*e[a-z]*$/.test(word)) state.errexit = on;
    if (/^[-+][a-z]*o$/.test(word) && words[index + 1] === 'pipefail') state.pipefail = on;
    if (/^[-+]o$/.test(word) && words[index + 1] === 'errexit') state.errexit = on;
  });
}
