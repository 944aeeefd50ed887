import type { Command } from '../commands.ts';
import type { Tri } from '../model.ts';
import { flagValue, hasFlag, verbOf, yes, type ToolSettings } from './types.ts';

export function verb(...verbs: readonly string[]): (command: Command) => Tri {
  return (command) => yes(verbs.includes(verbOf(command)));
}

export function goal(pattern: RegExp): (command: Command) => Tri {
  return (command) => yes(command.args.some((arg) => pattern.test(arg)));
}

export function line(command: Command): string {
  return command.args.join(' ');
}

export function semgrep(command: Command): Tri {
  return yes(
    !['login', 'logout', 'publish', 'install-semgrep-pro', 'show', 'lsp', 'test', ''].includes(verbOf(command)) ||
      hasFlag(command, /^--config|^-c$|^-f$/),
  );
}

/** `cargo +nightly audit` and `cargo-audit audit`. */
export function cargoVerb(command: Command): string {
  const word = command.args.find((arg) => !arg.startsWith('-') && !arg.startsWith('+')) ?? '';
  const own = /^cargo-(\w+)$/.exec(command.program)?.[1];
  return own ?? word;
}

export function golangci(command: Command, settings: ToolSettings): Tri {
  if (verbOf(command) !== 'run') return 'no';
  const args = line(command);
  if (args.includes('--no-config') && !args.includes('gosec')) return 'no';
  return /(?:-E|--enable)[= ]?[\w,-]*\bgosec\b/.test(args) ? 'yes' : settings.golangciSecurity;
}

export function ruff(command: Command, settings: ToolSettings): Tri {
  if (['format', 'clean', 'rule', 'config', 'linter'].includes(verbOf(command))) return 'no';
  const selected = [...command.args.entries()].flatMap(([at, arg]) => {
    if (!/^--(extend-)?select/.test(arg)) return [];
    return (arg.includes('=') ? (arg.split('=')[1] ?? '') : (command.args[at + 1] ?? '')).split(',');
  });
  if (selected.some((code) => /^(S\d*|ALL)$/.test(code))) return 'yes';
  return hasFlag(command, /^--select/) || hasFlag(command, /^--isolated$/) ? 'no' : settings.ruffSecurity;
}

export function trivyFindsVulnerabilities(command: Command): Tri {
  if (!['fs', 'filesystem', 'image', 'i', 'repo', 'repository', 'rootfs', 'vm', 'sbom'].includes(verbOf(command)))
    return 'no';
  if (writesSbom(command) || hasFlag(command, /^--download-(java-)?db-only(=true)?$/)) return 'no';
  const scanners = flagValue(command, ['--scanners', '--security-checks']);
  return yes(scanners === undefined || /\bvuln/.test(scanners));
}

export function writesSbom(command: Command): boolean {
  return /^(cyclonedx|spdx|spdx-json|github)$/.test(flagValue(command, ['--format', '-f']) ?? '');
}

/** `npm audit signatures` looks at signatures, `npm audit fix` repairs. */
export function packageAudit(command: Command): Tri {
  const words = command.args.filter((arg) => !arg.startsWith('-'));
  const at = words[0] === 'npm' ? 1 : 0;
  return yes(words[at] === 'audit' && !['signatures', 'fix'].includes(words[at + 1] ?? ''));
}

export function gpgSigns(command: Command): Tri {
  const long = hasFlag(command, /^--(sign|detach-sign|detach-sig|clear-?sign)$/);
  return yes(long || hasFlag(command, /^-[a-z]*[sb][a-z]*$/));
}

/** `docker buildx build --sbom=true`, `--attest type=provenance,mode=max`; `--provenance=false` is the opposite. */
export function buildx(command: Command, what: 'sbom' | 'provenance'): Tri {
  const words =
    command.program === 'buildx' ? command.args : command.args[0] === 'buildx' ? command.args.slice(1) : command.args;
  if (!['build', 'b', 'bake'].includes(words[0] ?? '')) return 'no';
  const attests = command.args.some((arg) => new RegExp(`type=${what}`).test(arg) && !arg.includes('disabled=true'));
  const flag = command.args.find((arg) => arg === `--${what}` || arg.startsWith(`--${what}=`));
  if (flag === undefined) return yes(attests);
  const value = flag.split('=').slice(1).join('=');
  return value.includes('$') ? 'unknown' : yes(value !== 'false');
}

/** A publication with provenance asked for on the command, in the environment or in the package's configuration. */
export function npmProvenance(command: Command, settings: ToolSettings): Tri {
  if (!publishes(command)) return 'no';
  const flag = command.args.find((arg) => /^--(no-)?provenance(=|$)/.test(arg));
  if (flag !== undefined) return yes(!flag.startsWith('--no-') && !flag.endsWith('=false'));
  const variable = Object.entries(command.env).find(([name]) => /^npm_config_provenance$/i.test(name))?.[1];
  if (variable !== undefined) return variable.includes('$') ? 'unknown' : yes(variable === 'true' || variable === '1');
  return settings.npmProvenance;
}

function publishes({ program, args }: Command): boolean {
  const words = args.filter((arg) => !arg.startsWith('-'));
  if (args.includes('--dry-run')) return false;
  if (program === 'yarn') return words[0] === 'npm' && words[1] === 'publish';
  if (['npm', 'pnpm', 'lerna', 'changeset'].includes(program)) return words.includes('publish');
  return true;
}
