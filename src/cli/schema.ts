import { DOCUMENT_NAMES, documentSchema } from '../documents/api.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { FORMAT_NAMES, formatSchema } from '../policy/json-schemas.ts';
import { asJson, readOptions } from './options.ts';

export const schema: Command = {
  summary: 'Prints the JSON Schema of a document or a file format; without a name, lists them.',
  usage: 'ssdf-gate schema [NAME]',
  run: (args, io) => {
    const { positionals } = readOptions(args, {}, 1);
    const [name] = positionals;
    io.out(name === undefined ? `${names().join('\n')}\n` : asJson(schemaCalled(name)));
    return Promise.resolve(EXIT.holds);
  },
};

function names(): readonly string[] {
  return [...DOCUMENT_NAMES, ...FORMAT_NAMES].sort();
}

function schemaCalled(given: string): unknown {
  const name = given.replace(/^urn:ssdf-gate:schema:([a-z-]+):\d+$/, '$1');
  const document = DOCUMENT_NAMES.find((one) => one === name);
  if (document !== undefined) return documentSchema(document);
  const format = FORMAT_NAMES.find((one) => one === name);
  if (format !== undefined) return formatSchema(format);
  throw new UsageError(`schema: expected one of ${names().join(', ')}, came "${given}"`);
}
