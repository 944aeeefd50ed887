import { list, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { ancestors, differences, mergeBase } from '../git/history.ts';
import { allRefs, resolveCommit } from '../git/refs.ts';
import type { GitObject, Commit } from '../git/store.ts';
import type { TreeItem } from '../git/objects.ts';
import { commitShape, differenceShape } from '../shapes/commit.ts';
import { pullRequestShape } from '../shapes/pull-request.ts';
import { repositoryUrl, webUrl } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import { findRepository } from '../state/state.ts';

export const gitHandlers = {
  'git/get-tree': onRepository(getTree),
  'git/get-blob': onRepository(getBlob),
  'git/get-ref': onRepository(getRef),
  'git/get-tag': onRepository(getTag),
  'repos/get-commit': onRepository(getCommit),
  'repos/compare-commits-with-basehead': onRepository(compare),
  'repos/list-pull-requests-associated-with-commit': onRepository(pullRequestsAt),
} satisfies Readonly<Record<string, Handler>>;

/** Largest number of entries GitHub gives of one recursive tree. */
const TREE_LIMIT = 100_000;

function getTree(repository: RepositoryState, call: Call): Answer {
  const { store } = repository;
  const wanted = call.path.tree_sha ?? '';
  const object = store.get(resolveCommit(repository, wanted)?.tree ?? wanted);
  if (object?.kind !== 'tree') return notFound();
  const base = repositoryUrl(repository, call);
  const all = call.query.recursive === undefined ? object.items.map(treeEntry) : entriesBelow(repository, object, '');
  const tree = all.slice(0, TREE_LIMIT).map((entry) => ({ ...entry, url: `${base}/git/${entry.type}s/${entry.sha}` }));
  return ok({ sha: object.id, url: `${base}/git/trees/${object.id}`, tree, truncated: all.length > TREE_LIMIT });
}

function treeEntry({ name, mode, id, size }: TreeItem) {
  const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
  return { path: name, mode, type, sha: id, ...(size === null ? {} : { size }) };
}

function entriesBelow(
  repository: RepositoryState,
  tree: GitObject & { kind: 'tree' },
  folder: string,
): readonly ReturnType<typeof treeEntry>[] {
  return tree.items.flatMap((item) => {
    const entry = { ...treeEntry(item), path: `${folder}${item.name}` };
    const below = item.mode === '040000' ? repository.store.get(item.id) : undefined;
    return below?.kind === 'tree' ? [entry, ...entriesBelow(repository, below, `${entry.path}/`)] : [entry];
  });
}

function getBlob(repository: RepositoryState, call: Call): Answer {
  const object = repository.store.get(call.path.file_sha ?? '');
  if (object?.kind !== 'blob') return notFound();
  const content = Buffer.from(object.bytes).toString('base64');
  const url = `${repositoryUrl(repository, call)}/git/blobs/${object.id}`;
  return ok({ sha: object.id, url, content, encoding: 'base64', size: object.bytes.byteLength });
}

function getRef(repository: RepositoryState, call: Call): Answer {
  const ref = `refs/${call.path.ref ?? ''}`;
  const object = repository.store.get(allRefs(repository).get(ref) ?? '');
  if (object === undefined) return notFound();
  const base = repositoryUrl(repository, call);
  const target = { type: object.kind, sha: object.id, url: `${base}/git/${object.kind}s/${object.id}` };
  return ok({ ref, url: `${base}/git/${ref}`, object: target });
}

function getTag(repository: RepositoryState, call: Call): Answer {
  const object = repository.store.get(call.path.tag_sha ?? '');
  if (object?.kind !== 'tag') return notFound();
  const { name, commit, tagger, at, message, verified } = object.tag;
  const target = { type: 'commit', sha: commit };
  return ok({
    tag: name,
    sha: object.id,
    message,
    tagger: { name: tagger.name, email: tagger.email, date: at },
    object: target,
    verification: tagVerification(verified, at),
  });
}

function tagVerification(verified: boolean | undefined, at: string) {
  if (verified === undefined)
    return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  return {
    verified,
    reason: verified ? 'valid' : 'unknown_key',
    signature: 'signature',
    payload: 'payload',
    verified_at: at,
  };
}

function getCommit(repository: RepositoryState, call: Call): Answer {
  const commit = resolveCommit(repository, call.path.ref ?? '');
  if (commit === undefined) return notFound();
  const parent = repository.store.commit(commit.parents[0] ?? '');
  const files = differences(parent ?? { ...commit, files: new Map() }, commit);
  const listed = files.map((file) => differenceShape(file, repository, call));
  return ok({ ...commitShape(commit, repository, call), files: listed });
}

function compare(repository: RepositoryState, call: Call): Answer {
  const [base = '', head = ''] = (call.path.basehead ?? '').split('...');
  const from = sideOf(repository, base, call);
  const to = sideOf(repository, head, call);
  const common = from === undefined || to === undefined ? undefined : mergeBase(repository.store, from.id, to.id);
  if (from === undefined || to === undefined || common === undefined) return notFound();
  return ok(comparison(repository, { from, to, common }, call));
}

/** `owner:branch` names a side of a fork in the same network. */
function sideOf(repository: RepositoryState, side: string, { state }: Call): Commit | undefined {
  const [owner, ref] = side.includes(':') ? side.split(':') : [repository.owner, side];
  const where = owner === repository.owner ? repository : findRepository(state, `${owner ?? ''}/${repository.name}`);
  return where === undefined ? undefined : resolveCommit(where, ref ?? '');
}

interface Sides {
  readonly from: Commit;
  readonly to: Commit;
  readonly common: Commit;
}

function comparison(repository: RepositoryState, { from, to, common }: Sides, call: Call) {
  const { store } = repository;
  const missing = (here: string, there: string) =>
    [...ancestors(store, there).values()].filter(({ id }) => !ancestors(store, here).has(id)).reverse();
  const ahead = missing(from.id, to.id);
  const behind = missing(to.id, from.id).length;
  const status = ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  return {
    url: `${repositoryUrl(repository, call)}/compare/${from.id}...${to.id}`,
    html_url: `${webUrl(repository, call)}/compare/${from.id}...${to.id}`,
    base_commit: commitShape(from, repository, call),
    merge_base_commit: commitShape(common, repository, call),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: ahead.map((commit) => commitShape(commit, repository, call)),
    files: differences(common, to).map((file) => differenceShape(file, repository, call)),
  };
}

/** Open ones whose head this is, and merged ones that brought it in. */
function pullRequestsAt(repository: RepositoryState, call: Call): Answer {
  const commit = resolveCommit(repository, call.path.commit_sha ?? '')?.id;
  const found = repository.pullRequests.filter(
    ({ head, merged }) => head.commit === commit || merged?.commit === commit,
  );
  return list(found.map((pull) => pullRequestShape(pull, repository, call)));
}
