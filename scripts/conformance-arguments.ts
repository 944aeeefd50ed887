import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The arguments of `ssdf-gate verify` for those of the suite's `verify-bundle`, or why there are none. */
export function conformanceArguments(args: readonly string[], folder: string): readonly string[] | string {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [artifact] = positionals;
  if (values.staging === true && values['trusted-root'] === undefined) return '--staging: give --trusted-root';
  if (artifact === undefined) return 'expected FILE_OR_DIGEST';
  const passed = Object.entries(NAMES).flatMap(([theirs, ours]) => {
    const value = values[theirs as keyof typeof NAMES];
    return value === undefined ? [] : [`--${ours}`, value];
  });
  return [...subject(artifact, folder), ...passed];
}

const OPTIONS = {
  staging: { type: 'boolean' },
  bundle: { type: 'string' },
  'certificate-identity': { type: 'string' },
  'certificate-oidc-issuer': { type: 'string' },
  'trusted-root': { type: 'string' },
  key: { type: 'string' },
} as const;

const NAMES = {
  bundle: 'bundle',
  'certificate-identity': 'identity',
  'certificate-oidc-issuer': 'issuer',
  'trusted-root': 'trusted-root',
  key: 'key',
} as const;

/** A digest by the suite's rule: the prefix, the right length, and no file of that name. */
function subject(artifact: string, folder: string): readonly string[] {
  const isDigest = /^sha256:[0-9a-fA-F]{64}$/.test(artifact) && !existsSync(resolve(folder, artifact));
  return isDigest ? ['--digest', artifact] : [artifact];
}
