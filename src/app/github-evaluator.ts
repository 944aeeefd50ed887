import { type EvaluationRequest } from '../model/evaluation-request.ts';
import { type ExternalId, formatExternalId } from '../model/external-id.ts';
import { reportCount } from '../model/report-count.ts';
import { abandonCheck, beginOrResume, type Evaluations, openRun, runCheck } from '../pipeline/check-run.ts';
import type { Engine, Look } from '../pipeline/engine.ts';
import { evaluateCommit, evaluateMergeGroup, evaluatePullRequest, evaluateRelease } from '../pipeline/evaluate.ts';
import { type Evaluation, seenOrStop } from '../pipeline/evaluation.ts';
import type { CheckRunKey, Publisher } from '../ports/publisher.ts';
import { LookAgain, type Evaluator } from './evaluator.ts';
import { lookOpener } from './look.ts';
import { packedRelease } from './release-pack.ts';
import type { AppServices } from './services.ts';

const CHECK_NAME = 'ssdf-gate';

/** What a request came down to once the repository was asked: undefined when there is nothing left to judge. */
interface Work {
  readonly id: ExternalId;
  readonly evaluate: () => Promise<Evaluations>;
}

export interface Watch {
  /** Given every verdict after it was shown; the demo keeps the documents. */
  readonly published?: (request: EvaluationRequest, evaluations: readonly Evaluation[]) => Promise<void>;
}

/** Evaluates requests against GitHub and shows the verdicts as check runs. */
export function githubEvaluator(engine: Engine, watch: Watch = {}): (services: AppServices) => Evaluator {
  return (services) => {
    const open = lookOpener(engine, services);

    async function prepare(request: EvaluationRequest) {
      const { look, token } = await open(request);
      const publisher = services.publisher({ repository: request.repository, token });
      const work = await workOf(engine, { services, look }, request);
      return { publisher, work, look };
    }

    return {
      evaluate: async (request, signal) => {
        const { publisher, work, look } = await prepare(request);
        if (work === undefined) return;
        const job = checkOf(services, request, { publisher, work });
        const evaluations = await heedingRate(services, { request, look }, () =>
          runCheck({ ...job, evaluate: work.evaluate, signal }),
        );
        await rememberDefaultBranch(services, request, evaluations);
        await rememberReports(services, request, evaluations);
        await watch.published?.(request, evaluations);
        lookAgainWhenAllowed(services, look);
      },
      announce: async (request) => {
        const { publisher, work } = await prepare(request);
        if (work !== undefined) await beginOrResume(checkOf(services, request, { publisher, work }));
      },
      giveUp: async (request, { why, because }) => {
        const { publisher, work } = await prepare(request);
        if (work === undefined) return;
        const { key } = checkOf(services, request, { publisher, work });
        const open = await openRun(publisher, key);
        if (open === undefined) return;
        const conclusion = why === 'superseded' ? 'cancelled' : 'neutral';
        await abandonCheck(publisher, open, { conclusion, because, completedAt: services.now() });
      },
    };
  };
}

interface Means {
  readonly services: AppServices;
  readonly look: Look;
}

async function workOf(
  engine: Engine,
  { services, look }: Means,
  request: EvaluationRequest,
): Promise<Work | undefined> {
  switch (request.kind) {
    case 'pull-request': {
      const { head } = request;
      const [first, ...others] = request.numbers.length > 0 ? request.numbers : await openNumbersAt(look, head);
      if (first === undefined) return undefined;
      const judge = (number: number) => evaluatePullRequest(engine, look, number);
      return {
        id: { kind: 'pull-request', numbers: [first, ...others], head },
        evaluate: async () => [await judge(first), ...(await inTurn(others, judge))],
      };
    }
    case 'commit': {
      const { ref, head } = request;
      return {
        id: { kind: 'commit', ref, head },
        evaluate: async () => [await evaluateCommit(engine, look, { ref, commit: head })],
      };
    }
    case 'default-branch': {
      const { defaultBranch: ref } = seenOrStop(await look.repository.about());
      const head = seenOrStop(await look.repository.resolve(ref));
      return {
        id: { kind: 'commit', ref, head },
        evaluate: async () => [await evaluateCommit(engine, look, { ref, commit: head })],
      };
    }
    case 'release': {
      const { tag } = request;
      const head = seenOrStop(await look.repository.resolve(tag));
      return {
        id: { kind: 'release', tag, head },
        evaluate: async () => {
          const evaluation = await evaluateRelease(engine, look, tag);
          return [await packedRelease(services, engine, { request, look, evaluation })];
        },
      };
    }
    case 'merge-group': {
      const { base, head, headRef } = request;
      const { defaultBranch } = seenOrStop(await look.repository.about());
      const group = { base, head, headRef, baseRef: baseOfQueue(headRef) ?? defaultBranch };
      return {
        id: { kind: 'merge-group', headRef, head },
        evaluate: async () => [await evaluateMergeGroup(engine, look, group)],
      };
    }
  }
}

