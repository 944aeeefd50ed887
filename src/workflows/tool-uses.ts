import type { Text } from '../model/text.ts';
import { follow, type Files } from './callers/follow.ts';
import { commandsOf, imageName, type Command } from './commands.ts';
import { MAX_COMMANDS } from './shell/executed.ts';
import { lookUp } from './located.ts';
import { fillings } from './matrix.ts';
import type { Env, Tri, Use } from './model.ts';
import { allOf } from './reach.ts';
import { worse, type ReachedJob, type ReachedStep } from './reached.ts';
import { toolsOfCommand, toolsOfUse } from './tools/match.ts';
import type { ToolMatch, ToolSettings } from './tools/types.ts';
import { useName } from './use.ts';
import { WORDS } from './words.ts';

/** One tool at one place where a workflow runs it. */
export interface ToolUse extends Omit<ToolMatch, 'sure' | 'lenient'> {
  readonly path: string;
  readonly line: number;
  readonly state: 'found' | 'undecidable';
  readonly onPullRequest: Tri;
  readonly onSchedule: Tri;
  /** `onPullRequest` would hold if the default branch has a conventional name. */
  readonly assumedBranch: boolean;
  readonly swallowed: Tri;
  readonly job: { readonly key: string; readonly path: string; readonly names: readonly string[] | undefined };
  readonly events: readonly string[];
  /** Inputs of the action, for those who need to know more. */
  readonly inputs: Env;
  readonly because: Text | undefined;
}

/** A call that the files do not let us follow: whatever it runs is hidden. */
export interface Opaque {
  readonly what: string;
  readonly kind: 'reusable' | 'script';
  readonly path: string;
  readonly line: number;
  readonly onPullRequest: Tri;
  readonly onSchedule: Tri;
}

export interface FoundTools {
  readonly uses: readonly ToolUse[];
  readonly opaque: readonly Opaque[];
}

const MAX_FOLLOWED = 4;
const MAX_SCRIPTS = 400;

/** All tools that the jobs run, and all calls that lead where no file tells. */
export function toolUsesOf(jobs: readonly ReachedJob[], files: Files, settings: ToolSettings): FoundTools {
  const found = jobs.filter((job) => job.reach.ever !== 'no').map((job) => jobTools(job, files, settings));
  return { uses: found.flatMap((each) => each.uses), opaque: found.flatMap((each) => each.opaque) };
}

interface Finding {
  readonly uses: ToolUse[];
  readonly opaque: Opaque[];
  /** Scripts that may still be followed: callers can fan out. */
  left: number;
  readonly followed: Set<string>;
}

interface Place {
  readonly job: ReachedJob;
  readonly reached: ReachedStep;
  readonly files: Files;
  readonly settings: ToolSettings;
  readonly finding: Finding;
}

function jobTools(job: ReachedJob, files: Files, settings: ToolSettings): Finding {
  const finding: Finding = { uses: [], opaque: [], left: MAX_SCRIPTS, followed: new Set() };
  if (job.leadsOut !== undefined) calledOutside(job, job.leadsOut, { settings, finding });
  for (const reached of job.steps) {
    if (reached.reach.ever !== 'no') stepTools({ job, reached, files, settings, finding });
  }
  return finding;
}

/** A reusable workflow of another repository that is itself a known tool counts; any other one hides what it runs. */
function calledOutside(
  job: ReachedJob,
  use: Use,
  { settings, finding }: { settings: ToolSettings; finding: Finding },
): void {
  const matches = toolsOfUse(use, job.job.with, settings);
  const swallowed: Tri = job.job.continueOnError === 'never' ? 'no' : 'unknown';
  const step = { path: job.path, reach: job.reach, swallowed };
  finding.uses.push(...matches.map((match) => toolUse({ match, job, step, line: use.line, inputs: job.job.with })));
  if (matches.length > 0) return;
  const { onPullRequest, onSchedule } = job.reach;
  const what = use.kind === 'repository' ? `${useName(use)}@${use.ref}` : useName(use);
  finding.opaque.push({ what, kind: 'reusable', path: job.path, line: use.line, onPullRequest, onSchedule });
}

