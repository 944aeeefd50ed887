#!/usr/bin/env node
import { setTimeout as later } from 'node:timers/promises';
import { runCli } from './run.ts';

// A reader that has seen enough (`| head`) is no error of ours; what is written after it has left goes nowhere.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Only the exit code is set: ending the process here could cut a large document that still waits in the pipe.
process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  now: () => new Date().toISOString(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  clean: (text) => text,
  terminal: process.stderr.isTTY,
  fetch,
  wait: (ms) => later(ms),
});
