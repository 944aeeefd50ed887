import { type AnswerLog, answerLog } from '../src/adapters/github/answer-log.ts';
import { GitHubClient } from '../src/adapters/github/client.ts';
import { objectCache } from '../src/adapters/github/object-cache.ts';
import { organizationTree } from '../src/adapters/github/organization-tree.ts';
import { githubRepository } from '../src/adapters/github/repository.ts';
import { githubTree } from '../src/adapters/github/tree.ts';
import { memoised } from '../src/adapters/memory/memoised.ts';
import { gitFolder } from '../src/adapters/working-tree/git.ts';
import { type Checkout, readCheckout } from '../src/adapters/working-tree/subject.ts';
import { workingTree } from '../src/adapters/working-tree/tree.ts';
import type { SuppliedFile } from '../src/collectors/types.ts';
import type { Configuration } from '../src/model/configuration.ts';
import type { Engine, Look } from '../src/pipeline/engine.ts';
import { evaluateCommit, evaluateMergeGroup, evaluatePullRequest, evaluateRelease } from '../src/pipeline/evaluate.ts';
import type { Evaluation } from '../src/pipeline/evaluation.ts';
import type { Started } from './event.ts';
import { type ActionInputs, InputError } from './inputs.ts';

/** What the runner gives, beside the inputs. */
export interface Runner {
  /** `owner/name` of the repository the workflow runs in. */
  readonly repository: string;
  readonly apiUrl: string;
  readonly host: string;
  readonly ref: string;
  readonly commit: string;
  /** Absolute folder of the checkout. */
  readonly folder: string;
  /** PATH, to find git. */
  readonly path: string;
  readonly supplied: readonly SuppliedFile[];
  readonly fetch: typeof fetch;
  readonly now: () => string;
  /** Lets so many milliseconds pass. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The shortest wait that GitHub advises after a secondary limit. */
const PATIENCE_SECONDS = 60;

export interface Judged {
  readonly evaluation: Evaluation;
  /** False when this run's token could not tell whether the organisation configures anything. */
  readonly organizationRead: boolean;
  readonly repository: Look['repository'];
  /** Answers of GitHub that facts rest on; kept for a release, whose pack holds them. */
  readonly answers?: Look['answers'];
}

/** Judges what the event is about: the checkout where it is exactly that commit, the API everywhere else. */
export async function evaluateEvent(
  engine: Engine,
  inputs: ActionInputs,
  at: { readonly started: Started; readonly runner: Runner },
): Promise<Judged> {
  const { started, runner } = at;
  const checkout = await readCheckout(runner.folder, runner.path);
  refuseForeignCheckout(started, runner, checkout.commit);
  const onBase = started.kind === 'pull-request' && started.onBase;
  const checkedOut = onBase || !(await isUntouched(runner, checkout)) ? null : checkout.commit;
  const log = started.kind === 'release' ? answerLog() : undefined;
  const look = lookOf(inputs, runner, { checkedOut, log });
  const evaluation = await evaluateStarted(engine, look, at);
  const organizationRead = (await look.organization()).state === 'seen';
  const { repository, answers } = look;
  return { evaluation, organizationRead, repository, ...(answers === undefined ? {} : { answers }) };
}

async function evaluateStarted(
  engine: Engine,
  look: Look,
  { started, runner }: { readonly started: Started; readonly runner: Runner },
): Promise<Evaluation> {
  switch (started.kind) {
    case 'pull-request':
      return evaluatePullRequest(engine, look, started.number);
    case 'merge-group':
      return evaluateMergeGroup(engine, look, started);
    case 'release':
      return evaluateRelease(engine, look, started.tag);
    case 'commit':
      return evaluateCommit(engine, look, { ref: runner.ref, commit: runner.commit });
  }
}

/**
 * On `pull_request_target` the workflow holds the base's secrets. A checkout of anything but the base would mix the pull
 * request's files into it, so the run is refused; the head is read through the API only. GITHUB_SHA is the base's newest
 * commit there, the event carries the one that the pull request was last compared with.
 */
function refuseForeignCheckout(started: Started, runner: Runner, commit: string | null): void {
  if (started.kind !== 'pull-request' || !started.onBase || commit === null) return;
  if (commit === started.base || commit === runner.commit) return;
  throw new InputError(
    `checkout: expected the base commit ${started.base} on pull_request_target, came ${commit}; leave out "ref:" of actions/checkout, or run on pull_request`,
  );
}

/** Earlier steps may have changed or made files; then the folder is no longer the commit, and GitHub is asked for it. */
async function isUntouched({ folder, path }: Runner, { commit, dirty }: Checkout): Promise<boolean> {
  if (commit === null || dirty) return false;
  return (await gitFolder(folder, path)?.ask('ls-files', '--others', '--exclude-standard')) === '';
}

interface LookedAt {
  readonly checkedOut: string | null;
  readonly log: AnswerLog | undefined;
}

function lookOf(inputs: ActionInputs, runner: Runner, { checkedOut, log }: LookedAt): Look {
  const [owner = '', name = ''] = runner.repository.split('/');
  const { apiUrl, fetch, now, wait } = runner;
  const token = inputs.token === '' ? {} : { token: inputs.token };
  const patience = { seconds: PATIENCE_SECONDS, wait };
  const client = new GitHubClient({ apiUrl, fetch, now, patience, ...token, ...(log === undefined ? {} : { log }) });
  const objects = objectCache();
  const repository = memoised(githubRepository(client, { owner, name }, objects));
  const local = workingTree(runner.folder, runner.path);
  let organization: ReturnType<Look['organization']> | undefined;
  const overrides: Partial<Configuration> = {
    ...(inputs.gate === undefined ? {} : { gate: inputs.gate }),
    ...(inputs.profile === undefined ? {} : { profiles: [inputs.profile] }),
    ...(inputs.lang === undefined ? {} : { lang: inputs.lang }),
  };
  return {
    repository,
    treeAt: (commit) => (commit === checkedOut ? local : githubTree(client, { owner, name, objects }, commit)),
    organization: () =>
      (organization ??= organizationTree(client, repository, { seesAll: () => Promise.resolve(false) })),
    supplied: runner.supplied,
    at: now(),
    host: runner.host,
    requests: () => client.requests,
    ...(log === undefined ? {} : { answers: log.answers }),
    overrides,
  };
}
