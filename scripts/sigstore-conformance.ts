#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/**
 * `ssdf-gate verify` behind the command line that the Sigstore client conformance suite calls
 * (sigstore/sigstore-conformance, docs/cli_protocol.md). Signing is not offered, nor the staging instance: its root is not shipped.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { conformanceArguments } from './conformance-arguments.ts';

function verify(args: readonly string[]): number {
  const passed = conformanceArguments(args, process.cwd());
  if (typeof passed === 'string') return refuse(passed);
  const cli = resolve(import.meta.dirname, '../src/cli/index.ts');
  const flags = ['--disable-warning=ExperimentalWarning', cli, 'verify', ...passed];
  return spawnSync(process.execPath, flags, { stdio: 'inherit' }).status ?? 2;
}

function refuse(message: string): number {
  console.error(`sigstore-conformance: ${message}`);
  return 2;
}

const [command, ...rest] = process.argv.slice(2);
process.exitCode = command === 'verify-bundle' ? verify(rest) : refuse(`${command ?? 'nothing'}: only verify-bundle`);
