import { z } from 'zod';
import type { EvaluationRequest } from '../../model/evaluation-request.ts';
import type { Plan } from '../../ports/queue.ts';
import { installation } from './payload.ts';
import { evaluating, ignored, webhookHandler } from './types.ts';

/** These events name repositories shortly, without owner or default branch. */
const shortRepository = z.object({
  id: z.int().positive(),
  full_name: z.string().regex(/^[^/\s]{1,100}\/[^/\s]{1,200}$/),
  private: z.boolean(),
});
type ShortRepository = z.infer<typeof shortRepository>;

const installationPayload = z.object({
  installation,
  action: z.string(),
  repositories: z.array(shortRepository).optional(),
});

export const installationHandler = webhookHandler('installation', installationPayload, (seen, { host }) => {
  switch (seen.action) {
    case 'created':
    case 'unsuspend':
      return evaluating(defaultBranches(seen.installation.id, seen.repositories ?? [], host));
    case 'deleted':
    case 'suspend':
      return dropping(seen.installation.id, 'all');
  }
  return ignored(`action ${seen.action.slice(0, 40)}`);
});

const repositoriesPayload = z.object({
  installation,
  repositories_added: z.array(shortRepository),
  repositories_removed: z.array(shortRepository),
});

export const installationRepositoriesHandler = webhookHandler(
  'installation_repositories',
  repositoriesPayload,
  (seen, { host }) => {
    const { id } = seen.installation;
    const removed = seen.repositories_removed.map((repository) => repository.id);
    const added = evaluating(defaultBranches(id, seen.repositories_added, host));
    return removed.length === 0 ? added : { ...added, drop: dropping(id, removed).drop };
  },
);

function dropping(id: number, repositories: 'all' | readonly number[]): Plan {
  return { evaluate: [], drop: [{ installation: id, repositories }], outcome: 'planned' };
}

function defaultBranches(id: number, repositories: readonly ShortRepository[], host: string): EvaluationRequest[] {
  return repositories.map((each) => {
    const [owner = '', name = ''] = each.full_name.split('/');
    // An internal repository says private: true here; taking it for private shows less, never more.
    const visibility = each.private ? 'private' : 'public';
    return { kind: 'default-branch', installation: id, repository: { host, owner, name, id: each.id, visibility } };
  });
}
