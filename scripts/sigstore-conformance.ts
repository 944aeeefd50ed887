#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/**
 * `ssdf-gate verify` behind the command line that the Sigstore client conformance suite calls
 * (sigstore/sigstore-conformance, docs/cli_protocol.md). Signing is not offered, nor the staging instance: its root is not shipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

function verify(args: readonly string[]): number {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [artifact] = positionals;
  if (values.staging === true && values['trusted-root'] === undefined) return refuse('--staging: give --trusted-root');
  if (artifact === undefined) return refuse('expected FILE_OR_DIGEST');
  const passed = Object.entries(NAMES).flatMap(([theirs, ours]) => {
    const value = values[theirs as keyof typeof NAMES];
    return value === undefined ? [] : [`--${ours}`, value];
  });
  const cli = resolve(import.meta.dirname, '../src/cli/index.ts');
  const flags = ['--disable-warning=ExperimentalWarning', cli, 'verify', ...subject(artifact), ...passed];
  return spawnSync(process.execPath, flags, { stdio: 'inherit' }).status ?? 2;
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
function subject(artifact: string): readonly string[] {
  return /^sha256:[0-9a-fA-F]{64}$/.test(artifact) && !existsSync(artifact) ? ['--digest', artifact] : [artifact];
}

function refuse(message: string): number {
  console.error(`sigstore-conformance: ${message}`);
  return 2;
}

const [command, ...rest] = process.argv.slice(2);
process.exitCode = command === 'verify-bundle' ? verify(rest) : refuse(`${command ?? 'nothing'}: only verify-bundle`);