async function openNumbersAt(look: Look, head: string): Promise<readonly number[]> {
  const open = seenOrStop(await look.repository.pullRequestsAt(head));
  return open.map(({ number }) => number).sort((a, b) => a - b);
}

async function inTurn<A, B>(items: readonly A[], each: (item: A) => Promise<B>): Promise<readonly B[]> {
  const results: B[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}

/** A merge queue names its branches `gh-readonly-queue/<base>/pr-…`. */
function baseOfQueue(headRef: string): string | undefined {
  return /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(headRef)?.[1];
}

interface Prepared {
  readonly publisher: Publisher;
  readonly work: Work;
}

function checkOf({ store, now }: AppServices, request: EvaluationRequest, { publisher, work }: Prepared) {
  const externalId = formatExternalId(work.id);
  const name = work.id.kind === 'release' ? `${CHECK_NAME} release ${work.id.tag}` : CHECK_NAME;
  const key: CheckRunKey = { name, head: work.id.head, externalId };
  const { installation, repository } = request;
  return {
    publisher,
    key,
    now,
    begun: (runId: number) =>
      store.rememberCheckRun(
        { installation, repository: repository.id, externalId, head: work.id.head, runId, request },
        now(),
      ),
  };
}

/** Notes what the installation may still ask, and lets a failure wait as long as GitHub asks. */
async function heedingRate<T>(
  { budget, now }: AppServices,
  { request, look }: { readonly request: EvaluationRequest; readonly look: Look },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw waitingFor(look, now(), error) ?? error;
  } finally {
    budget.note(request.installation, look.rate?.() ?? {});
  }
}

/** A verdict that a rate limit left full of holes is shown, and looked at again once GitHub answers again. */
function lookAgainWhenAllowed({ now }: AppServices, look: Look): void {
  const later = waitingFor(look, now());
  if (later !== undefined) throw later;
}

function waitingFor(look: Look, now: string, cause?: unknown): LookAgain | undefined {
  const { limitedUntil } = look.rate?.() ?? {};
  if (limitedUntil === undefined || limitedUntil <= now) return undefined;
  return new LookAgain((Date.parse(limitedUntil) - Date.parse(now)) / 1000, { cause });
}

/** What the reports of the default branch and of releases could not see; a pull request's author would choose what counts. */
async function rememberReports(
  { store, now }: AppServices,
  request: EvaluationRequest,
  evaluations: readonly Evaluation[],
): Promise<void> {
  const [evaluation] = evaluations;
  if (evaluation === undefined || !COUNTED.includes(request.kind)) return;
  const count = reportCount(evaluation.input.evidence.facts, now());
  const { installation, repository } = request;
  if (count !== undefined) await store.rememberReport({ installation, repository: repository.id, count });
}

const COUNTED: readonly EvaluationRequest['kind'][] = ['commit', 'default-branch', 'release'];

/** The default branch's evidence is what later drift is told against. */
async function rememberDefaultBranch(
  { store, now }: AppServices,
  request: EvaluationRequest,
  evaluations: readonly Evaluation[],
): Promise<void> {
  const [evaluation] = evaluations;
  if (evaluation === undefined || (request.kind !== 'commit' && request.kind !== 'default-branch')) return;
  const { installation, repository } = request;
  await store.rememberDefaultBranchEvidence({
    installation,
    repository: repository.id,
    document: evaluation.input.evidence,
    at: now(),
  });
}
