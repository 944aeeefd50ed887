import type { Command } from '../commands.ts';
import { composerLines, composerScript } from './composer-scripts.ts';
import { NOWHERE, opaqueRunner, wanted, type Files, type Followed } from './followed.ts';
import { hookLines } from './hooks.ts';
import { parseMakefile, recipeOf } from './makefile.ts';
import { scriptCallOf, scriptsNamed } from './package-scripts.ts';
import { placeIn } from './place.ts';
import { followGoreleaser, followJust, followTask, followTox } from './runners.ts';

/** Runners whose steps stand in files that are not read here (build.gradle, pom.xml, noxfile.py, Rakefile, …). */
const OPAQUE_RUNNERS =
  /^(mvnw?|gradlew?|nox|mage|invoke|inv|rake|bazel|bazelisk|earthly|earth|dagger|turbo|nx|lerna|moon|poe|doit|scons|ant|sbt|pants|buck2|trunk|lefthook|lint-staged|wireit|act|nix|devbox|moonrepo|mill|xcodebuild|fastlane)$/;

/** Follows a caller one step. `directory` is where the command runs, inside the repository. */
export function follow(command: Command, directory: string, files: Files): Followed {
  const { program, args } = command;
  if (/^g?make$/.test(program)) return followMake(args, directory, files);
  if (program === 'pre-commit' || program === 'prek') return followHooks(args, files);
  const call = scriptCallOf(command);
  if (call?.kind === 'many') return { kind: 'opaque', what: [program, ...args].join(' ') };
  if (call !== undefined) return followScripts({ call, directory, files });
  if (program === 'tox') return followTox(args, directory, files);
  if (program === 'just') return followJust(args, directory, files);
  if (program === 'task' || program === 'go-task') return followTask(args, directory, files);
  if (program === 'goreleaser') return followGoreleaser(args, directory, files);
  if (OPAQUE_RUNNERS.test(program)) return opaqueRunner(program, args);
  if (/^docker buildx bake\b/.test([program, ...args].join(' '))) return opaqueRunner(program, args);
  if (program === 'cargo' && ['make', 'xtask'].includes(args[0] ?? '')) return opaqueRunner(program, args);
  const composer = composerScript(command);
  if (composer !== undefined) return followComposer(composer, directory, files);
  return followScriptFile(command, directory, files);
}

const MAKEFILES = ['GNUmakefile', 'makefile', 'Makefile'];

/** They make the Makefile that is not in the tree: it builds, and calls no tools of the project. */
const BUILD_FILES = ['CMakeLists.txt', 'configure', 'configure.ac', 'configure.in', 'meson.build'];

