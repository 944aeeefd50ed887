import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Language } from '../model/text.ts';
import { type Io, UsageError } from './io.ts';
import { messageOf } from './secrets.ts';

type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** Options that every command with a document understands. */
export const DOCUMENT_OPTIONS = {
  format: { type: 'string' },
  lang: { type: 'string' },
  output: { type: 'string' },
} as const satisfies OptionTable;

/** Parses arguments by a table; a wrong one is a usage error that names the option. `most` positional ones are taken. */
export function readOptions<const T extends OptionTable>(args: readonly string[], options: T, most = 0) {
  const parsed = parsedBy(args, options);
  for (const [name, value] of Object.entries(parsed.values)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.includes(''))
      throw new UsageError(`--${name}: expected a value, came an empty one; is a variable unset?`);
  }
  const surplus = parsed.positionals[most];
  if (surplus !== undefined) throw new UsageError(`"${surplus}": not expected here; "--help" shows the usage`);
  return parsed;
}

function parsedBy<const T extends OptionTable>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ''] = messageOf(error).split('. ');
    throw new UsageError(`${first}; "--help" lists the options`, { cause: error });
  }
}

export function readLanguage(text: string | undefined): Language {
  if (text === undefined || text === 'en') return 'en';
  if (text === 'ja') return 'ja';
  throw new UsageError(`--lang: expected en or ja, came "${text}"`);
}

export function readChoice<const T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`${name}: expected ${choices.join(', ')}, came "${text}"`);
}

export function readInstant(name: string, text: string): string {
  const time = Date.parse(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(time)) return new Date(time).toISOString();
  throw new UsageError(`${name}: expected a time such as 2026-11-23T09:00:00Z, came "${text}"`);
}

export function readBytes(io: Io, path: string, limit: number): Uint8Array {
  const file = resolve(io.cwd, path);
  const size = fileSize(path, file);
  if (size > limit) throw new UsageError(`${path}: expected at most ${limit} bytes, came ${size}; give a smaller file`);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${path}: expected a readable file; check its permissions`, { cause: error });
  }
}

function fileSize(path: string, file: string): number {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) throw new UsageError(`${path}: no such file; check the path`);
  if (!status.isFile()) throw new UsageError(`${path}: expected a file, came a folder or a device`);
  return status.size;
}

export function readText(io: Io, path: string, limit: number): string {
  return Buffer.from(readBytes(io, path, limit)).toString('utf8');
}

/** Prints to the output file when one is named, else to stdout. */
export function write(io: Io, output: string | undefined, content: string): void {
  if (output === undefined) {
    io.out(content);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, output), io.clean(content));
  } catch (error) {
    throw new UsageError(`${output}: cannot be written; name a file in a folder that exists`, { cause: error });
  }
}

export function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
