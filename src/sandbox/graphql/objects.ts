import { resolveCommit } from '../git/refs.ts';
import type { Commit, GitObject } from '../git/store.ts';
import type { RepositoryState } from '../state/repository.ts';
import { commitNode } from './commits.ts';
import type { Eyes } from './root.ts';

/** A repository and the eyes that look at it. */
export interface Place {
  readonly repository: RepositoryState;
  readonly eyes: Eyes;
}

/** Longest text of a blob that GraphQL gives; a longer one comes cut. */
const TEXT_BYTES = 512_000;

/** `oid`, or an expression: `main`, `HEAD:path`, `<commit>:path`. null when there is no such thing. */
export function objectNode(wanted: { oid?: string | null; expression?: string | null }, place: Place) {
  const { oid, expression } = wanted;
  const { store } = place.repository;
  if (oid != null) return nodeOf(store.get(oid), place);
  const [revision, path] = splitOnce(expression ?? '');
  const commit = resolveCommit(place.repository, revision === '' ? 'HEAD' : revision);
  if (commit === undefined) return null;
  if (path === undefined) return commitNode(commit, place);
  if (path === '') return nodeOf(store.get(commit.tree), place);
  const file = commit.files.get(path);
  return nodeOf(store.get(file?.blob ?? folderOf(place.repository, commit, path)), place);
}

function splitOnce(expression: string): readonly [string, string | undefined] {
  const colon = expression.indexOf(':');
  return colon === -1 ? [expression, undefined] : [expression.slice(0, colon), expression.slice(colon + 1)];
}

function folderOf({ store }: RepositoryState, commit: Commit, path: string): string {
  const ids = path.split('/').reduce((tree, name) => {
    const object = store.get(tree);
    return object?.kind === 'tree' ? (object.items.find((item) => item.name === name)?.id ?? '') : '';
  }, commit.tree);
  return ids;
}

export function nodeOf(object: GitObject | undefined, place: Place): object | null {
  switch (object?.kind) {
    case 'blob':
      return blobNode(object);
    case 'tree':
      return treeNode(object, place);
    case 'commit':
      return commitNode(object.commit, place);
    case 'tag':
      return {
        ...base('Tag', object.id),
        name: object.tag.name,
        message: object.tag.message,
        target: () => nodeOf(place.repository.store.get(object.tag.commit), place),
      };
    case undefined:
      return null;
  }
}

export function base(type: string, oid: string) {
  return { __typename: type, id: `${type}_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
}

function blobNode({ id, bytes }: { id: string; bytes: Uint8Array }) {
  const isBinary = bytes.subarray(0, 8000).includes(0);
  const isTruncated = bytes.byteLength > TEXT_BYTES;
  const text = isBinary ? null : new TextDecoder().decode(bytes.subarray(0, TEXT_BYTES));
  return { ...base('Blob', id), byteSize: bytes.byteLength, isBinary, isTruncated, text };
}

function treeNode({ id, items }: GitObject & { kind: 'tree' }, place: Place) {
  const entries = items.map((item) => ({
    name: item.name,
    path: item.name,
    mode: Number.parseInt(item.mode, 8),
    type: item.mode === '040000' ? 'tree' : item.mode === '160000' ? 'commit' : 'blob',
    oid: item.id,
    size: item.size ?? 0,
    object: () => nodeOf(place.repository.store.get(item.id), place),
  }));
  return { ...base('Tree', id), entries };
}
