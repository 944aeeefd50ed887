import type { Scenario } from '../index.ts';
import { addRepository, commitTo, newState } from '../state/build.ts';
import { openPullRequest } from '../state/build-pull-request.ts';
import type { SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';
import { lateCodeqlWorkflow, looseReleaseWorkflow } from './files-workflows.ts';
import { wellKeptRepository } from './well-kept.ts';

/** A stranger's fork asks for the weakening; its head is readable through the base repository, the fork itself is not installed. */
export const forkPullRequest: Scenario = { name: 'fork-pull-request', build: buildForkPullRequest };

function buildForkPullRequest(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works' });
  const repository = wellKeptRepository(state);
  const fork = addRepository(state, { name: 'kettle', owner: 'gale' }, repository);
  const opened = daysBefore(at, 0.1);
  commitTo(fork, 'faster-ci', {
    change: {
      '.github/workflows/release.yml': looseReleaseWorkflow,
      '.github/workflows/codeql.yml': lateCodeqlWorkflow,
      'src/kettle.js': 'export const boil = (litres) => ({ litres, celsius: 100 });\n',
    },
    author: 'gale',
    at: opened,
    message: 'Make CI faster',
  });
  openPullRequest(state, repository, {
    number: 7,
    title: 'Make CI faster',
    author: 'gale',
    at: opened,
    head: { ref: 'faster-ci', repository: fork },
  });
  return state;
}
