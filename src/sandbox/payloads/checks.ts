import { appShape, checkRunShape, suiteId } from '../shapes/check-run.ts';
import { userShape } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import { enveloped, found, open, people, type Delivered, type OfRepository, type PayloadSource } from './envelope.ts';

export function checkSuitePayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: 'requested' | 'rerequested' | 'completed'; readonly head: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const head = found(repository.store.commit(wanted.head), `commit ${wanted.head}`);
  const { app } = source.state;
  return enveloped(source, repository, [
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
  const run = found(
    repository.checkRuns.find(({ id }) => id === wanted.id),
    `check run ${wanted.id}`,
  );
  return enveloped(source, repository, [
    `check_run.${wanted.action}`,
    {
      action: wanted.action,
      check_run: checkRunShape(run, repository, context),
      sender: userShape('aiko', context),
    },
  ]);
}

function branchAt({ branches }: RepositoryState, commit: string): string | null {
  return [...branches].find(([, id]) => id === commit)?.[0] ?? null;
}
