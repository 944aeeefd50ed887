import type { Command } from '../commands.ts';
import type { Tri } from '../model.ts';
import { hasFlag, yes } from './types.ts';

/** Whether a command installs exactly what a lockfile or hashes fix; undefined where it installs nothing. */
export function isFrozenInstall(command: Command): Tri | undefined {
  return installs(
    command,
    command.args.filter((arg) => !arg.startsWith('-')),
  );
}

function installs(command: Command, words: readonly string[]): Tri | undefined {
  const [verb = '', ...rest] = words;
  switch (command.program) {
    case 'npm':
      if (['ci', 'clean-install', 'install-clean'].includes(verb)) return 'yes';
      return ['install', 'i', 'add', 'update', 'install-test'].includes(verb) ? exactNames(rest) : undefined;
    case 'pnpm':
      if (verb === 'add' || verb === 'update') return exactNames(rest);
      // In CI pnpm freezes by itself, unless it is told not to.
      return verb === 'install' || verb === 'i' ? yes(!hasFlag(command, /^--no-frozen-lockfile$/)) : undefined;
    case 'yarn':
      if (verb === 'add' || verb === 'upgrade' || verb === 'up') return 'no';
      if (verb !== 'install' && verb !== '') return undefined;
      return yes(
        hasFlag(command, /^--(immutable|frozen-lockfile)$/) || command.env.YARN_ENABLE_IMMUTABLE_INSTALLS === 'true',
      );
    case 'bun':
      return verb === 'install' ? yes(hasFlag(command, /^--frozen-lockfile$/)) : verb === 'add' ? 'no' : undefined;
    case 'pip':
    case 'pip3':
    case 'pipx':
      return verb === 'install' || verb === 'download' ? pip(command, rest) : undefined;
    case 'uv':
      return uv(command, verb);
    case 'poetry':
      // `poetry install` refuses a lockfile that does not fit.
      return verb === 'install' || verb === 'sync' ? 'yes' : ['add', 'update'].includes(verb) ? 'no' : undefined;
    case 'pipenv':
      if (verb === 'sync') return 'yes';
      return verb === 'install' ? yes(hasFlag(command, /^--(deploy|ignore-pipfile)$/)) : undefined;
    case 'cargo':
      return verb === 'install' ? yes(hasFlag(command, /^--(locked|frozen)$/)) : undefined;
    case 'go':
      // Versions stand in go.mod and sums in go.sum; only a moving version of a tool is loose.
      if (verb === 'install' || verb === 'get') return goTools(rest);
      return verb === 'mod' && rest[0] === 'download' ? 'yes' : undefined;
    case 'bundle':
      if (verb !== 'install' && verb !== '') return verb === 'update' ? 'no' : undefined;
      return yes(
        hasFlag(command, /^--(frozen|deployment)$/) || isOn(command.env.BUNDLE_FROZEN ?? command.env.BUNDLE_DEPLOYMENT),
      );
    case 'gem':
      return verb === 'install'
        ? yes(hasFlag(command, /^(-v|--version)/) || rest.some((name) => /:\d/.test(name)))
        : undefined;
    case 'composer':
      return verb === 'install' ? 'yes' : ['update', 'require'].includes(verb) ? 'no' : undefined;
    case 'dotnet':
      return verb === 'restore' ? yes(hasFlag(command, /^--locked-mode$|RestoreLockedMode=true/i)) : undefined;
    default:
      return undefined;
  }
}

function isOn(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}

/** Names without a version, or with a range or tag, take what is newest; none at all resolves the manifest anew. */
function exactNames(names: readonly string[]): Tri {
  if (names.length === 0) return 'no';
  if (names.every((name) => /^(@[^@/]+\/)?[^@]+@\d+\.\d+\.\d+/.test(name))) return 'yes';
  return names.some((name) => name.includes('$')) ? 'unknown' : 'no';
}

/** Hashes freeze; a local path alone installs what is here, with dependencies only where it asks for none. */
function pip(command: Command, names: readonly string[]): Tri {
  if (hasFlag(command, /^--require-hashes$/)) return 'yes';
  const local = names.length > 0 && names.every((name) => /^\.{0,2}\/|^\.$|\.whl$/.test(name));
  return yes(local && hasFlag(command, /^--no-deps$/));
}

function uv(command: Command, verb: string): Tri | undefined {
  if (verb === 'sync')
    return yes(hasFlag(command, /^--(locked|frozen)$/) || isOn(command.env.UV_LOCKED ?? command.env.UV_FROZEN));
  if (verb === 'add') return 'no';
  if (verb !== 'pip') return undefined;
  if (command.args.includes('sync') || command.args.includes('install'))
    return yes(hasFlag(command, /^--require-hashes$/));
  return undefined;
}

function goTools(names: readonly string[]): Tri | undefined {
  const versions = names.flatMap((name) => (name.includes('@') ? [name.split('@').at(-1) ?? ''] : []));
  if (versions.length === 0) return undefined;
  if (versions.every((version) => /^v\d+\.\d+\.\d+|^[0-9a-f]{40}$/.test(version))) return 'yes';
  return versions.some((version) => version.includes('$')) ? 'unknown' : 'no';
}
