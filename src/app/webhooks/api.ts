import { checkRunHandler } from './check-run.ts';
import { checkSuiteHandler } from './check-suite.ts';
import { installationHandler, installationRepositoriesHandler } from './installation.ts';
import { mergeGroupHandler } from './merge-group.ts';
import { pullRequestHandler } from './pull-request.ts';
import { pushHandler } from './push.ts';
import { COLLECTORS } from '../../collectors/api.ts';
import { releaseHandler } from './release.ts';
import { staleHandler } from './stale.ts';
import type { WebhookHandler } from './types.ts';

/** Events with a meaning of their own. */
export const OWN_HANDLERS: readonly WebhookHandler[] = [
  checkRunHandler,
  checkSuiteHandler,
  installationHandler,
  installationRepositoriesHandler,
  mergeGroupHandler,
  pullRequestHandler,
  pushHandler,
  releaseHandler,
];

/** Every event that leads to something: these, and whatever else makes a collector's facts stale. All others are acknowledged, kept in the ledger and ignored. */
export const WEBHOOK_HANDLERS: readonly WebhookHandler[] = [...OWN_HANDLERS, ...staleHandlers()];

function staleHandlers(): readonly WebhookHandler[] {
  const own = new Set(OWN_HANDLERS.map(({ event }) => event));
  const events = new Set(COLLECTORS.flatMap((collector) => collector.events));
  return [...events]
    .filter((event) => !own.has(event))
    .sort()
    .map(staleHandler);
}
