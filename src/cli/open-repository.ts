import { githubTree } from '../adapters/github/tree.ts';
import { unseenTree } from '../adapters/memory/unseen-tree.ts';
import { COLLECTORS } from '../collectors/api.ts';
import { explainUnseen } from '../language/unseen.ts';
import type { Observation } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import { treesAhead } from '../pipeline/preload.ts';
import { apiUrlOf, askGitHub, hostOf, parseName } from './ask-github.ts';
import { type Io, UsageError } from './io.ts';
import type { Opened, Target } from './target.ts';

/** A repository on GitHub at a branch, a commit or a release. */
export async function openRepository(repo: string, options: Opened, io: Io): Promise<Target> {
  if (options.ref !== undefined && options.release !== undefined) {
    throw new UsageError('--ref: expected not beside --release, which names its commit itself; give one of them');
  }
  const name = parseName('--repo', repo);
  const { repository, client, requests, mixed, organization, answers } = askGitHub(name, options, io);
  const about = seenOrStop(await repository.about(), repo);
  const home = await repository.resolve(about.defaultBranch);
  const named = options.release ?? options.ref;
  const asked = named === undefined ? home : seenAt(await repository.resolve(named), `${repo} at ${named}`);
  const base = { host: hostOf(apiUrlOf(options, io)), ...name, visibility: about.visibility };
  const treeAt = treesAhead((at) => githubTree(client, name, at), COLLECTORS);
  // An empty repository, or one whose default branch is gone, has settings all the same.
  const filesAt = (commit: Observation<string>) =>
    commit.state === 'seen' ? treeAt(commit.value) : unseenTree(commit);
  return {
    subject: subjectAt(asked, { base, options, ref: named ?? about.defaultBranch }),
    tree: filesAt(asked),
    trusted: filesAt(home),
    ...{ repository, branch: about.defaultBranch, organization, supplied: options.supplied, requests, mixed, answers },
  };
}

interface Place {
  readonly base: Pick<Subject, 'host' | 'owner' | 'name' | 'visibility'>;
  readonly options: Opened;
  readonly ref: string;
}

function subjectAt(asked: Observation<string>, { base, options, ref }: Place): Subject {
  const commit = asked.state === 'seen' ? asked.value : null;
  if (options.release !== undefined && commit !== null) {
    return { ...base, kind: 'release', tag: options.release, commit };
  }
  return { ...base, kind: 'repository', ref, commit, dirty: false };
}

/** A branch, tag or release that somebody named must be there. */
function seenAt(answer: Observation<string>, what: string): Observation<string> {
  seenOrStop(answer, what);
  return answer;
}

function seenOrStop<T>(answer: Observation<T>, what: string): T {
  if (answer.state === 'seen') return answer.value;
  throw new UsageError(
    `${what}: could not be read: ${explainUnseen([answer.unseen]).en}; check the name and GITHUB_TOKEN`,
  );
}
