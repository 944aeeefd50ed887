#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { runCli } from './run.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  now: () => new Date().toISOString(),
  out: (text) => process.stdout.write(text),
  err: (text) => void writeSync(2, text),
  terminal: process.stderr.isTTY,
  fetch,
});
