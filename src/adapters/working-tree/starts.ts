import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import { START_BYTES } from '../../ports/tree.ts';

/** Files looked at before others get a turn: opening them one by one through promises takes many times as long. */
const AT_ONCE = 500;

/** The first bytes of regular files below `root`. No link is followed, also not in a parent folder. */
export async function startsOf(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Observation<Uint8Array>>> {
  const top = realpathSync(root);
  const folders = new Map<string, boolean>();
  const isPlain = (folder: string) => {
    const known = folders.get(folder) ?? liesAt(top, folder);
    folders.set(folder, known);
    return known;
  };
  const answers = new Map<string, Observation<Uint8Array>>();
  for (const [at, path] of paths.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const start = isPlain(dirname(path)) ? startOf(join(top, path)) : undefined;
    answers.set(path, start === undefined ? notSeen({ reason: 'malformed', what: path }) : seen(start));
  }
  return answers;
}

/** The folder lies where its name says: neither it nor one above it is a link, and it does not leave the root. */
function liesAt(top: string, folder: string): boolean {
  try {
    const named = join(top, folder);
    return (
      (named === top || named.startsWith(top.endsWith(sep) ? top : `${top}${sep}`)) && realpathSync(named) === named
    );
  } catch {
    // A folder that went away meanwhile holds no file; the caller says that the file was not read.
    return false;
  }
}

function startOf(file: string): Uint8Array | undefined {
  let handle: number;
  try {
    // Without O_NONBLOCK a named pipe in the tree would wait for ever.
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    // A link, a file without rights or one that went away: not read.
    return undefined;
  }
  try {
    if (!fstatSync(handle).isFile()) return undefined;
    const bytes = new Uint8Array(START_BYTES);
    return bytes.subarray(0, readSync(handle, bytes, 0, START_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}
