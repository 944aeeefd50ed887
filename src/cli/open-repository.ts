import { githubTree } from '../adapters/github/tree.ts';
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
  const { repository, client, requests, organization, answers } = askGitHub(name, options, io);
  const about = seenOrStop(await repository.about(), repo);
  const wanted = options.release ?? options.ref ?? about.defaultBranch;
  const commit = seenOrStop(await repository.resolve(wanted), `${repo} at ${wanted}`);
  const trusted = seenOrStop(await repository.resolve(about.defaultBranch), `${repo} at ${about.defaultBranch}`);
  const base = { host: hostOf(apiUrlOf(options, io)), ...name, visibility: about.visibility };
  const subject: Subject =
    options.release === undefined
      ? { ...base, kind: 'repository', ref: wanted, commit, dirty: false }
      : { ...base, kind: 'release', tag: options.release, commit };
  const treeAt = treesAhead((at) => githubTree(client, name, at), COLLECTORS);
  return {
    subject,
    tree: treeAt(commit),
    trusted: treeAt(trusted),
    ...{ repository, branch: about.defaultBranch, organization, supplied: options.supplied, requests, answers },
  };
}

function seenOrStop<T>(answer: Observation<T>, what: string): T {
  if (answer.state === 'seen') return answer.value;
  throw new UsageError(
    `${what}: could not be read: ${explainUnseen([answer.unseen]).en}; check the name and GITHUB_TOKEN`,
  );
}
