import type { Env, Tri } from './model.ts';
import { executedIn, type Executed, type ShellOptions } from './shell/executed.ts';
import { innerReadings } from './wrappers.ts';

/** A program that really runs, with what stands before it taken off. */
export interface Command {
  /** Last part of the program's path, in lower case: `gosec` for `$GOPATH/bin/gosec`. */
  readonly program: string;
  /** As written, for finding the file of a local script. */
  readonly written: string;
  readonly args: readonly string[];
  /** Assignments before it. */
  readonly env: Env;
  /** Lines below the first line of the script. */
  readonly line: number;
  readonly runs: Tri;
  readonly swallowed: Tri;
}

/** The commands of a `run` under its shell. A script in another language holds none that can be read. */
export function commandsOf(script: string, shell: string | undefined): Command[] {
  const kind = shellKind(shell);
  if (kind === 'other') return [];
  const executed = kind === 'powershell' ? powershell(script) : executedIn(script, optionsOf(shell));
  return executed.flatMap((each) => unwrapped(each.words, each, 0));
}

/** Without `shell`, GitHub runs `bash -e`; with `shell: bash` it adds pipefail; a template of one's own has only what it says. */
function optionsOf(shell: string | undefined): ShellOptions {
  if (shell === undefined || shell === 'sh') return { errexit: true, pipefail: false };
  if (shell === 'bash') return { errexit: true, pipefail: true };
  return { errexit: /\s-[a-z]*e/.test(shell) || shell.includes('errexit'), pipefail: shell.includes('pipefail') };
}

export function shellKind(shell: string | undefined): 'posix' | 'powershell' | 'other' {
  const name = (shell ?? 'bash').trim().split(/\s+/)[0]?.split('/').at(-1) ?? '';
  if (/^(bash|sh|zsh|dash|ksh|msys2|nix|nix-shell)$/.test(name) || name.includes('${{')) return 'posix';
  return /^(pwsh|powershell|cmd)$/.test(name) ? 'powershell' : 'other';
}

/** PowerShell line by line: enough to see programs. Only the last one's failure is sure to end the step. */
function powershell(script: string): Executed[] {
  const lines = script.replace(/[`^]\r?\n/g, '  ').split('\n');
  let nested = 0;
  const found = lines.flatMap((text, line) => {
    const { tested, body } = partsOf(text);
    const runs: Tri = nested > 0 ? 'unknown' : 'yes';
    nested += (text.match(/\{/g) ?? []).length - (text.match(/\}/g) ?? []).length;
    const at = (each: string, when: Tri) => powershellCommands(each).map((one) => ({ ...one, line, runs: when }));
    return [...at(tested, runs), ...at(body, tested === text ? runs : 'unknown')];
  });
  return found.map((each, index) => ({ ...each, swallowed: index === found.length - 1 ? each.swallowed : 'unknown' }));
}

const CONTROL = /^\s*\}?\s*(?:else\s*)?(if|elseif|while|until|foreach|for|switch|catch)\b\s*\((.*)$/i;

/** What a line of PowerShell runs: in front of a block the tested command, if it is one; in it what follows the brace. */
function partsOf(line: string): { tested: string; body: string } {
  const control = CONTROL.exec(line);
  if (control === null) return { tested: line, body: '' };
  const [, keyword = '', rest = ''] = control;
  const end = closingBracket(rest);
  const tested = rest.slice(0, end).replace(/^\s*(-not\b|!)\s*\(?/i, '');
  const body = rest.slice(end + 1).replace(/^\s*\{|\s*\}\s*$/g, '');
  return { tested: /^(foreach|for|catch)$/i.test(keyword) ? '' : tested, body };
}

/** A backslash escapes nothing there: it stands between folders. */
function powershellCommands(text: string): Executed[] {
  return executedIn(withoutAssignment(text).replaceAll('\\', '/'), { errexit: true, pipefail: true });
}

function closingBracket(text: string): number {
  let depth = 1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** `$x = tool args` and `& tool args` run the tool; a value that is no command is none here either. */
function withoutAssignment(line: string): string {
  const value = /^\s*\$[\w:.]+\s*[-+]?=(.*)$/.exec(line)?.[1] ?? line;
  const command = value.replace(/^\s*&\s+/, '').trim();
  return /^[@$'"(\d\[]/.test(command) ? '' : command;
}

const MAX_WRAPPERS = 8;

/** Takes assignments, `sudo`, `npx` and the like off; gives every reading where a runner leaves two. */
function unwrapped(words: readonly string[], from: Executed, depth: number): Command[] {
  const env: Record<string, string> = {};
  let rest = words;
  while (rest.length > 0 && /^[A-Za-z_]\w*\+?=/.test(rest[0] ?? '')) {
    const [name = '', ...value] = (rest[0] ?? '').split('=');
    env[name] = value.join('=');
    rest = rest.slice(1);
  }
  const [written = '', ...args] = rest;
  if (written === '') return [];
  const program = programOf(written);
  const inner = depth < MAX_WRAPPERS ? innerReadings(program, args) : undefined;
  if (inner?.kind === 'script') {
    const nested = executedIn(inner.text, { errexit: true, pipefail: false });
    return nested.flatMap((each) => unwrapped(each.words, merged(each, from), depth + 1));
  }
  if (inner !== undefined) {
    return inner.readings
      .flatMap((reading) => unwrapped(reading, from, depth + 1))
      .map((each) => ({ ...each, env: { ...env, ...each.env } }));
  }
  return [{ program, written, args, env, line: from.line, runs: from.runs, swallowed: from.swallowed }];
}

/** Last part of a program's path, in lower case, without what Windows and PHP add to it. */
export function programOf(written: string): string {
  return (written.split('/').at(-1) ?? '').replace(/\.(exe|cmd|phar)$/i, '').toLowerCase();
}

function merged(inner: Executed, outer: Executed): Executed {
  const both = (a: Tri, b: Tri): Tri => (a === 'unknown' || b === 'unknown' ? 'unknown' : a);
  const swallowed: Tri =
    inner.swallowed === 'yes' || outer.swallowed === 'yes' ? 'yes' : both(inner.swallowed, outer.swallowed);
  return { words: inner.words, line: outer.line, runs: both(inner.runs, outer.runs), swallowed };
}
