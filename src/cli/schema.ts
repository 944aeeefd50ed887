import { readdirSync, readFileSync } from 'node:fs';
import { DOCUMENT_NAMES, documentSchema } from '../documents/api.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { policiesFolder } from './policies.ts';
import { asJson, readOptions } from './options.ts';

const SUFFIX = '.schema.json';

export const schema: Command = {
  summary: 'Prints the JSON Schema of a document or a file format; without a name, lists them.',
  usage: 'ssdf-gate schema [NAME]',
  run: (args, io) => {
    const { positionals } = readOptions(args, {});
    const [name] = positionals;
    io.out(name === undefined ? `${names().join('\n')}\n` : asJson(schemaCalled(name)));
    return Promise.resolve(EXIT.holds);
  },
};

function names(): readonly string[] {
  return [...DOCUMENT_NAMES, ...fileSchemas()].sort();
}

function fileSchemas(): readonly string[] {
  const files = readdirSync(new URL('schema/', policiesFolder()));
  return files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
}

function schemaCalled(given: string): unknown {
  const name = given.replace(/^urn:ssdf-gate:schema:([a-z-]+):\d+$/, '$1');
  const document = DOCUMENT_NAMES.find((one) => one === name);
  if (document !== undefined) return documentSchema(document);
  if (!fileSchemas().includes(name))
    throw new UsageError(`schema: expected one of ${names().join(', ')}, came "${given}"`);
  return JSON.parse(readFileSync(new URL(`schema/${name}${SUFFIX}`, policiesFolder()), 'utf8'));
}
