import { ancestors } from '../git/history.ts';
import type { FileEntry } from '../git/objects.ts';
import type { Commit } from '../git/store.ts';
import { ownCommits } from '../shapes/pull-request.ts';
import { webUrl } from '../shapes/repository.ts';
import { actorNode, gitActorNode } from './actors.ts';
import { checkSuitesNode, rollupNode } from './checks.ts';
import { connection, type PageArguments } from './connection.ts';
import { base, nodeOf, type Place } from './objects.ts';
import { pullRequestNode } from './pull-requests.ts';
import { guarded, type Eyes } from './root.ts';

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
    committedViaWeb: committer.login === 'web-flow',
    author: gitActorNode(author, { at, eyes }),
    committer: gitActorNode(committer, { at, eyes }),
    tree: () => nodeOf(repository.store.get(commit.tree), place),
    file: ({ path }: { path: string }) => fileNode(path, commit.files.get(path), place),
    parents: (page: PageArguments) => connection('parents', parents(), page),
    signature: commit.signature === null ? null : () => signatureNode(commit, eyes),
    history: ({ path, ...page }: PageArguments & { readonly path?: string | null }) =>
      connection('history', historyOf(commit, path ?? undefined, place), page),
    associatedPullRequests: (page: PageArguments) =>
      connection('associatedPullRequests', pullRequestsOf(commit, place), page),
    statusCheckRollup: () => rollupNode(id, place),
    checkSuites: (page: PageArguments) => guarded(eyes, repository, 'checks')(() => checkSuitesNode(id, place, page)),
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

/** Everything before it, by every parent, newest first and a child before its parents, as `git log` lists it. */
function historyOf(commit: Commit, path: string | undefined, place: Place): readonly object[] {
  const { store } = place.repository;
  const all = [...ancestors(store, commit.id).values()];
  const touching = path === undefined ? all : all.filter((one) => touches(one, path, store));
  const newestFirst = touching.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return newestFirst.map((one) => commitNode(one, place));
}

/** Its file differs from that of every parent. */
function touches({ files, parents }: Commit, path: string, store: Place['repository']['store']): boolean {
  const before = parents.map((parent) => store.commit(parent)?.files.get(path)?.blob);
  const now = files.get(path)?.blob;
  return before.length === 0 ? now !== undefined : before.every((blob) => blob !== now);
}

/** The merged ones that brought this commit to a branch, and open ones that contain it. */
function pullRequestsOf({ id }: Commit, place: Place): readonly object[] {
  return place.repository.pullRequests
    .filter((pull) => pull.merged?.commit === id || ownCommits(pull, place.repository).some((own) => own.id === id))
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
