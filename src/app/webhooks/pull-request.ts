import { z } from 'zod';
import { about, commitId, gitHubInstant, subjectOf } from './payload.ts';
import { evaluating, ignored, webhookHandler } from './types.ts';

const payload = z.object({
  ...about,
  action: z.string(),
  changes: z.object({ base: z.unknown().optional() }).optional(),
  pull_request: z.object({
    number: z.int().positive(),
    state: z.string(),
    updated_at: gitHubInstant,
    head: z.object({ sha: commitId }),
  }),
});

/** A head that is new, or that is compared with another base. Drafts are evaluated too: their author wants to know early. */
const ACTIONS = ['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited'];

export const pullRequestHandler = webhookHandler('pull_request', payload, (seen, { host }) => {
  const { action, changes, pull_request: pull } = seen;
  if (!ACTIONS.includes(action)) return ignored(`action ${action.slice(0, 40)}`);
  if (action === 'edited' && changes?.base === undefined) return ignored('the base did not change');
  if (pull.state !== 'open') return ignored('not open');
  return evaluating([{ kind: 'pull-request', ...subjectOf(seen, host), head: pull.head.sha, numbers: [pull.number] }], {
    movedAt: pull.updated_at,
  });
});
