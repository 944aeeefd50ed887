import type { Person } from '../git/objects.ts';
import type { FileDifference } from '../git/history.ts';
import type { Commit } from '../git/store.ts';
import type { Call } from '../http/call.ts';
import type { RepositoryState } from '../state/repository.ts';
import { repositoryUrl, userShape, webUrl } from './repository.ts';

export function commitShape(commit: Commit, repository: RepositoryState, call: Pick<Call, 'state' | 'api'>) {
  const base = repositoryUrl(repository, call);
  const { id, tree, author, committer, at, message, parents } = commit;
  const account = ({ login }: Person) => (login === null ? null : userShape(login, call));
  return {
    sha: id,
    url: `${base}/commits/${id}`,
    html_url: `${webUrl(repository, call)}/commit/${id}`,
    commit: {
      url: `${base}/git/commits/${id}`,
      author: { name: author.name, email: author.email, date: at },
      committer: { name: committer.name, email: committer.email, date: at },
      message,
      tree: { sha: tree, url: `${base}/git/trees/${tree}` },
      verification: verificationShape(commit),
    },
    author: account(author),
    committer: account(committer),
    parents: parents.map((sha) => ({ sha, url: `${base}/commits/${sha}` })),
  };
}

function verificationShape({ verified, signature, at }: Commit) {
  const reason = verified ? 'valid' : 'unsigned';
  return { verified, reason, signature, payload: null, verified_at: verified ? at : null };
}

export function differenceShape(file: FileDifference, repository: RepositoryState, call: Pick<Call, 'api'>) {
  const { path, previousPath, status, blob, additions, deletions } = file;
  return {
    sha: blob,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    contents_url: `${repositoryUrl(repository, call)}/contents/${encodeURI(path)}`,
    ...(previousPath === null ? {} : { previous_filename: previousPath }),
  };
}