function stepTools(place: Place): void {
  const { reached, job, finding, settings } = place;
  const { step } = reached;
  const { run, uses } = step;
  if (run !== undefined) {
    for (const text of fillings(filled(run.text, reached), job.job.matrix)) {
      scriptTools({ text, line: run.line, directory: reached.directory, shell: reached.shell }, place, NO_CALLER);
    }
  }
  if (uses === undefined) return;
  const inputs = filledInputs(step.with, place);
  finding.uses.push(
    ...toolsOfUse(uses, inputs, settings).map((match) =>
      toolUse({ match, job, step: reached, line: uses.line, inputs }),
    ),
  );
  const script = scriptOfUse(uses, inputs);
  if (script !== undefined)
    scriptTools({ text: script, line: uses.line, directory: '', shell: 'bash', fixedLine: true }, place, NO_CALLER);
  if (reached.leadsOut) addOpaque(useName(uses), uses.line, place);
}

/** Inputs whose expression the matrix or the caller fills; with several fillings the first one speaks. */
function filledInputs(inputs: Env, { job, reached }: Place): Env {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, text]) => {
      const own = filled(text, reached);
      const all = fillings(own, job.job.matrix);
      return [key, all.length === 1 ? (all[0] ?? own) : own];
    }),
  );
}

/** Puts literal inputs and variables where an expression names them. */
function filled(text: string, { inputs, env }: ReachedStep): string {
  return text.replace(/\$\{\{\s*(inputs|env)\.([\w-]+)\s*\}\}/g, (whole, context: string, name: string) => {
    const value = lookUp(context === 'env' ? env : inputs, name);
    return value === undefined || value.includes('${{') ? whole : value;
  });
}

/** Actions that are a command in another form. */
function scriptOfUse(use: Use, inputs: Env): string | undefined {
  if (use.kind === 'docker') return [imageName(use.image), inputs.args ?? ''].join(' ');
  switch (useName(use)) {
    case 'pre-commit/action':
      return `pre-commit run ${inputs.extra_args ?? ''}`;
    case 'actions-rs/cargo':
      return ['cargo', inputs.command ?? '', inputs.args ?? ''].join(' ');
    case 'gradle/gradle-build-action':
    case 'gradle/actions/setup-gradle':
      return inputs.arguments === undefined ? undefined : `gradle ${inputs.arguments}`;
    case 'nick-fields/retry':
    case 'nick-invision/retry':
      return inputs.command;
    default:
      return undefined;
  }
}

interface ShellText {
  readonly text: string;
  /** Line of its first line in the file; with `fixedLine` all of it stands there. */
  readonly line: number;
  readonly fixedLine?: boolean;
  readonly directory: string;
  readonly shell: string | undefined;
}

/** What a followed caller already decides for the commands behind it. */
interface Caller {
  readonly depth: number;
  readonly runs: Tri;
  readonly swallowed: Tri;
}

const NO_CALLER: Caller = { depth: 0, runs: 'yes', swallowed: 'no' };

function scriptTools(script: ShellText, place: Place, caller: Caller): void {
  let { directory } = script;
  const commands = commandsOf(script.text, script.shell);
  if (commands.length > MAX_COMMANDS) addOpaque(`${place.reached.path}:${script.line}`, script.line, place);
  for (const command of commands) {
    const runs = allOf([command.runs, caller.runs]);
    if (runs === 'no' || place.finding.left < 0) continue;
    if ((command.program === 'cd' || command.program === 'pushd') && command.args[0]?.includes('$') === false) {
      directory = `${directory}/${command.args[0]}`;
    }
    const line = script.fixedLine === true ? script.line : script.line + command.line;
    const swallowed = worse(command.swallowed, caller.swallowed);
    const here = { line, directory, runs, swallowed, depth: caller.depth, text: script.text };
    commandTools({ ...command, env: { ...place.reached.env, ...command.env } }, place, here);
  }
}

interface Here extends Caller {
  readonly line: number;
  readonly directory: string;
  /** The script it stands in. */
  readonly text: string;
}

