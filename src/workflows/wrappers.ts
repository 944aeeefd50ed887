export type Inner =
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

export function innerReadings(program: string, args: readonly string[]): Inner | undefined {
  if (/^(ba|z|da|k)?sh$/.test(program)) return shellScript(args);
  if (program === 'eval') return { kind: 'script', text: args.join(' ') };
  if (program === 'command' || program === 'builtin') return args[0]?.startsWith('-') === true ? undefined : one(args);
  if (/^python[\d.]*$|^py$/.test(program)) return args[0] === '-m' ? one(args.slice(1)) : undefined;
  if (program === 'php') return one(afterOptions(args, ['-d', '-c']));
  if (program === 'docker' || program === 'podman' || program === 'nerdctl') return container(args);
  if (program === 'go') return goTool(args);
  if (program === 'dotnet' && args[0] === 'tool' && args[1] === 'run') return one(args.slice(2));
  if (program === 'timeout' || program === 'gtimeout') return one(afterOptions(args, PREFIXES.timeout ?? []).slice(1));
  const runner = (Object.hasOwn(RUNNERS, program) ? RUNNERS[program] : undefined)?.find((words) =>
    words.every((word, index) => args[index] === word),
  );
  if (runner !== undefined) {
    const rest = args.slice(runner.length);
    // npm takes options behind other words as well; what it runs then stands behind the two dashes.
    const dashes = program === 'npm' ? rest.indexOf('--') : -1;
    return one(packageName(dashes < 0 ? afterOptions(rest, RUNNER_VALUES) : rest.slice(dashes + 1)));
  }
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
