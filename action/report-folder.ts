import { lstatSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from './inputs.ts';
import { isBelow, isWithin } from './inside.ts';

export interface Folders {
  readonly workspace: string;
  readonly temporary: string | undefined;
}

/**
 * Makes the report's folder inside the workspace or the runner's temporary folder. The checkout is the pull request's, links
 * included: where they lead is looked at before anything is made.
 */
export function openReportFolder(given: string, { workspace, temporary }: Folders): string {
  const folder = resolve(workspace, given);
  const roots = [workspace, temporary ?? ''].filter((root) => root !== '' && statSync(root, { throwIfNoEntry: false }));
  const root = roots.find((one) => isBelow(one, folder));
  if (root === undefined || !isWithin(realpathSync(root), realpathSync(nearestExisting(folder)))) throw wrong(given);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw wrong(given);
  }
  return realpathSync(folder);
}

/** Writes a new file; whatever lies there, a link included, is taken away and not followed. */
export function leave(folder: string, name: string, content: string | Uint8Array): void {
  const file = join(folder, name);
  rmSync(file, { recursive: true, force: true });
  writeFileSync(file, content, { flag: 'wx' });
}

/** The same for a folder of files, whose paths are ours; whatever lay there is gone. */
export function leaveFolder(folder: string, name: string, files: ReadonlyMap<string, Uint8Array>): void {
  const root = join(folder, name);
  rmSync(root, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
  }
}

function nearestExisting(path: string): string {
  return exists(path) ? path : nearestExisting(dirname(path));
}

/** A link that leads nowhere exists too: making the folder would follow it. */
function exists(path: string): boolean {
  try {
    realpathSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !isLink(path)) return false;
    throw wrong(path);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function wrong(given: string): InputError {
  return new InputError(
    `input report-path: expected a folder inside the workspace or the runner's temporary folder, came "${given}"; name another under "with:"`,
  );
}
