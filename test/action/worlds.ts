import { addRepository, commitTo } from '../../src/sandbox/state/build.ts';
import { pullRequestPayload, pushPayload } from '../../src/sandbox/payloads.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { checkoutAt } from '../support/checkout.ts';
import type { Step } from '../support/run-action.ts';
import { openSandbox } from '../support/sandbox.ts';

export const repository = 'tea-works/kettle';

/** The scenario, in an organisation whose public `.github` repository shows that it configures nothing. */
export async function world(scenario = wellKept) {
  const gitHub = await openSandbox({ scenario });
  const home = addRepository(gitHub.state, { name: '.github', description: 'About us' });
  const change = { 'README.md': '# tea-works\n' };
  commitTo(home, 'main', { change, author: 'aiko', at: '2025-06-01T00:00:00Z', message: 'Start' });
  const state = gitHub.state.repositories.get(repository);
  const pull = state?.pullRequests.find((one) => one.state === 'open');
  if (state === undefined || pull === undefined) throw new Error('the scenario has no pull request');
  return { gitHub, state, pull, main: state.branches.get('main') ?? '' };
}

/** A step of a workflow that a pull request started; `actions/checkout` takes its test merge. */
export async function pullRequest(
  bundle: string,
  given: { scenario?: typeof wellKept; event?: string } = {},
): Promise<Step> {
  const { gitHub, state, pull } = await world(given.scenario);
  const { payload } = pullRequestPayload(gitHub, { repository, action: 'opened', number: pull.number });
  const commit = pull.testMergeCommit ?? '';
  const at = { commit, ref: `refs/pull/${pull.number}/merge`, workspace: checkoutAt(state, commit) };
  return { bundle, gitHub, event: given.event ?? 'pull_request', payload, ...at };
}

/** A step that a push to the default branch started: a commit that no release and nothing else names. */
export async function push(bundle: string): Promise<Step> {
  const { gitHub, state } = await world();
  const news = {
    change: { 'NEWS.md': '# News\n' },
    author: 'aiko',
    at: '2026-02-28T00:00:00Z',
    message: 'Tell the news',
  };
  const { id: main } = commitTo(state, 'main', news);
  const { payload } = pushPayload(gitHub, { repository, branch: 'main' });
  const at = { commit: main, ref: 'refs/heads/main', workspace: checkoutAt(state, main) };
  return { bundle, gitHub, event: 'push', payload, ...at };
}
