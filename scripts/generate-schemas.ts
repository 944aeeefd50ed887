/** Writes `policies/schema/*.schema.json` from the schemas that the parsers use; `--check` only compares and fails on drift. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import { FORMAT_NAMES, formatSchema } from '../src/policy/json-schemas.ts';

const folder = resolve(import.meta.dirname, '../policies/schema');
const check = process.argv.includes('--check');
const stale: string[] = [];

mkdirSync(folder, { recursive: true });
for (const name of FORMAT_NAMES) {
  const path = join(folder, `${name}.schema.json`);
  const text = await format(JSON.stringify(formatSchema(name)), { parser: 'json', printWidth: 120 });
  const current = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (current === text) continue;
  stale.push(`${name}.schema.json`);
  if (!check) writeFileSync(path, text);
}

if (stale.length > 0) process.stderr.write(`${check ? 'out of date' : 'written'}: ${stale.join(', ')}\n`);
if (check && stale.length > 0) {
  process.stderr.write('run "node scripts/generate-schemas.ts" and commit the result\n');
  process.exitCode = 1;
}
