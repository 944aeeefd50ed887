import type { Scenario } from '../index.ts';
import { newState } from '../state/build.ts';
import type { SandboxState } from '../state/state.ts';
import { openWeakeningPullRequest, wellKeptRepository } from './well-kept.ts';

/** A private repository on a server of one's own: serve it with the description of GHES 3.19, which lacks attestations, immutable releases and private reporting. */
export const privateServer: Scenario = { name: 'private-server', build: buildPrivateServer };

function buildPrivateServer(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works' });
  const repository = wellKeptRepository(state);
  repository.visibility = 'private';
  repository.tagProtection = ['v*'];
  repository.attestations.length = 0;
  repository.immutableReleases = false;
  repository.security.privateReporting = false;
  openWeakeningPullRequest(state, repository);
  return state;
}
