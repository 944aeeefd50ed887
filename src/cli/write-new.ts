import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NewFile } from '../policy/first-files.ts';
import { UsageError } from './io.ts';

/** Writes a file that is not there yet, below a folder and through no link; false when something lies there already. */
export function writeNew(root: string, { path, content }: NewFile): boolean {
  const folders = path.split('/').slice(0, -1);
  folders.forEach((_, index) => refuseLink(root, folders.slice(0, index + 1).join('/')));
  const file = join(root, path);
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) return false;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    throw new UsageError(`${path}: cannot be written; check the permissions of its folder`, { cause: error });
  }
}

/** A link could lead out of the repository. */
function refuseLink(root: string, folder: string): void {
  const status = lstatSync(join(root, folder), { throwIfNoEntry: false });
  if (status === undefined || status.isDirectory()) return;
  throw new UsageError(`${folder}: expected a folder, came a link or a file; remove it or make it a folder`);
}