function commandTools(command: Command, place: Place, here: Here): void {
  const { job, reached, settings, finding, files } = place;
  const step = { ...reached, swallowed: worse(reached.swallowed, here.swallowed) };
  const matches = toolsOfCommand(command, settings);
  const runs = here.runs;
  finding.uses.push(...matches.map((match) => toolUse({ match, runs, job, step, line: here.line, inputs: {} })));
  if (command.program.includes('$')) {
    variableProgram(command, place, here);
    return;
  }
  const followed = follow(command, here.directory, files);
  if (followed.kind === 'opaque' && matches.length === 0) addOpaque(followed.what, here.line, place);
  if (followed.kind === 'none' || followed.kind === 'opaque') return;
  if (here.depth >= MAX_FOLLOWED) {
    addOpaque(command.written, here.line, place);
    return;
  }
  if (followed.kind === 'program') {
    const [program = '', ...args] = followed.words;
    commandTools({ ...command, program, written: program, args }, place, { ...here, depth: here.depth + 1 });
    return;
  }
  const caller = { depth: here.depth + 1, runs, swallowed: here.swallowed };
  for (const text of followed.scripts) {
    // The same text reached again in the same way tells nothing new.
    const key = [here.line, followed.directory, runs, here.swallowed, text].join('\n');
    if (finding.followed.has(key)) continue;
    finding.followed.add(key);
    finding.left -= 1;
    if (finding.left < 0) {
      addOpaque(command.written, here.line, place);
      return;
    }
    scriptTools({ text, line: here.line, fixedLine: true, directory: followed.directory, shell: 'sh' }, place, caller);
  }
}

/** `$CARGO test`: the program is what the environment or the script itself sets, where those are literals. */
function variableProgram(command: Command, place: Place, here: Here): void {
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(command.written)?.[1];
  if (name === undefined) {
    if (command.written.includes('${{')) addOpaque(command.written, here.line, place);
    return;
  }
  const given = lookUp(command.env, name);
  if (given === undefined && COMPILERS.test(name)) return;
  const values = given === undefined ? assigned(name, here.text) : [given];
  if (values.length === 0 || values.some((value) => value.includes('$'))) addOpaque(command.written, here.line, place);
  const runs: Tri = values.length > 1 ? allOf([here.runs, 'unknown']) : here.runs;
  for (const value of values.filter((each) => each !== '' && !each.includes('$'))) {
    const [program = '', ...first] = value.split(/\s+/);
    commandTools({ ...command, program, written: program, args: [...first, ...command.args] }, place, {
      ...here,
      runs,
    });
  }
}

/** By the custom of make these name compilers and interpreters. */
const COMPILERS = /^(CC|CXX|CPP|LD|AR|AS|NM|RANLIB|STRIP|OBJCOPY|PYTHON\d*|PIP\d*|RUBY|PERL|NODE|SHELL|SUDO)$/;

function assigned(name: string, script: string): string[] {
  const found = script.matchAll(new RegExp(`(?:^|[\\s;&|])${name}=(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\s;&|]*))`, 'g'));
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? match[3] ?? ''))].slice(0, 8);
}

function addOpaque(what: string, line: number, { reached, finding }: Place): void {
  const { onPullRequest, onSchedule } = reached.reach;
  const known = finding.opaque.some((each) => each.what === what && each.path === reached.path && each.line === line);
  if (!known) finding.opaque.push({ what, kind: 'script', path: reached.path, line, onPullRequest, onSchedule });
}

interface Found {
  readonly match: ToolMatch;
  /** Whether the script comes to it; left out for actions. */
  readonly runs?: Tri;
  readonly job: ReachedJob;
  readonly step: Pick<ReachedStep, 'path' | 'reach' | 'swallowed'>;
  readonly line: number;
  readonly inputs: Env;
}

function toolUse({ match, runs = 'yes', job, step, line, inputs }: Found): ToolUse {
  const { lenient, sure: works, ...tool } = match;
  const sure = allOf([works, runs]);
  const state = allOf([sure, step.reach.ever]) === 'yes' ? 'found' : 'undecidable';
  const reach = step.reach;
  // A secret in a document is as bad as one in code.
  const missesDocuments = reach.documentsAside && match.category === 'secret-scanning';
  return {
    ...tool,
    path: step.path,
    line,
    state,
    onPullRequest: missesDocuments ? 'no' : allOf([reach.onPullRequest, sure]),
    onSchedule: allOf([reach.onSchedule, sure]),
    assumedBranch: reach.assumedBranch && sure === 'yes',
    swallowed: worse(step.swallowed, lenient),
    job: { key: job.job.key, path: job.path, names: job.names },
    events: reach.events,
    inputs,
    because: state === 'found' ? undefined : works === 'yes' ? WORDS.condition() : WORDS.setting(),
  };
}
