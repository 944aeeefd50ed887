import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { blindRepository } from '../adapters/memory/blind-repository.ts';
import { gitFolder } from '../adapters/working-tree/git.ts';
import { type Checkout, readCheckout } from '../adapters/working-tree/subject.ts';
import { workingTree } from '../adapters/working-tree/tree.ts';
import { NO_REQUESTS } from '../model/evidence.ts';
import type { Observation } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import { NO_ORGANIZATION } from '../pipeline/configuration.ts';
import type { About } from '../ports/repository-settings.ts';
import type { Repository } from '../ports/repository.ts';
import { readAllowedSigners } from './allowed-signers.ts';
import { apiUrlOf, askGitHub, hostOf, parseName } from './ask-github.ts';
import { type Io, UsageError } from './io.ts';
import { ownCommits } from './own-signatures.ts';
import type { Opened, Target } from './target.ts';

/** A tree without a name. */
const NAMELESS = { host: null, owner: null, name: null } as const;

/** A folder on this machine; with --repo beside it, its settings are asked of GitHub. */
export async function openFolder(dir: string, options: Opened, io: Io): Promise<Target> {
  if (options.ref !== undefined) {
    throw new UsageError('--ref: goes with --repo alone; a folder is read as it lies there, so check the ref out');
  }
  const root = folderAt(resolve(io.cwd, dir), dir);
  const path = io.environment.PATH ?? '';
  const checkout = await readCheckout(root, path);
  const given = options.repo === undefined ? undefined : parseName('--repo', options.repo);
  const name = given === undefined ? nameOf(checkout, io) : { host: hostOf(apiUrlOf(options, io)), ...given };
  const asked = given === undefined ? undefined : askGitHub(given, options, io);
  const about = await asked?.repository.about();
  const tree = workingTree(root, path);
  return {
    subject: withVisibility(
      subjectOf(checkout, name, await releaseAt(root, options.release, { checkout, path })),
      about,
    ),
    tree,
    trusted: tree,
    repository: await withOwnCommits(
      asked?.repository ?? blindRepository('offline', { owner: name?.owner ?? '', name: name?.name ?? '' }),
      { options, root, path },
      io,
    ),
    organization: asked?.organization ?? (() => Promise.resolve(NO_ORGANIZATION)),
    branch: about?.state === 'seen' ? about.value.defaultBranch : checkout.defaultBranch,
    supplied: options.supplied,
    requests: asked?.requests ?? (() => NO_REQUESTS),
    ...(asked === undefined ? {} : { mixed: asked.mixed }),
  };
}

interface Checking {
  readonly options: Opened;
  readonly root: string;
  readonly path: string;
}

/** What GitHub says of signatures counts first; where it says nothing, the keys that the caller named are asked. */
async function withOwnCommits(repository: Repository, { options, root, path }: Checking, io: Io): Promise<Repository> {
  const paths = options['allowed-signers'];
  if (paths === undefined) return repository;
  const git = gitFolder(root, path);
  if (git === undefined)
    throw new UsageError('--allowed-signers: expected a git checkout in --dir, came a folder outside git');
  const signers = await readAllowedSigners(paths, { root, git }, io);
  return {
    ...repository,
    recentCommits: async () => {
      const answer = await repository.recentCommits();
      return answer.state === 'seen' ? answer : ownCommits(git, { signers, now: io.now() });
    },
  };
}

/** Inside Actions the runner says whose checkout this is, elsewhere its `origin` remote. */
function nameOf({ origin }: Checkout, { environment }: Io): Checkout['origin'] {
  const { GITHUB_ACTIONS: inActions, GITHUB_REPOSITORY: running, GITHUB_SERVER_URL: server } = environment;
  if (inActions !== 'true' || running === undefined || running === '') return origin;
  return { host: URL.parse(server ?? '')?.host ?? 'github.com', ...parseName('GITHUB_REPOSITORY', running) };
}

interface Released {
  readonly tag: string;
  readonly commit: string;
}

function subjectOf(checkout: Checkout, name: Checkout['origin'], release: Released | undefined): Subject {
  const { commit, ref, dirty } = checkout;
  if (release !== undefined) return { kind: 'release', ...(name ?? NAMELESS), ...release };
  if (name === null) return { kind: 'tree', ...NAMELESS, ref, commit, dirty };
  return { kind: 'repository', ...name, ref, commit, dirty };
}

/** A folder is what a release was made from only when the tag's commit is the one that is checked out. */
async function releaseAt(
  root: string,
  tag: string | undefined,
  at: { readonly checkout: Checkout; readonly path: string },
): Promise<Released | undefined> {
  if (tag === undefined) return undefined;
  const { commit } = at.checkout;
  const found = await gitFolder(root, at.path)?.ask('rev-parse', '--verify', '-q', `refs/tags/${tag}^{commit}`);
  if (found !== undefined && commit !== null && found.trim() === commit) return { tag, commit };
  throw new UsageError(
    `--release: expected a checkout of the tag "${tag}", came ${commit ?? 'a folder outside git'}; check the tag out, or use --repo alone`,
  );
}

function withVisibility(subject: Subject, about: Observation<About> | undefined): Subject {
  return about?.state === 'seen' ? { ...subject, visibility: about.value.visibility } : subject;
}

function folderAt(path: string, given: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) throw new UsageError(`--dir: expected a folder, ${given} does not exist; check the path`);
  if (!status.isDirectory()) throw new UsageError(`--dir: expected a folder, ${given} is a file; name its folder`);
  return realpathSync(path);
}
