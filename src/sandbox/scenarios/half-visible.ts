import type { Scenario } from '../index.ts';
import { newState } from '../state/build.ts';
import type { Permissions, SandboxState } from '../state/state.ts';
import { openWeakeningPullRequest, wellKeptRepository } from './well-kept.ts';

/** What a cautious owner grants: nothing about administration, alerts or the organisation. */
export const CAUTIOUS_PERMISSIONS: Permissions = {
  checks: 'write',
  contents: 'read',
  metadata: 'read',
  pull_requests: 'read',
};

/** The well-kept repository as an App sees it that may read half of it: 403 and 404 where the rest would be. */
export const halfVisible: Scenario = { name: 'half-visible', build: buildHalfVisible };

function buildHalfVisible(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works', permissions: CAUTIOUS_PERMISSIONS });
  openWeakeningPullRequest(state, wellKeptRepository(state));
  return state;
}
