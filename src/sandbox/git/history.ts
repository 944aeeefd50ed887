import type { FileEntry } from './objects.ts';
import type { Commit, ObjectStore } from './store.ts';

/** A commit and everything before it, newest first, breadth first. */
export function ancestors(store: ObjectStore, from: string): ReadonlyMap<string, Commit> {
  const found = new Map<string, Commit>();
  const queue = [from];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const commit = store.commit(id);
    if (commit === undefined || found.has(id)) continue;
    found.set(id, commit);
    queue.push(...commit.parents);
  }
  return found;
}

/** First parents only, newest first: the line of a branch. */
export function firstParents(store: ObjectStore, from: string): readonly Commit[] {
  const line: Commit[] = [];
  for (let commit = store.commit(from); commit !== undefined; commit = store.commit(commit.parents[0] ?? '')) {
    line.push(commit);
  }
  return line;
}

/** The best common ancestor: shared by both and not reachable from another shared one. */
export function mergeBase(store: ObjectStore, one: string, other: string): Commit | undefined {
  const mine = ancestors(store, one);
  const shared = [...ancestors(store, other).values()].filter(({ id }) => mine.has(id));
  const below = new Set(shared.flatMap(({ parents }) => parents));
  return shared.find(({ id }) => !below.has(id));
}

export interface FileDifference {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
}

/** Changed files by path. An added file with the very bytes of a removed one is a rename. */
export function differences(from: Commit, to: Commit): readonly FileDifference[] {
  const removed = new Map([...from.files].filter(([path]) => !to.files.has(path)));
  const found: FileDifference[] = [];
  for (const [path, file] of to.files) {
    const before = from.files.get(path);
    if (before?.blob === file.blob && before.mode === file.mode) continue;
    const origin = before === undefined ? [...removed].find(([, old]) => old.blob === file.blob) : undefined;
    if (origin !== undefined) removed.delete(origin[0]);
    const status = before !== undefined ? 'modified' : origin !== undefined ? 'renamed' : 'added';
    const old = before ?? origin?.[1];
    found.push({ path, previousPath: origin?.[0] ?? null, status, blob: file.blob, ...lineCounts(old, file) });
  }
  for (const [path, file] of removed) {
    found.push({ path, previousPath: null, status: 'removed', blob: file.blob, ...lineCounts(file, undefined) });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Lines by number of occurrences: right for the counts shown, blind to lines that only moved. */
function lineCounts(before: FileEntry | undefined, after: FileEntry | undefined) {
  const counts = new Map<string, number>();
  for (const line of lines(before)) counts.set(line, (counts.get(line) ?? 0) - 1);
  for (const line of lines(after)) counts.set(line, (counts.get(line) ?? 0) + 1);
  const changes = [...counts.values()];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + Math.abs(one), 0);
  return { additions: sum(changes.filter((n) => n > 0)), deletions: sum(changes.filter((n) => n < 0)) };
}

function lines(file: FileEntry | undefined): readonly string[] {
  const text = file === undefined ? '' : new TextDecoder().decode(file.bytes);
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
