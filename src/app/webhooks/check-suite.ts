import { z } from 'zod';
import type { EvaluationRequest } from '../../model/evaluation-request.ts';
import type { Plan } from '../../ports/queue.ts';
import { about, commitId, listedPullRequest, refName, subjectOf } from './payload.ts';
import {
  evaluating,
  ignored,
  MAX_AFTER_CI_PER_HOUR,
  MAX_REREQUESTS_PER_HOUR,
  perHour,
  webhookHandler,
  type HandlerContext,
} from './types.ts';

const payload = z.object({
  ...about,
  action: z.string(),
  check_suite: z.object({
    head_sha: commitId,
    head_branch: refName.nullable(),
    app: z.object({ id: z.int() }),
    pull_requests: z.array(listedPullRequest).max(1000),
  }),
});
type Payload = z.infer<typeof payload>;

export const checkSuiteHandler = webhookHandler('check_suite', payload, (seen, context) => {
  const isOurs = seen.check_suite.app.id === context.appId;
  switch (seen.action) {
    case 'requested':
      return isOurs ? requested(seen, context) : ignored('a check suite of another App');
    case 'rerequested':
      return isOurs ? rerequested(seen, context) : ignored('a check suite of another App');
    case 'completed':
      return isOurs ? ignored('our own check suite') : ciCompleted(seen, context);
  }
  return ignored(`action ${seen.action.slice(0, 40)}`);
});

/** GitHub asks for every push; only the heads of open pull requests and of the default branch matter. */
function requested(seen: Payload, { host }: HandlerContext): Plan {
  const named = namedBy(seen, host);
  return named.length > 0 ? evaluating(named) : ignored('neither a pull request nor the default branch');
}

async function rerequested(seen: Payload, context: HandlerContext): Promise<Plan> {
  const remembered = await rememberedFor(seen, context);
  const named = namedBy(seen, context.host);
  const subject = subjectOf(seen, context.host);
  const lookUp: EvaluationRequest = { kind: 'pull-request', ...subject, head: seen.check_suite.head_sha, numbers: [] };
  const requests = [remembered, named, [lookUp]].find((each) => each.length > 0) ?? [];
  return evaluating(requests, { limit: perHour('rerequest', MAX_REREQUESTS_PER_HOUR, context.now) });
}

/** CI of others has ended: what was pending can be seen now. Only for heads that we have shown a verdict on. */
async function ciCompleted(seen: Payload, context: HandlerContext): Promise<Plan> {
  const requests = await rememberedFor(seen, context);
  if (requests.length === 0) return ignored('no check run of ours at this head');
  const limit = perHour('after-ci', MAX_AFTER_CI_PER_HOUR, context.now);
  return evaluating(requests, { onlyIfCurrent: true, limit });
}

async function rememberedFor(seen: Payload, { host, runs }: HandlerContext): Promise<readonly EvaluationRequest[]> {
  const records = await runs.checkRunsAt(seen.repository.id, seen.check_suite.head_sha);
  return records.map(({ request }) => ({ ...request, ...subjectOf(seen, host) }));
}

/** What the payload itself names; heads of forks are not among it. */
function namedBy(seen: Payload, host: string): readonly EvaluationRequest[] {
  const { head_sha: head, head_branch: ref, pull_requests: pulls } = seen.check_suite;
  const subject = subjectOf(seen, host);
  const numbers = pulls.filter(({ base }) => base.repo.id === seen.repository.id).map(({ number }) => number);
  const isDefault = ref === seen.repository.default_branch;
  return [
    ...(numbers.length === 0 ? [] : [{ kind: 'pull-request', ...subject, head, numbers } as const]),
    ...(isDefault ? [{ kind: 'commit', ...subject, ref, head } as const] : []),
  ];
}
