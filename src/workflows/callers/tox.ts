/** Environments that a call of tox names; undefined when only the run knows them. */
export interface ToxCall {
  readonly file: string;
  readonly environments: readonly string[];
}

/** Options that take the next word. */
const TAKES =
  /^(-c|--conf|-x|--override|--workdir|--root|--result-json|--installpkg|-p|--parallel|--runner|--discover)$/;
const RUNS = ['run', 'r', 'run-parallel', 'p', 'exec', 'e'];
const ONLY_TELLS = [
  'list',
  'l',
  'config',
  'c',
  'devenv',
  'd',
  'depends',
  'de',
  'quickstart',
  'q',
  'legacy',
  'le',
  'schema',
];

/**
 * Reads `tox -e lint,scan` and `tox run -e lint`. Without `-e` the environment of the run and plugins choose as well, so that
 * nothing is taken for run; `none` where tox only tells something.
 */
export function toxCallOf(args: readonly string[]): ToxCall | 'none' | undefined {
  const words: string[] = [];
  let file = 'tox.ini';
  let named: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') break;
    if (/^(-l|--listenvs|-a|--listenvs-all|--showconfig|--notest|-n|--help|-h|--version)$/.test(arg)) return 'none';
    if (arg === '-f') return undefined;
    if (arg === '-e' || arg === '--env') named = joined(named, args[(at += 1)] ?? '');
    else if (/^-e.|^--env=/.test(arg)) named = joined(named, arg.replace(/^(?:-e|--env=)/, ''));
    else if (arg === '-c' || arg === '--conf') file = args[(at += 1)] ?? '';
    else if (TAKES.test(arg)) at += 1;
    else if (!arg.startsWith('-')) words.push(arg);
  }
  const [verb] = words;
  if (verb !== undefined && ONLY_TELLS.includes(verb)) return 'none';
  if (verb !== undefined && !RUNS.includes(verb)) return undefined;
  if (named === undefined || /[$`{]|^ALL$/.test(named)) return undefined;
  return { file, environments: named.split(',').filter((name) => name !== '') };
}

function joined(before: string | undefined, more: string): string {
  return before === undefined ? more : `${before},${more}`;
}

type Section = ReadonlyMap<string, readonly string[]>;
const KEYS = ['commands_pre', 'commands', 'commands_post'] as const;
const MAX_LINES = 5_000;

/** The shell lines of one environment of a `tox.ini`; undefined when it knows no such environment, or takes its commands from elsewhere. */
export function toxLines(text: string, environment: string): readonly string[] | undefined {
  const sections = sectionsOf(text);
  const own = [...sections].find(([name]) => environmentsOf(name).includes(environment))?.[1];
  const base = sections.get('testenv');
  const factors = new Set(environment.split('-'));
  if (own === undefined && (base === undefined || !isListed(environment, sections))) return undefined;
  // What it takes from elsewhere, and whether this system is one it runs on, is not told here.
  if (own?.has('base') === true || own?.has('platform') === true || base?.has('platform') === true) return undefined;
  const swallows = [own, base].some((section) => section?.get('ignore_outcome')?.[0]?.toLowerCase() === 'true');
  const lines = KEYS.flatMap((key) => own?.get(key) ?? base?.get(key) ?? []);
  const shell = joinContinued(lines)
    .flatMap((line) => underFactors(line, factors))
    .map((line) => shellLine(line, swallows));
  return shell.some((line) => line.includes('{[')) ? undefined : shell;
}

/** Without a section of its own an environment is one of the list, or a version of Python. */
function isListed(environment: string, sections: ReadonlyMap<string, Section>): boolean {
  if (/^(?:py|pypy)[\d.]*(?:-|$)/.test(environment)) return true;
  const tox = sections.get('tox');
  const listed = [...(tox?.get('envlist') ?? []), ...(tox?.get('env_list') ?? [])];
  return listed.flatMap(alternativesOf).some((name) => name === environment);
}

function sectionsOf(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | undefined;
  let values: string[] | undefined;
  for (const line of text.split(/\r?\n/, MAX_LINES)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const head = /^\[([^\]]+)\]/.exec(line)?.[1];
    const key = /^([\w-]+)\s*=\s*(.*)$/.exec(line);
    if (head !== undefined) {
      section = new Map();
      sections.set(head.trim(), section);
      values = undefined;
    } else if (key !== null && section !== undefined) {
      values = key[2] === undefined || key[2] === '' ? [] : [key[2]];
      section.set(key[1] ?? '', values);
    } else if (/^\s/.test(line)) values?.push(line.trim());
  }
  return sections;
}

/** `testenv:py{39,310}-lint` is several; the name of any other section is none. */
function environmentsOf(section: string): readonly string[] {
  const [, pattern] = /^testenv:(.+)$/.exec(section) ?? [];
  return pattern === undefined ? [] : alternativesOf(pattern);
}

const MAX_NAMES = 200;
const MAX_BRACES = 20;

/** Every name that `py{39,310}-{a,b}` stands for; beyond the bounds the pattern itself, which no environment is called. */
function braces(pattern: string): readonly string[] {
  let names: readonly string[] = [pattern];
  for (let level = 0; level < MAX_BRACES && names.some((name) => name.includes('{')); level += 1)
    names = names.flatMap(firstBrace).slice(0, MAX_NAMES);
  return names;
}

function firstBrace(name: string): readonly string[] {
  const start = name.indexOf('{');
  const end = name.indexOf('}', start);
  if (start < 0 || end < 0) return [name];
  const inside = name.slice(start + 1, end).split(',');
  return inside.map((one) => `${name.slice(0, start)}${one.trim()}${name.slice(end + 1)}`);
}

function joinContinued(lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : lines
        .join('\n')
        .replaceAll(/\\\n\s*/g, ' ')
        .split('\n');
}

const CONDITION = /^[!\w.{}-]+(?:\s*,\s*[!\w.{}-]+)*$/;
const MAX_CONDITION = 500;

/** `py310,lint: command` holds for environments with such a factor. */
function underFactors(line: string, factors: ReadonlySet<string>): readonly string[] {
  const end = line.search(/:\s/);
  const condition = end < 0 || end > MAX_CONDITION ? '' : line.slice(0, end).trim();
  if (!CONDITION.test(condition)) return [line];
  const alternatives = alternativesOf(condition);
  return alternatives.some((all) => all.split('-').every((factor) => holdsFor(factor, factors)))
    ? [line.slice(end + 1).trim()]
    : [];
}

/** Commas separate alternatives, but not those inside of braces. */
function alternativesOf(condition: string): readonly string[] {
  return condition.split(/,(?![^{]*\})/).flatMap((each) => braces(each.trim()));
}

function holdsFor(factor: string, factors: ReadonlySet<string>): boolean {
  return factor.startsWith('!') ? !factors.has(factor.slice(1)) : factors.has(factor);
}

/** `-` before a command lets tox go on after its failure; `!` wants it to fail. */
function shellLine(line: string, swallows: boolean): string {
  const [, marks = '', command = ''] = /^([-!\s]*)(.*)$/s.exec(line) ?? [];
  const text = command
    .replaceAll(/\{posargs:?([^{}]*)\}/g, '$1')
    .replaceAll(/\{(?:toxinidir|tox_root)\}\/?/g, './')
    .replaceAll(/\{envpython\}/g, 'python')
    .replaceAll(/\{envbindir\}\//g, '');
  return swallows || /[-!]/.test(marks) ? `{ ${text} ; } || true` : text;
}