function followMake(args: readonly string[], directory: string, files: Files): Followed {
  const options = { directory, file: undefined as string | undefined, targets: [] as string[] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-C' || arg === '--directory') options.directory = placeIn(directory, args[(at += 1)] ?? '');
    else if (arg.startsWith('-C')) options.directory = placeIn(directory, arg.slice(2));
    else if (arg.startsWith('--directory=')) options.directory = placeIn(directory, arg.slice(12));
    else if (arg === '-f' || arg === '--file') options.file = args[(at += 1)];
    else if (arg === '-j' || arg === '-l') at += /^(\d+$|[$`])/.test(args[at + 1] ?? '') ? 1 : 0;
    else if (!arg.startsWith('-') && !arg.includes('=')) options.targets.push(arg);
  }
  const candidates = (options.file === undefined ? MAKEFILES : [options.file]).map((name) =>
    placeIn(options.directory, name),
  );
  const path = candidates.find((candidate) => files.exists(candidate));
  if (path === undefined)
    return BUILD_FILES.some(files.exists) ? NOWHERE : { kind: 'opaque', what: ['make', ...options.targets].join(' ') };
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  return recipes(withIncludes(text, options.directory, files), { path, ...options });
}

/** The Makefile and the ones it takes in by name; those that were not read are asked for. */
function withIncludes(text: string, directory: string, files: Files): string {
  const paths = parseMakefile(text).includes.map((name) => placeIn(directory, name));
  const included = paths
    .filter((path) => files.exists(path))
    .map((path) => {
      const other = files.text(path);
      if (other === undefined) files.want(path);
      return other ?? '';
    });
  return [text, ...included].join('\n');
}

function recipes(text: string, place: { path: string; directory: string; targets: readonly string[] }): Followed {
  const makefile = parseMakefile(text);
  const targets = place.targets.length > 0 ? place.targets : makefile.first === undefined ? [] : [makefile.first];
  const found = targets.map((target) => recipeOf(makefile, target));
  const missing = targets.filter((_, index) => found[index] === undefined);
  const opaque = missing.length > 0 ? { opaque: `make ${missing.join(' ')} (${place.path})` } : {};
  const scripts = found.flatMap((lines) => [...(lines ?? [])]);
  return { kind: 'scripts', scripts, directory: place.directory, ...opaque };
}

function followComposer(name: string, directory: string, files: Files): Followed {
  const path = placeIn(directory, 'composer.json');
  if (!files.exists(path)) return { kind: 'opaque', what: `composer ${name}` };
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const scripts = composerLines(text, name);
  return scripts === undefined ? { kind: 'opaque', what: path } : { kind: 'scripts', scripts, directory };
}

function followHooks(args: readonly string[], files: Files): Followed {
  if (args[0] !== 'run') return NOWHERE;
  const path = ['.pre-commit-config.yaml', '.pre-commit-config.yml'].find((each) => files.exists(each));
  if (path === undefined) return NOWHERE;
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const only = args.slice(1).find((arg) => !arg.startsWith('-'));
  const lines = hookLines(text, only);
  return lines === undefined ? { kind: 'opaque', what: path } : { kind: 'scripts', scripts: lines, directory: '' };
}

interface PackageCall {
  readonly call: Extract<NonNullable<ReturnType<typeof scriptCallOf>>, { kind: 'scripts' }>;
  readonly directory: string;
  readonly files: Files;
}

function followScripts({ call, directory, files }: PackageCall): Followed {
  const at = placeIn(directory, call.directory);
  const path = placeIn(at, 'package.json');
  if (!files.exists(path)) return NOWHERE;
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const scripts = scriptsNamed(text, call.names);
  if (scripts === undefined) return { kind: 'opaque', what: path };
  if (scripts.length === 0 && call.orProgram !== undefined) return { kind: 'program', words: call.orProgram };
  return { kind: 'scripts', scripts, directory: at };
}

/**
 * `./ci/check.sh`, `bash ci/check.sh`, `source ci/env`, `pwsh -File ci/check.ps1`. Scripts in other languages are not callers of
 * tools.
 */
function followScriptFile(command: Command, directory: string, files: Files): Followed {
  const name = scriptNamed(command);
  if (name === undefined) return NOWHERE;
  const path = placeIn(directory, name);
  if (path.includes('$')) return SOME_SCRIPT.test(path) ? { kind: 'opaque', what: name } : NOWHERE;
  if (!files.exists(path)) return NOWHERE;
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  if (POWERSHELL_FILE.test(path)) return { kind: 'scripts', scripts: [text], directory, shell: 'pwsh' };
  return isShell(path, text) ? { kind: 'scripts', scripts: [text], directory } : NOWHERE;
}

/** `ci/${{ matrix.os }}-test.sh`: a script of the repository, but only a run tells which; what begins with a variable lies elsewhere. */
const SOME_SCRIPT = /^[^$]+\$.*\.(?:sh|bash|ps1)$/i;
const POWERSHELL_FILE = /\.ps1$/i;

function scriptNamed({ written, program, args }: Command): string | undefined {
  if (/^(ba|z|da|k)?sh$/.test(program) || program === 'source' || program === '.')
    return args.find((arg) => !arg.startsWith('-'));
  // In front of a script stand options, some with a value: the name of the file tells it.
  if (/^(pwsh|powershell)(\.exe)?$/i.test(program))
    return args.find((arg) => POWERSHELL_FILE.test(arg))?.replaceAll('\\', '/');
  return written.includes('/') ? written : undefined;
}

function isShell(path: string, text: string): boolean {
  if (text.startsWith('#!')) return /^#!.*\b(ba|z|da|k)?sh\b/.test(text.slice(0, 80));
  return /\.(sh|bash)$/.test(path);
}
