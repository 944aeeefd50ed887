import { follow } from './callers/follow.ts';
import { placeIn } from './callers/place.ts';
import { insideCheckout } from './checkout-folders.ts';
import { commandsOf, programOf, type Command } from './commands.ts';
import { addOpaque, MAX_FOLLOWED, toolUse, type Place } from './finding.ts';
import { lookUp } from './located.ts';
import type { Tri } from './model.ts';
import { MAX_COMMANDS } from './shell/executed.ts';
import { toolsOfCommand } from './tools/match.ts';
import { proofsOfCommand } from './tools/proofs.ts';
import { allOf, anyOf } from './tri.ts';

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

export const NO_CALLER: Caller = { depth: 0, runs: 'yes', swallowed: 'no' };

export function scriptTools(script: ShellText, place: Place, caller: Caller): void {
  let { directory } = script;
  const commands = commandsOf(script.text, script.shell);
  if (commands.length > MAX_COMMANDS) addOpaque(`${place.reached.path}:${script.line}`, script.line, place);
  for (const command of commands) {
    const runs = allOf([command.runs, caller.runs]);
    if (runs === 'no' || place.finding.left < 0) continue;
    if (command.program === 'cd' || command.program === 'pushd') {
      directory = insideCheckout(entered(directory, command.args[0]), place.job.job);
    }
    const line = script.fixedLine === true ? script.line : script.line + command.line;
    const swallowed = anyOf([command.swallowed, caller.swallowed]);
    const here = { line, directory, runs, swallowed, depth: caller.depth, text: script.text };
    commandTools({ ...command, env: { ...place.reached.env, ...command.env } }, place, here);
  }
}

/** A folder that only a run can name leaves the place as it was. */
function entered(directory: string, name: string | undefined): string {
  const place = placeIn(directory, name ?? '');
  return place.includes('$') ? directory : place;
}

interface Here extends Caller {
  readonly line: number;
  readonly directory: string;
  /** The script it stands in. */
  readonly text: string;
}

function commandTools(command: Command, place: Place, here: Here): void {
  const { job, reached, settings, finding, files } = place;
  const step = { ...reached, swallowed: anyOf([reached.swallowed, here.swallowed]) };
  const matches = toolsOfCommand(command, settings);
  const runs = here.runs;
  finding.uses.push(...matches.map((match) => toolUse({ match, runs, job, step, line: here.line, inputs: {} })));
  finding.proofs.push(
    ...proofsOfCommand(command).map((match) => toolUse({ match, runs, job, step, line: here.line, inputs: {} })),
  );
  if (command.program.includes('$')) {
    variableProgram(command, place, here);
    return;
  }
  const followed = follow(command, here.directory, files);
  if (followed.kind === 'opaque' && matches.length === 0) addOpaque(followed.what, here.line, place);
  if (followed.kind === 'none' || followed.kind === 'opaque') return;
  if (followed.kind === 'scripts' && followed.opaque !== undefined) addOpaque(followed.opaque, here.line, place);
  if (here.depth >= MAX_FOLLOWED) {
    addOpaque(command.written, here.line, place);
    return;
  }
  if (followed.kind === 'program') {
    const [written = '', ...args] = followed.words;
    const program = programOf(written);
    commandTools({ ...command, program, written, args }, place, { ...here, depth: here.depth + 1 });
    return;
  }
  const caller = { depth: here.depth + 1, runs, swallowed: here.swallowed };
  const { shell = 'sh' } = followed;
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
    scriptTools({ text, line: here.line, fixedLine: true, directory: followed.directory, shell }, place, caller);
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
    const [written = '', ...first] = value.split(/\s+/);
    commandTools({ ...command, program: programOf(written), written, args: [...first, ...command.args] }, place, {
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
