import { z } from 'zod';
import type { EvaluationRequest } from '../../model/evaluation-request.ts';
import { parseExternalId } from '../../model/external-id.ts';
import { about, subjectOf, type About } from './payload.ts';
import { evaluating, ignored, MAX_REREQUESTS_PER_HOUR, perHour, webhookHandler, type HandlerContext } from './types.ts';

const payload = z.object({
  ...about,
  action: z.string(),
  check_run: z.object({ external_id: z.string().max(4096), app: z.object({ id: z.int() }) }),
});

/** The payload names no pull requests when the head is a fork's, so that the run itself must say what it was made for. */
export const checkRunHandler = webhookHandler('check_run', payload, async (seen, context) => {
  if (seen.action !== 'rerequested') return ignored(`action ${seen.action.slice(0, 40)}`);
  if (seen.check_run.app.id !== context.appId) return ignored('a check run of another App');
  const request = await requestFor(seen.check_run.external_id, seen, context);
  if (request === undefined) return ignored('an external id that is not known');
  return evaluating([request], { limit: perHour('rerequest', MAX_REREQUESTS_PER_HOUR, context.now) });
});

async function requestFor(
  externalId: string,
  seen: About,
  { host, runs }: HandlerContext,
): Promise<EvaluationRequest | undefined> {
  const subject = subjectOf(seen, host);
  const known = await runs.checkRun(seen.repository.id, externalId);
  if (known !== undefined) return { ...known.request, ...subject };
  const id = parseExternalId(externalId);
  switch (id?.kind) {
    case 'pull-request':
      return { kind: id.kind, ...subject, head: id.head, numbers: id.numbers };
    case 'commit':
      return { kind: id.kind, ...subject, ref: id.ref, head: id.head };
    case 'release':
      return { kind: id.kind, ...subject, tag: id.tag };
    // What a merge group is compared with stands only in the record.
    case 'merge-group':
    case undefined:
      return undefined;
  }
}
