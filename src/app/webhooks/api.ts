import { checkRunHandler } from './check-run.ts';
import { checkSuiteHandler } from './check-suite.ts';
import { installationHandler, installationRepositoriesHandler } from './installation.ts';
import { mergeGroupHandler } from './merge-group.ts';
import { pullRequestHandler } from './pull-request.ts';
import { pushHandler } from './push.ts';
import { releaseHandler } from './release.ts';
import type { WebhookHandler } from './types.ts';

/** Every event that leads to something. All others are acknowledged, kept in the ledger and ignored. */
export const WEBHOOK_HANDLERS: readonly WebhookHandler[] = [
  checkRunHandler,
  checkSuiteHandler,
  installationHandler,
  installationRepositoriesHandler,
  mergeGroupHandler,
  pullRequestHandler,
  pushHandler,
  releaseHandler,
];
