import { firstParents } from '../git/history.ts';
import type { FileEntry } from '../git/objects.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Commit, GitObject } from '../git/store.ts';
import { webUrl } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { CheckRunState } from '../state/results.ts';
import { actorNode, gitActorNode } from './actors.ts';
import { connection, type PageArguments } from './connection.ts';
import { pullRequestNode } from './pull-requests.ts';
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

function nodeOf(object: GitObject | undefined, place: Place): object | null {
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

function base(type: string, oid: string) {
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

export function commitNode(commit: Commit, place: Place): object {
  const { repository, eyes } = place;
  const { id, message, at, author, committer } = commit;
  const url = `${webUrl(repository, eyes)}/commit/${id}`;
  const parents = () => commit.parents.map((parent) => nodeOf(repository.store.get(parent), place));
  return {
    ...base('Commit', id),
    message,
    messageHeadline: message.split('\n')[0],
    url,
    commitUrl: url,
    authoredDate: at,
    committedDate: at,
    author: gitActorNode(author, { at, eyes }),
    committer: gitActorNode(committer, { at, eyes }),
    tree: () => nodeOf(repository.store.get(commit.tree), place),
    file: ({ path }: { path: string }) => fileNode(path, commit.files.get(path), place),
    parents: (page: PageArguments) => connection('parents', parents(), page),
    signature: commit.signature === null ? null : () => signatureNode(commit, eyes),
    history: (page: PageArguments) => connection('history', historyOf(commit, place), page),
    associatedPullRequests: (page: PageArguments) =>
      connection('associatedPullRequests', pullRequestsOf(commit, place), page),
    statusCheckRollup: () => rollupNode(id, place),
  };
}

function fileNode(path: string, file: FileEntry | undefined, place: Place) {
  if (file === undefined) return null;
  const { blob, bytes, mode } = file;
  const object = () => nodeOf(place.repository.store.get(blob), place);
  return {
    name: path.split('/').at(-1),
    path,
    oid: blob,
    size: bytes.byteLength,
    mode: Number.parseInt(mode, 8),
    type: 'blob',
    object,
  };
}

/** First parents, newest first. GitHub's walks every parent; the line of the branch is what the facts read. */
function historyOf(commit: Commit, place: Place): readonly object[] {
  return firstParents(place.repository.store, commit.id).map((one) => commitNode(one, place));
}

/** The merged ones that brought this commit to a branch, and open ones that contain it. */
function pullRequestsOf({ id }: Commit, place: Place): readonly object[] {
  return place.repository.pullRequests
    .filter(({ head, merged }) => merged?.commit === id || head.commit === id)
    .map((pull) => pullRequestNode(pull, place));
}

function signatureNode({ verified, signature, author, committer, at }: Commit, eyes: Eyes) {
  return {
    __typename: 'SshSignature',
    isValid: verified,
    state: verified ? 'VALID' : 'UNVERIFIED_EMAIL',
    email: author.email,
    signature: signature ?? '',
    payload: '',
    signer: author.login === null ? null : actorNode(author.login, eyes),
    keyFingerprint: null,
    verifiedAt: verified ? at : null,
    wasSignedByGitHub: committer.login === 'web-flow',
  };
}

/** GitHub's one word for all checks of a commit; null when nothing reported. */
function rollupNode(commit: string, { repository }: Place) {
  const runs = repository.checkRuns.filter(({ head }) => head === commit);
  if (runs.length === 0) return null;
  const contexts = runs.map(checkRunNode);
  return {
    id: `SCR_${commit}`,
    state: rollupState(runs),
    contexts: (page: PageArguments) => connection('contexts', contexts, page),
  };
}

function rollupState(runs: readonly CheckRunState[]): string {
  if (
    runs.some(({ conclusion }) => ['failure', 'timed_out', 'action_required', 'cancelled'].includes(conclusion ?? ''))
  )
    return 'FAILURE';
  return runs.some(({ status }) => status !== 'completed') ? 'PENDING' : 'SUCCESS';
}

function checkRunNode(run: CheckRunState) {
  return {
    __typename: 'CheckRun',
    id: `CR_${run.id}`,
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    externalId: run.externalId,
  };
}
