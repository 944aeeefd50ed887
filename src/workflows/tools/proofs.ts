import type { Command } from '../commands.ts';
import type { Env, Tri, Use } from '../model.ts';
import { useName } from '../use.ts';
import { downloadKind, type DownloadKind } from './downloads.ts';
import { isFrozenInstall } from './installs.ts';
import { cargoVerb, line } from './program-conditions.ts';
import { hasFlag, inputIs, inputOf, verbOf, yes, type ToolMatch } from './types.ts';

/**
 * What CI proves besides what security tools look for. None of these is a tool category of the vocabulary.
 * - `test`: runs the project's tests. A linter, a type check and a build are none.
 * - `sanitizer`: builds or runs with a sanitizer of memory, threads or undefined behaviour.
 * - `own-report`: assesses the repository with this product.
 * - `license`: holds the licences of dependencies against a list and fails outside it. Printing them is none.
 * - `frozen-install`: installs what a lockfile or hashes fix. `loose-install`: whatever a registry offers that day.
 * - `download`, `download-check`, `piped-shell`: see downloads.ts.
 */
export type ProofKind =
  'test' | 'sanitizer' | 'license' | 'own-report' | 'frozen-install' | 'loose-install' | DownloadKind;

interface ProofRule {
  readonly category: ProofKind;
  readonly tool: string;
  readonly programs: readonly string[];
  readonly when?: (command: Command) => Tri;
}

const RUNNERS = ['jest', 'vitest', 'mocha', 'ava', 'tap', 'tape', 'karma', 'pytest', 'py.test', 'nose2', 'stestr'];
const OTHERS = ['rspec', 'phpunit', 'pest', 'ctest', 'gotestsum', 'busted', 'prove', 'bats', 'shellspec', 'nextest'];

const RULES: readonly ProofRule[] = [
  ...[...RUNNERS, ...OTHERS].map((name) => ({ ...rule('test', name, [name]), when: notListing })),
  { ...rule('test', 'playwright', ['playwright', 'cypress']), when: verbIs('test', 'run') },
  { ...rule('test', 'go', ['go']), when: goTest },
  { ...rule('test', 'cargo', ['cargo', 'cargo-nextest']), when: cargoTest },
  { ...rule('test', 'node', ['node', 'tsx']), when: (c) => yes(hasFlag(c, /^--test$/)) },
  { ...rule('test', 'unittest', ['python', 'python3', 'py']), when: pythonTest },
  { ...rule('test', 'maven', ['mvn', 'mvnw']), when: mavenTest },
  { ...rule('test', 'gradle', ['gradle', 'gradlew']), when: gradleTest },
  { ...rule('test', 'dotnet', ['dotnet', 'swift', 'mix', 'dart', 'flutter', 'deno', 'zig']), when: verbIs('test') },
  { ...rule('test', 'bun', ['bun']), when: (c) => yes(c.args[0] === 'test') },
  { ...rule('test', 'bazel', ['bazel', 'bazelisk', 'meson', 'sbt', 'cabal', 'stack']), when: verbIs('test') },
  { ...rule('test', 'xcodebuild', ['xcodebuild']), when: (c) => yes(c.args.includes('test')) },

  { ...rule('license', 'license-checker', ['license-checker', 'license-checker-rseidelsohn']), when: onlyAllowed },
  { ...rule('license', 'go-licenses', ['go-licenses']), when: goLicenses },
  { ...rule('license', 'pip-licenses', ['pip-licenses']), when: (c) => flag(c, /^--(fail-on|allow-only)\b/) },
  { ...rule('license', 'cargo-deny', ['cargo', 'cargo-deny']), when: cargoDenyLicenses },
  { ...rule('license', 'license_finder', ['license_finder']), when: (c) => yes(verbOf(c) === '') },
  { ...rule('license', 'liccheck', ['liccheck']) },
  { ...rule('license', 'fossa', ['fossa']), when: verbIs('test') },
];

/** What a command proves. Asking for the version or for help proves nothing. */
export function proofsOfCommand(command: Command): ToolMatch<ProofKind>[] {
  if (hasFlag(command, /^(--version|--help|-h)$/)) return [];
  const found = RULES.filter(({ programs }) => programs.includes(command.program)).flatMap((each) => {
    const sure = each.when?.(command) ?? 'yes';
    return sure === 'no' ? [] : [matched(each, sure)];
  });
  const sanitized = sanitizes(command) ? [matched(rule('sanitizer', 'sanitizer', []), 'yes')] : [];
  return [...found, ...sanitized, ...handled(command)];
}

