import type { Scenario } from '../index.ts';
import { forkPullRequest } from './fork-pull-request.ts';
import { halfVisible } from './half-visible.ts';
import { neglected } from './neglected.ts';
import { privateServer } from './private-server.ts';
import { rulesetsOnly } from './rulesets-only.ts';
import { vulnerableComponent } from './vulnerable-component.ts';
import { wellKept } from './well-kept.ts';

/** Every world there is to serve. */
export const scenarios: readonly Scenario[] = [
  wellKept,
  neglected,
  halfVisible,
  rulesetsOnly,
  privateServer,
  forkPullRequest,
  vulnerableComponent,
];
