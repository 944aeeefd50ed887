/** `policies/schema/*.schema.json` from the schemas that the parsers use. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import { FORMAT_NAMES, formatSchema } from '../src/policy/json-schemas.ts';
import { settle } from './generated.ts';

const folder = resolve(import.meta.dirname, '../policies/schema');
mkdirSync(folder, { recursive: true });

const files = FORMAT_NAMES.map(async (name) => ({
  path: join(folder, `${name}.schema.json`),
  text: await format(JSON.stringify(formatSchema(name)), { parser: 'json', printWidth: 120 }),
}));
settle(await Promise.all(files));
