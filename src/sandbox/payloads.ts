import { completePayload } from './description/webhooks.ts';
import { differences, firstParents } from './git/history.ts';
import { installationShape } from './handlers/apps.ts';
import { appShape, checkRunShape, suiteId } from './shapes/check-run.ts';
import { fullPullRequestShape } from './shapes/pull-request.ts';
import { repositoryShape, userShape } from './shapes/repository.ts';
import { findRepository, fullName, type SandboxState } from './state/state.ts';
import type { Commit } from './git/store.ts';
import type { RepositoryState } from './state/repository.ts';
import type { CheckRunState } from './state/results.ts';
import type { ReleaseState } from './state/releases.ts';

/** The sandbox, as far as payloads look at it. */
export interface PayloadSource {
  readonly state: SandboxState;
  readonly url: string;
}

export interface Delivered {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface OfRepository {
  /** Full name. */
  readonly repository: string;
}

type PullRequestAction = 'opened' | 'synchronize' | 'reopened' | 'edited' | 'closed' | 'ready_for_review';

export function pullRequestPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: PullRequestAction; readonly number: number; readonly before?: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const pull = found(
    repository.pullRequests.find(({ number }) => number === wanted.number),
    `pull request ${wanted.number}`,
  );
  const { action, number, before } = wanted;
  const moved = action === 'synchronize' ? { before: before ?? pull.baseCommit, after: pull.head.commit } : {};
  const edited = action === 'edited' ? { changes: {} } : {};
  return payload(source, repository, [
    `pull_request.${action}`,
    {
      action,
      number,
      pull_request: { ...fullPullRequestShape(pull, repository, context), assignees: [], requested_reviewers: [] },
      sender: userShape(pull.author, context),
      ...moved,
      ...edited,
    },
  ]);
}

export function pushPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly branch: string; readonly before?: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const head = found(repository.store.commit(repository.branches.get(wanted.branch) ?? ''), `branch ${wanted.branch}`);
  const before = wanted.before ?? firstParents(repository.store, head.id)[1]?.id ?? '0'.repeat(40);
  const author = head.author.login ?? 'aiko';
  return payload(source, repository, [
    'push',
    {
      ref: `refs/heads/${wanted.branch}`,
      before,
      after: head.id,
      created: /^0+$/.test(before),
      deleted: false,
      forced: false,
      head_commit: pushedCommit(head, repository),
      commits: [pushedCommit(head, repository)],
      pusher: { name: author },
      sender: userShape(author, context),
    },
  ]);
}

export function checkSuitePayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: 'requested' | 'rerequested' | 'completed'; readonly head: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const head = found(repository.store.commit(wanted.head), `commit ${wanted.head}`);
  const { app } = source.state;
  return payload(source, repository, [
    `check_suite.${wanted.action}`,
    {
      action: wanted.action,
      check_suite: {
        id: suiteId({ head: head.id, app }),
        head_sha: head.id,
        head_branch: branchAt(repository, head.id),
        status: wanted.action === 'completed' ? 'completed' : 'queued',
        // The description's list of events is older than merge queues.
        app: { ...appShape(app, context), events: app.events.filter((event) => event !== 'merge_group') },
        pull_requests: [],
        head_commit: { id: head.id, tree_id: head.tree, message: head.message, timestamp: head.at, ...people(head) },
      },
      sender: userShape(head.author.login ?? 'aiko', context),
    },
  ]);
}

export function checkRunPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: 'created' | 'rerequested' | 'completed'; readonly id: number },
): Delivered {
  const { repository, context } = open(source, wanted);
  const run: CheckRunState = found(
    repository.checkRuns.find(({ id }) => id === wanted.id),
    `check run ${wanted.id}`,
  );
  return payload(source, repository, [
    `check_run.${wanted.action}`,
    {
      action: wanted.action,
      check_run: checkRunShape(run, repository, context),
      sender: userShape('aiko', context),
    },
  ]);
}

