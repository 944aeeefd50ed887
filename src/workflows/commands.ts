import type { Env, Tri } from './model.ts';
import { executedIn, type Executed, type ShellOptions } from './shell/executed.ts';

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
    const commands = executedIn(withoutAssignment(text), { errexit: true, pipefail: true });
    const runs: Tri = nested > 0 ? 'unknown' : 'yes';
    nested += (text.match(/\{/g) ?? []).length - (text.match(/\}/g) ?? []).length;
    return commands.map((each) => ({ ...each, line, runs }));
  });
  return found.map((each, index) => ({ ...each, swallowed: index === found.length - 1 ? each.swallowed : 'unknown' }));
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
  const program = (written.split('/').at(-1) ?? '').replace(/\.(exe|cmd|phar)$/i, '').toLowerCase();
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

function merged(inner: Executed, outer: Executed): Executed {
  const both = (a: Tri, b: Tri): Tri => (a === 'unknown' || b === 'unknown' ? 'unknown' : a);
  const swallowed: Tri =
    inner.swallowed === 'yes' || outer.swallowed === 'yes' ? 'yes' : both(inner.swallowed, outer.swallowed);
  return { words: inner.words, line: outer.line, runs: both(inner.runs, outer.runs), swallowed };
}

type Inner =
  | { readonly kind: 'words'; readonly readings: readonly (readonly string[])[] }
  | { readonly kind: 'script'; readonly text: string };

/** Wrappers whose first word after their options is the program. Listed: options that take a value of their own. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t'],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '-S'],
  time: ['-o', '-f'],
  nice: ['-n'],
  nohup: [],
  exec: ['-a'],
  timeout: ['-k', '-s'],
  stdbuf: ['-i', '-o', '-e'],
  xvfb_run: [],
  xargs: ['-I', '-n', '-P', '-L', '-d', '-a', '-s'],
  npx: ['-p', '--package', '-c'],
  bunx: [],
  uvx: ['--from', '--with', '-p', '--python'],
  pipx: [],
  gtimeout: ['-k', '-s'],
};

/** Runners that need a word of their own before the program. */
const RUNNERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  npm: [['exec'], ['x']],
  pnpm: [['dlx'], ['exec']],
  yarn: [['dlx'], ['exec'], ['run', '-B']],
  bun: [['x']],
  uv: [['tool', 'run'], ['run']],
  pipx: [['run']],
  poetry: [['run']],
  pdm: [['run']],
  pipenv: [['run']],
  hatch: [['run']],
  rye: [['run']],
  pixi: [['run']],
  bundle: [['exec']],
  composer: [['exec']],
  mise: [['exec'], ['x']],
  conda: [['run']],
  rustup: [['run']],
  nix: [],
};

function innerReadings(program: string, args: readonly string[]): Inner | undefined {
  if (/^(ba|z|da|k)?sh$/.test(program)) return shellScript(args);
  if (program === 'eval') return { kind: 'script', text: args.join(' ') };
  if (program === 'command' || program === 'builtin') return args[0]?.startsWith('-') === true ? undefined : one(args);
  if (/^python[\d.]*$|^py$/.test(program)) return args[0] === '-m' ? one(args.slice(1)) : undefined;
  if (program === 'docker' || program === 'podman' || program === 'nerdctl') return container(args);
  if (program === 'go') return goTool(args);
  if (program === 'dotnet' && args[0] === 'tool' && args[1] === 'run') return one(args.slice(2));
  if (program === 'timeout' || program === 'gtimeout') return one(afterOptions(args, PREFIXES.timeout ?? []).slice(1));
  const runner = (Object.hasOwn(RUNNERS, program) ? RUNNERS[program] : undefined)?.find((words) =>
    words.every((word, index) => args[index] === word),
  );
  if (runner !== undefined) return one(packageName(afterOptions(args.slice(runner.length), RUNNER_VALUES)));
  if (program === 'pipx') return undefined;
  const values = Object.hasOwn(PREFIXES, program) ? PREFIXES[program] : undefined;
  return values === undefined ? undefined : one(packageName(afterOptions(args, values)));
}

const RUNNER_VALUES = [
  '--from',
  '--with',
  '--package',
  '-p',
  '--python',
  '-e',
  '--env',
  '-n',
  '--spec',
  '--extra',
  '--group',
];

function one(words: readonly string[]): Inner {
  return { kind: 'words', readings: words.length === 0 ? [] : [words] };
}

function shellScript(args: readonly string[]): Inner | undefined {
  const flag = args.findIndex((arg) => /^-[a-z]*c$/.test(arg));
  const text = flag < 0 ? undefined : args[flag + 1];
  return text === undefined ? undefined : { kind: 'script', text };
}

function afterOptions(args: readonly string[], withValue: readonly string[]): readonly string[] {
  let at = 0;
  while (at < args.length && (args[at] ?? '').startsWith('-')) {
    if (args[at] === '--') return args.slice(at + 1);
    at += withValue.includes(args[at] ?? '') ? 2 : 1;
  }
  return args.slice(at);
}

/** `@scope/name@1.2` and `name@latest` are the package that holds the program. */
function packageName(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  const name = first
    .replace(/(.)@[^/]*$/, '$1')
    .replace(/\[[^\]]*\]?$/, '')
    .replace(/(==|>=|~=).*$/, '');
  return name === '' ? words : [name, ...rest];
}

/** `go run pkg@version args` and `go tool name args`. */
function goTool(args: readonly string[]): Inner | undefined {
  const [verb, ...rest] = args;
  if (verb === 'tool') return one(rest);
  if (verb !== 'run') return undefined;
  const [pkg = '', ...others] = afterOptions(rest, ['-C', '-mod', '-modfile', '-tags', '-ldflags']);
  if (!pkg.includes('.') || pkg.startsWith('.') || pkg.endsWith('.go')) return undefined;
  const path = pkg.replace(/@.*$/, '').replace(/\/v\d+$/, '');
  return one([path.split('/').at(-1) ?? '', ...others]);
}

const CONTAINER_VALUES =
  /^(-[vewupalh]|--(volume|env|workdir|user|publish|name|network|net|entrypoint|mount|env-file|platform|add-host|label|pull|gpus|memory|cpus|hostname|cap-add|security-opt|userns|tmpfs|log-driver|shm-size|ipc|pid|link|volumes-from|group-add))$/;

/** `docker run [options] image args`: the image's own program, or the first argument where it names one. */
function container(args: readonly string[]): Inner | undefined {
  const start = args[0] === 'container' ? 1 : 0;
  if (args[start] !== 'run') return undefined;
  let at = start + 1;
  let entry: string | undefined;
  while (at < args.length && (args[at] ?? '').startsWith('-')) {
    const option = args[at] ?? '';
    if (option.startsWith('--entrypoint')) entry = option.split('=')[1] ?? args[at + 1];
    at += CONTAINER_VALUES.test(option) ? 2 : 1;
  }
  const image = imageName(args[at] ?? '');
  const rest = args.slice(at + 1);
  // An image that only a run names tells nothing; what is started in it by name does.
  if (image.includes('$') && entry === undefined && rest.length > 0) return one(rest);
  const own = [entry === undefined || entry === '' ? image : entry, ...rest];
  return { kind: 'words', readings: rest.length === 0 || rest[0]?.startsWith('-') === true ? [own] : [own, rest] };
}

/** Last part of an image's name, without tag and digest. */
export function imageName(image: string): string {
  const path = image.replace(/@sha256:.*$/, '');
  return (path.split('/').at(-1) ?? '').replace(/:.*$/, '');
}
