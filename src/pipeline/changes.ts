import type { Observation } from '../model/observation.ts';
import type { Text } from '../model/text.ts';
import type { ChangedFile } from '../ports/pull-requests.ts';

/** Files that hold configuration and records; a pull request's own edits to them count only after the merge. */
export function isConfiguration(path: string): boolean {
  return path === '.github/ssdf-gate.yml' || /^\.ssdf\/.+\.ya?ml$/.test(path);
}

/** The file stays in the list of files, as what it was. GitHub's other words (added, removed, renamed, copied, changed) touch the list. */
const KEEPS_THE_LIST = ['modified', 'unchanged'];

/**
 * True when the change may touch what tree facts are made from: a path of interest, or the list of files itself (who owns an
 * area and which manifest has no lockfile depend on it). An unseen or cut list may touch anything.
 */
export function mayTouch(
  changed: Observation<readonly ChangedFile[]>,
  isOfInterest: (path: string) => boolean,
): boolean {
  if (changed.state === 'unseen' || changed.missing !== undefined) return true;
  return changed.value.some((file) => !KEEPS_THE_LIST.includes(file.status) || isOfInterest(file.path));
}

/** What the pull request edits in configuration or records, said as what it is: true after the merge, not now. */
export function afterMerge(changed: Observation<readonly ChangedFile[]>): readonly Text[] {
  if (changed.state === 'unseen') return [];
  return [...new Set(pathsOf(changed.value).filter(isConfiguration))].sort().map((path) => ({
    en: `this pull request changes ${path}; the change counts after the merge`,
    ja: `このプルリクエストは ${path} を変更しています。変更はマージ後に有効になります`,
  }));
}

function pathsOf(files: readonly ChangedFile[]): readonly string[] {
  return files.flatMap((file) => (file.previousPath === null ? [file.path] : [file.path, file.previousPath]));
}