export function releasePayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: 'published' | 'released' | 'edited'; readonly tag: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const release: ReleaseState = found(
    repository.releases.find(({ tag }) => tag === wanted.tag),
    `release ${wanted.tag}`,
  );
  const { id, tag, name, body, draft, prerelease, immutable, createdAt, publishedAt, author } = release;
  return payload(source, repository, [
    `release.${wanted.action}`,
    {
      action: wanted.action,
      release: {
        ...{ id, name, body, draft, prerelease, immutable },
        tag_name: tag,
        target_commitish: repository.defaultBranch,
        created_at: createdAt,
        published_at: publishedAt,
        author: userShape(author, context),
        assets: release.assets.map((one) => ({
          id: one.id,
          name: one.name,
          size: one.bytes.byteLength,
          state: 'uploaded',
        })),
      },
      sender: userShape(author, context),
    },
  ]);
}

/** A merge queue asks for the checks of what it would merge. */
export function mergeGroupPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly number: number },
): Delivered {
  const { repository, context } = open(source, wanted);
  const pull = found(
    repository.pullRequests.find(({ number }) => number === wanted.number),
    `pull request ${wanted.number}`,
  );
  const head = found(repository.store.commit(pull.testMergeCommit ?? ''), 'try merge');
  return payload(source, repository, [
    'merge_group.checks_requested',
    {
      action: 'checks_requested',
      merge_group: {
        head_sha: head.id,
        head_ref: `refs/heads/gh-readonly-queue/${pull.base.ref}/pr-${pull.number}-${pull.baseCommit}`,
        base_sha: pull.baseCommit,
        base_ref: `refs/heads/${pull.base.ref}`,
        head_commit: { id: head.id, tree_id: head.tree, message: head.message, timestamp: head.at, ...people(head) },
      },
      sender: userShape(pull.author, context),
    },
  ]);
}

export function installationPayload(
  source: PayloadSource,
  wanted: { readonly action: 'created' | 'deleted' | 'suspend' },
): Delivered {
  const { state } = source;
  const context = { state, api: source.url };
  const repositories = [...state.repositories.values()].map((one) => ({
    id: one.id,
    name: one.name,
    full_name: fullName(one),
    private: one.visibility !== 'public',
    node_id: `R_${one.id}`,
  }));
  const body = {
    action: wanted.action,
    installation: installationShape(context),
    repositories,
    sender: userShape('aiko', context),
  };
  return {
    event: 'installation',
    payload: completePayload(`installation.${wanted.action}`, body, `${source.url}/web`),
  };
}

function open({ state, url }: PayloadSource, { repository }: OfRepository) {
  return { repository: found(findRepository(state, repository), repository), context: { state, api: url } };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the scenario has no ${what}`);
  return value;
}

/** What every payload of a repository carries. */
function payload(
  source: PayloadSource,
  repository: RepositoryState,
  [name, own]: readonly [string, object],
): Delivered {
  const { state, url } = source;
  const context = { state, api: url };
  const { id, account } = state.installation;
  const body = {
    ...own,
    repository: repositoryShape(repository, context),
    organization: { login: account, id: userShape(account, context).id },
    installation: { id, node_id: `I_${id}` },
  };
  return { event: name.split('.')[0] ?? name, payload: completePayload(name, body, `${url}/web`) };
}

function branchAt({ branches }: RepositoryState, commit: string): string | null {
  return [...branches].find(([, id]) => id === commit)?.[0] ?? null;
}

function people({ author, committer }: Commit) {
  const plain = ({ name, email }: Commit['author']) => ({ name, email });
  return { author: plain(author), committer: plain(committer) };
}

function pushedCommit(commit: Commit, { store }: RepositoryState) {
  const { id, tree, message, at } = commit;
  const parent = store.commit(commit.parents[0] ?? '') ?? { ...commit, files: new Map() };
  const files = differences(parent, commit);
  const paths = (wanted: string) => files.filter(({ status }) => status === wanted).map(({ path }) => path);
  const changed = { added: paths('added'), removed: paths('removed'), modified: paths('modified') };
  return { id, tree_id: tree, message, timestamp: at, distinct: true, ...changed, ...people(commit) };
}
