import type { Command } from '../commands.ts';
import { flagValue, hasFlag, verbOf } from './types.ts';

/**
 * What a command does with files from the network.
 * - `download`: keeps one. `download-check`: holds one against a hash or a signature.
 * - `piped-shell`: a shell that runs what it reads from its input, which nothing was held against.
 */
export type DownloadKind = 'download' | 'download-check' | 'piped-shell';

export function downloadKind(command: Command): DownloadKind | undefined {
  if (isPipedShell(command)) return 'piped-shell';
  if (isCheck(command)) return 'download-check';
  return isDownload(command) ? 'download' : undefined;
}

const ARTEFACT =
  /^https?:\/\/\S+\.(?:tar(?:\.\w+)?|t[gx]z|zip|sh|deb|rpm|jar|whl|exe|msi|pkg|dmg|apk|appimage)(?:[?#]\S*)?$/i;

/** A file kept from the network. A question to an API, which sends or prints something, is none. */
function isDownload(command: Command): boolean {
  const { program, args } = command;
  if (program === 'iwr' || program === 'invoke-webrequest') return hasFlag(command, /^-outfile$/i);
  if (program !== 'curl' && program !== 'wget') return false;
  if (
    hasFlag(command, /^(-d|--data|--data-raw|--data-binary|-F|--form|-I|--head|-T|--upload-file|--post-data|--spider)/)
  )
    return false;
  if (args.some((arg) => ARTEFACT.test(arg))) return true;
  if (program === 'wget')
    return verbOf(command) !== '' && !/^-?$/.test(flagValue(command, ['-O', '--output-document', '-qO']) ?? 'file');
  const output = flagValue(command, ['-o', '--output']);
  return (
    hasFlag(command, /^(-[a-zA-Z]*O[a-zA-Z]*|--remote-name(-all)?)$/) ||
    (output !== undefined && !['-', '/dev/null'].includes(output)) ||
    hasFlag(command, /^-[a-zA-Z]+o$/)
  );
}

/** A hash list, a detached signature or an attestation that the file must fit. */
function isCheck(command: Command): boolean {
  const { program, args } = command;
  if (/^(sha(1|224|256|384|512)?sum|shasum|b2sum|md5sum)$/.test(program))
    return hasFlag(command, /^(-[a-z0-9]*c[a-z]*|--check)$/);
  if (program === 'gpg' || program === 'gpg2' || program === 'gpgv')
    return program === 'gpgv' || hasFlag(command, /^--verify$/);
  if (program === 'cosign') return verbOf(command).startsWith('verify');
  if (program === 'minisign' || program === 'signify') return hasFlag(command, /^-[a-zA-Z]*V/);
  if (program === 'gh') return args[0] === 'attestation' && args[1] === 'verify';
  if (program === 'slsa-verifier') return args[0] === 'verify-artifact';
  return false;
}

/** `| sh`, `| bash -s -- …`: no script is named. */
function isPipedShell({ program, args }: Command): boolean {
  if (!['sh', 'bash', 'zsh', 'dash'].includes(program)) return false;
  const rest = args.filter((arg) => arg !== '--');
  return rest.length === 0 || rest.some((arg) => /^-[a-z]*s$/.test(arg)) || rest.every((arg) => /^-[exu]+$/.test(arg));
}
