import { z } from 'zod';
import { about, refName, subjectOf } from './payload.ts';
import { evaluating, ignored, webhookHandler, type WebhookHandler } from './types.ts';

/** `workflow_run` says of which branch it is; what ran elsewhere changes nothing that the default branch shows. */
const payload = z.object({ ...about, workflow_run: z.object({ head_branch: refName.nullable() }).optional() });

/** Settings are often changed several at a time, and CI ends job by job: one look some minutes later sees them all. */
const SETTLING_MS = 5 * 60_000;

/** A setting, an alert or a run changed what collectors would see: the default branch is looked at again, for its drift. */
export function staleHandler(event: string): WebhookHandler {
  return webhookHandler(event, payload, (seen, { host, now }) => {
    const elsewhere =
      seen.workflow_run !== undefined && seen.workflow_run.head_branch !== seen.repository.default_branch;
    if (elsewhere) return ignored('a run of another branch');
    const notBefore = new Date(Date.parse(now) + SETTLING_MS).toISOString();
    return evaluating([{ kind: 'default-branch', ...subjectOf(seen, host) }], { notBefore });
  });
}
