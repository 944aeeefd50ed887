import type { Command } from '../commands.ts';

/** What a package manager's command asks of `package.json`. */
export type ScriptCall =
  | {
      readonly kind: 'scripts';
      readonly directory: string;
      readonly names: readonly string[];
      readonly orProgram: readonly string[] | undefined;
    }
  /** Runs scripts of several packages: which ones, only the run knows. */
  | { readonly kind: 'many' };

const SHORT: Readonly<Record<string, string>> = {
  t: 'test',
  tst: 'test',
  test: 'test',
  start: 'start',
  stop: 'stop',
  restart: 'restart',
};
const OWN_VERBS =
  /^(install|i|ci|add|remove|rm|uninstall|update|up|upgrade|publish|pack|link|unlink|audit|outdated|list|ls|why|config|cache|init|create|login|logout|whoami|version|view|info|import|store|prune|rebuild|dedupe|dlx|exec|x|set|get|help|doctor|sbom|fund|owner|dist-tag|access|token|team|hook|profile|search|star|node|env|deploy|patch|patch-commit|plugin|policies|npm|workspaces?|dist-tags|self-update|setup|server|fetch|approve-builds)$/;

/** Reads `npm run x`, `yarn x`, `pnpm -C dir x`, `node --run x`, `run-s a b`; undefined when it runs no script. */
export function scriptCallOf({ program, args }: Command): ScriptCall | undefined {
  if (/^(npm-run-all2?|run-s|run-p)$/.test(program)) {
    return { kind: 'scripts', directory: '', names: args.filter((arg) => !arg.startsWith('-')), orProgram: undefined };
  }
  if (program === 'node') {
    const at = args.indexOf('--run');
    return at < 0 ? undefined : { kind: 'scripts', directory: '', names: [args[at + 1] ?? ''], orProgram: undefined };
  }
  if (!/^(npm|pnpm|yarn|bun)$/.test(program)) return undefined;
  return managerCall(program, args);
}

function managerCall(program: string, args: readonly string[]): ScriptCall | undefined {
  const { directory, words, many } = readOptions(args);
  const [verb = '', name = ''] = words;
  const runs = verb === 'run' || verb === 'run-script' || (verb === 'rum' && program === 'npm');
  if (program === 'yarn' && (verb === 'workspaces' || verb === 'workspace')) return { kind: 'many' };
  if (!runs && OWN_VERBS.test(verb)) return undefined;
  const script = runs ? name : Object.hasOwn(SHORT, verb) ? SHORT[verb] : program === 'npm' ? undefined : verb;
  if (script === undefined || script === '') return undefined;
  if (many) return { kind: 'many' };
  const names = [`pre${script}`, script, `post${script}`];
  return { kind: 'scripts', directory, names, orProgram: runs || program === 'npm' ? undefined : words };
}

function readOptions(args: readonly string[]): { directory: string; words: string[]; many: boolean } {
  const words: string[] = [];
  let directory = '';
  let many = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') break;
    if (['--prefix', '-C', '--dir', '--cwd'].includes(arg)) directory = args[(at += 1)] ?? '';
    else if (/^--(prefix|dir|cwd)=/.test(arg)) directory = arg.slice(arg.indexOf('=') + 1);
    else if (/^(-w|-ws|-r|-F|--workspaces?|--workspace=.*|--recursive|--filter(=.*)?)$/.test(arg)) many = true;
    else if (!arg.startsWith('-') || words.length > 0) words.push(arg);
  }
  return { directory, words, many };
}

/** The scripts of a manifest; a `lint:*` asks for all that start so. */
export function scriptsNamed(manifest: string, names: readonly string[]): readonly string[] | undefined {
  const scripts = scriptsOf(manifest);
  if (scripts === undefined) return undefined;
  return names.flatMap((name) => {
    if (!name.endsWith('*')) return Object.hasOwn(scripts, name) ? [scripts[name] ?? ''] : [];
    return Object.keys(scripts)
      .filter((key) => key.startsWith(name.slice(0, -1)))
      .map((key) => scripts[key] ?? '');
  });
}

function scriptsOf(manifest: string): Readonly<Record<string, string>> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(manifest);
  } catch {
    // The caller then says that the manifest could not be read.
    return undefined;
  }
  const scripts = typeof parsed === 'object' && parsed !== null ? (parsed as { scripts?: unknown }).scripts : undefined;
  if (typeof scripts !== 'object' || scripts === null) return {};
  return Object.fromEntries(
    Object.entries(scripts).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
