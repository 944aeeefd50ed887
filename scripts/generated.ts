/** Writes generated files, or with `--check` only compares them and fails on drift. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export function settle(files: readonly GeneratedFile[]): void {
  const check = process.argv.includes('--check');
  const stale = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  if (stale.length === 0) return;
  const names = stale.map(({ path }) => basename(path)).join(', ');
  process.stderr.write(`${check ? 'out of date' : 'written'}: ${names}\n`);
  if (check) {
    process.stderr.write('run "npm run generate" and commit the result\n');
    process.exitCode = 1;
    return;
  }
  for (const { path, text } of stale) writeFileSync(path, text);
}
