import { build } from 'esbuild';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Builds the Action's one file and the schemas beside it into `action/dist`, or into another new folder with `--out FOLDER`;
 * with `--check`, compares what the sources give with what is committed.
 */
const root = resolve(import.meta.dirname, '..');
const committed = join(root, 'action/dist');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, out: { type: 'string' } } });
const { check } = values;
const folder = check ? mkdtempSync(join(tmpdir(), 'bundle-')) : resolve(values.out ?? committed);

if (!check && values.out === undefined) rmSync(committed, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['action/index.ts'],
  outfile: join(folder, 'index.js'),
  bundle: true,
  minifySyntax: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // LGPL and large: the Action says that it does not check OpenPGP instead.
  external: ['openpgp'],
  charset: 'utf8',
  legalComments: 'external',
  banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  logLevel: 'warning',
});
copySchemas(join(folder, 'cyclonedx'));

if (check) {
  const different = filesOf(folder).filter((name) => !sameFile(name));
  const missing = filesOf(committed).filter((name) => !filesOf(folder).includes(name));
  for (const name of [...different, ...missing]) console.error(`action/dist/${name} is not what the sources give`);
  if (different.length + missing.length > 0) {
    console.error('run "npm run bundle" and commit action/dist');
    process.exitCode = 1;
  }
  rmSync(folder, { recursive: true });
}

function copySchemas(to: string): void {
  const library = createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json');
  const from = join(dirname(library), 'res/schema');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((one) => one.endsWith('.schema.json')))
    cpSync(join(from, name), join(to, name));
}

function filesOf(top: string): readonly string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(top.length + 1))
    .sort();
}

function sameFile(name: string): boolean {
  const other = join(committed, name);
  try {
    return readFileSync(join(folder, name)).equals(readFileSync(other));
  } catch {
    return false;
  }
}
