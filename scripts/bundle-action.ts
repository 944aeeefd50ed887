import { build } from 'esbuild';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Builds the Action's one file; with --check, compares it with the committed one instead. */
const root = resolve(import.meta.dirname, '..');
const committed = join(root, 'action/dist/index.js');
const check = process.argv.includes('--check');
const outfile = check ? join(mkdtempSync(join(tmpdir(), 'bundle-')), 'index.js') : committed;

await build({
  absWorkingDir: root,
  entryPoints: ['action/index.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  charset: 'utf8',
  legalComments: 'external',
  banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  logLevel: 'warning',
});

if (check && readFileSync(outfile, 'utf8') !== readFileSync(committed, 'utf8')) {
  console.error('action/dist/index.js is not what the sources give; run "npm run bundle" and commit it');
  process.exitCode = 1;
}
