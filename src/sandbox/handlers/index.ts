import type { Handler } from '../http/call.ts';
import type { OperationId } from '../http/permissions.ts';
import { accessHandlers } from './access.ts';
import { actionsHandlers } from './actions.ts';
import { alertHandlers } from './alerts.ts';
import { appHandlers } from './apps.ts';
import { checkListHandlers } from './check-lists.ts';
import { checkHandlers } from './checks.ts';
import { codeScanningHandlers } from './code-scanning.ts';
import { gitHandlers } from './git.ts';
import { organizationHandlers } from './organization-controls.ts';
import { pullHandlers } from './pulls.ts';
import { releaseHandlers } from './releases.ts';
import { contentHandlers } from './content.ts';
import { ruleHandlers } from './rules.ts';
import { settingsHandlers } from './settings.ts';

/** One handler per operation that the permission table names; a missing one does not compile. */
export const handlers: Readonly<Record<OperationId, Handler>> = {
  ...accessHandlers,
  ...actionsHandlers,
  ...alertHandlers,
  ...appHandlers,
  ...checkHandlers,
  ...checkListHandlers,
  ...codeScanningHandlers,
  ...contentHandlers,
  ...gitHandlers,
  ...organizationHandlers,
  ...pullHandlers,
  ...releaseHandlers,
  ...ruleHandlers,
  ...settingsHandlers,
};
