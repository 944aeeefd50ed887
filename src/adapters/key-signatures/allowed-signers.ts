import type { SshSigner } from '../../model/signers.ts';

/** One key that may sign, for what and when (ssh-keygen(1), "ALLOWED SIGNERS"). */
export interface AllowedKey {
  /** Public key in SSH's wire encoding. */
  readonly blob: Buffer;
  readonly namespaces: readonly string[];
  /** Milliseconds since 1970; absent = no bound. */
  readonly after?: number;
  readonly before?: number;
}

const MAX_LINES = 1000;
const KEY = /(?:^|\s)(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521))\s+([A-Za-z0-9+/]+={0,2})(?:\s|$)/;

/**
 * Keys of a policy entry: one key, or a file of keys or allowed signers. A file may narrow what the policy allows (namespaces,
 * time), never widen it. Certificate authorities are not supported and their lines are left out, as nobody then is trusted by them.
 */
export function allowedKeys({ key, namespaces }: SshSigner): readonly AllowedKey[] {
  return key
    .split(/\r?\n/, MAX_LINES)
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .flatMap((line) => allowedKey(line.trim(), namespaces));
}

function allowedKey(line: string, namespaces: readonly string[]): readonly AllowedKey[] {
  const match = KEY.exec(line);
  if (match === null) return [];
  const options = line.slice(0, match.index);
  if (/cert-authority/i.test(options)) return [];
  const named = /namespaces="([^"]*)"/i.exec(options)?.[1]?.split(',');
  const [after, before] = ['valid-after', 'valid-before'].map((name) => timeIn(options, name));
  // A time that cannot be read was meant as a bound: the key then counts for nothing.
  if (Number.isNaN(after) || Number.isNaN(before)) return [];
  return [
    {
      blob: Buffer.from(match[1] ?? '', 'base64'),
      namespaces: named === undefined ? namespaces : namespaces.filter((one) => named.includes(one)),
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    },
  ];
}

/** `YYYYMMDD[HHMM[SS]]`, with `Z` in UTC; without it ssh-keygen means local time, and we UTC, so that all machines agree. */
function timeIn(options: string, name: string): number | undefined {
  const written = new RegExp(`${name}="?([^",\\s]*)`, 'i').exec(options)?.[1];
  if (written === undefined) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?Z?$/.exec(written) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