/** How it takes in what others made. */
function handled(command: Command): ToolMatch<ProofKind>[] {
  const frozen = isFrozenInstall(command);
  if (frozen === 'yes') return [matched(rule('frozen-install', command.program, []), 'yes')];
  if (frozen !== undefined)
    return [matched(rule('loose-install', command.program, []), frozen === 'no' ? 'yes' : 'unknown')];
  const kind = downloadKind(command);
  return kind === undefined ? [] : [matched(rule(kind, command.program, []), 'yes')];
}

/** What an action proves, given its inputs. A list in a file that is not read here leaves it open. */
export function proofsOfUse(use: Use, inputs: Env): ToolMatch<ProofKind>[] {
  if (useName(use) === 'ssdf-gate/ssdf-gate') return [matched(rule('own-report', 'ssdf-gate', []), 'yes')];
  if (useName(use) !== 'actions/dependency-review-action') return [];
  const sure = licensesListed(inputs);
  const lenient: Tri = inputIs(inputs, 'warn-only', ['true']);
  return sure === 'no' ? [] : [{ category: 'license', tool: 'dependency-review', sure, lenient }];
}

function licensesListed(inputs: Env): Tri {
  const off = inputIs(inputs, 'license-check', ['false']);
  if (off !== 'no') return off === 'yes' ? 'no' : 'unknown';
  const lists = ['allow-licenses', 'deny-licenses'].map((name) => inputOf(inputs, name)?.trim() ?? '');
  if (lists.some((list) => list !== '' && !list.includes('${{'))) return 'yes';
  return lists.some((list) => list !== '') || inputOf(inputs, 'config-file') !== undefined ? 'unknown' : 'no';
}

function rule(category: ProofKind, tool: string, programs: readonly string[]): ProofRule {
  return { category, tool, programs };
}

function matched({ category, tool }: ProofRule, sure: Tri): ToolMatch<ProofKind> {
  return { category, tool, sure, lenient: 'no' };
}

function verbIs(...verbs: readonly string[]): (command: Command) => Tri {
  return (command) => yes(verbs.includes(verbOf(command)));
}

function flag(command: Command, pattern: RegExp): Tri {
  return yes(hasFlag(command, pattern));
}

/** Collecting or listing tests, and passing where there are none, runs nothing for sure. */
function notListing(command: Command): Tri {
  const inert = /^(--collect-only|--co|--list-?tests|--showconfig|--dry-run|--init|list|init|install)$/;
  return yes(!hasFlag(command, inert));
}

/** `go test -run=^$` and `-run NONE` compile and run no test. */
function goTest(command: Command): Tri {
  return yes(verbOf(command) === 'test' && !/(^|\s)-run[= ]('?\^\$'?|NONE|XXX)(\s|$)/.test(line(command)));
}

function cargoTest(command: Command): Tri {
  const tests = ['test', 't', 'nextest'].includes(cargoVerb(command));
  return yes(tests && !hasFlag(command, /^(--no-run|list)$/));
}

function pythonTest({ args }: Command): Tri {
  const at = args.indexOf('-m');
  const module = at < 0 ? undefined : args[at + 1];
  return yes(module !== undefined && ['pytest', 'unittest', 'nose2'].includes(module) && !args.includes('--co'));
}

const SKIPPED = /^-D(skipTests|maven\.test\.skip|skipUTs)(=true)?$/;

function mavenTest(command: Command): Tri {
  const goals = ['test', 'package', 'verify', 'install', 'deploy', 'integration-test', 'surefire:test'];
  return yes(command.args.some((arg) => goals.includes(arg)) && !hasFlag(command, SKIPPED));
}

function gradleTest(command: Command): Tri {
  const tasks = command.args.some((arg) => /^(?::?[\w-]+:)*(test|check|build|connectedCheck)$/.test(arg));
  return yes(tasks && !/(-x|--exclude-task)[= ]:?(\w+:)*(test|check)\b/.test(line(command)));
}

function onlyAllowed(command: Command): Tri {
  return flag(command, /^--(onlyAllow|failOn)\b/i);
}

function goLicenses(command: Command): Tri {
  return yes(verbOf(command) === 'check');
}

function cargoDenyLicenses(command: Command): Tri {
  if (command.program === 'cargo' && cargoVerb(command) !== 'deny') return 'no';
  if (!command.args.includes('check')) return 'no';
  const named = command.args.filter((arg) => /^(advisories|bans|licenses|sources)$/.test(arg));
  return yes(named.length === 0 || named.includes('licenses'));
}

const SANITIZER = /-fsanitize=[\w,]*\b(address|undefined|memory|thread|leak|fuzzer)\b|-Zsanitizer=/;

/** The flag on the command itself or in what it inherits; `go test -race` is Go's thread sanitizer. */
function sanitizes(command: Command): boolean {
  const race = command.program === 'go' && ['test', 'run'].includes(verbOf(command)) && hasFlag(command, /^-race$/);
  return race || SANITIZER.test([line(command), ...Object.values(command.env)].join(' '));
}
