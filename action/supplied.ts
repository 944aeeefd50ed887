import { lstatSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { SuppliedFile } from '../src/collectors/types.ts';
import { InputError } from './inputs.ts';

/** Largest file handed over, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads the files that this run made; only regular files of the checkout. */
export function readSupplied(
  folder: string,
  named: { readonly sbom: readonly string[]; readonly sarif: readonly string[] },
): readonly SuppliedFile[] {
  return (['sbom', 'sarif'] as const).flatMap((kind) =>
    named[kind].map((path) => ({ kind, path, bytes: readOne(folder, { kind, path }) })),
  );
}

function readOne(folder: string, { kind, path }: { readonly kind: string; readonly path: string }): Uint8Array {
  const file = resolve(folder, path);
  if (relative(folder, file).startsWith('..'))
    throw new InputError(`input ${kind}: expected a file in the checkout, came ${path}`);
  const status = lstatSync(file, { throwIfNoEntry: false });
  if (!status?.isFile())
    throw new InputError(`input ${kind}: expected a file, ${path} is none; make it in an earlier step`);
  if (status.size > MAX_BYTES)
    throw new InputError(`input ${kind}: expected at most ${MAX_BYTES} bytes, ${path} has ${status.size}`);
  return readFileSync(file);
}
