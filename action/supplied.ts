import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SuppliedFile } from '../src/collectors/types.ts';
import { SUPPLIED_KINDS } from '../src/model/supplied-kind.ts';
import { type ActionInputs, InputError } from './inputs.ts';
import { isBelow } from './inside.ts';

/** Largest file handed over, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Files of one kind handed over at most. */
const MAX_FILES = 20;

/** Reads the files that this run made; only regular files of the checkout, also after following links. */
export function readSupplied(folder: string, named: ActionInputs['files']): readonly SuppliedFile[] {
  return SUPPLIED_KINDS.flatMap((kind) => {
    const paths = named[kind];
    if (paths.length > MAX_FILES) {
      throw new InputError(`input ${kind}: expected at most ${MAX_FILES} files, came ${paths.length}; name fewer`);
    }
    return paths.map((path) => ({ kind, path, bytes: readOne(folder, { kind, path }) }));
  });
}

function readOne(folder: string, { kind, path }: { readonly kind: string; readonly path: string }): Uint8Array {
  const file = resolve(folder, path);
  const status = lstatSync(file, { throwIfNoEntry: false });
  if (status?.isFile() !== true) {
    throw new InputError(`input ${kind}: expected a file, "${path}" is none; make it in an earlier step`);
  }
  if (!isBelow(realpathSync(folder), realpathSync(file))) {
    throw new InputError(`input ${kind}: expected a file in the checkout, came "${path}"; copy it there`);
  }
  if (status.size > MAX_BYTES) {
    throw new InputError(`input ${kind}: expected at most ${MAX_BYTES} bytes, "${path}" has ${status.size}`);
  }
  return readFileSync(file);
}
