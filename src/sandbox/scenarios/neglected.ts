import type { Scenario } from '../index.ts';
import { addRepository, commitTo, newState } from '../state/build.ts';
import { mergePullRequest, openPullRequest } from '../state/build-pull-request.ts';
import type { RepositoryState } from '../state/repository.ts';
import { nextId, type SandboxState } from '../state/state.ts';
import { leaveAlertsOpen } from './alerts.ts';
import { daysBefore } from './dates.ts';
import { neglectedFiles } from './files.ts';
import { neglectedWorkflow } from './files-workflows.ts';
import { leaveAccessOpen } from './neglected-access.ts';
import { leaveIssuesUnsorted, mergeWhateverComes } from './neglected-issues.ts';

/** A repository nobody looks after, on GitHub's own defaults, and a pull request that swallows one more failure. */
export const neglected: Scenario = { name: 'neglected', build: buildNeglected };

function buildNeglected(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works' });
  const repository = addRepository(state, { name: 'samovar', languages: { JavaScript: 420 } });
  pushStraightToMain(state, repository);
  mergeUnreviewed(state, repository);
  releaseWithoutEvidence(state, repository);
  openPullRequestThatSwallows(state, repository);
  leaveAccessOpen(state, repository);
  leaveAlertsOpen(state, repository);
  leaveIssuesUnsorted(state, repository);
  repository.collaborators = [
    { login: 'dee', role: 'admin', affiliation: 'direct' },
    { login: 'eli', role: 'admin', affiliation: 'outside' },
  ];
  return state;
}

function pushStraightToMain(state: SandboxState, repository: RepositoryState): void {
  const { at } = state;
  commitTo(repository, 'main', { change: neglectedFiles, author: 'dee', at: daysBefore(at, 900), message: 'init' });
  for (const day of [500, 300, 100]) {
    const change = { 'README.md': `# samovar\n\nWork in progress, day ${day}.\n` };
    commitTo(repository, 'main', { change, author: 'dee', at: daysBefore(at, day), message: 'wip' });
    if (day === 300) mergeWhateverComes(state, repository);
  }
}

function mergeUnreviewed(state: SandboxState, repository: RepositoryState): void {
  const at = daysBefore(state.at, 90);
  repository.branches.set('tweak', repository.branches.get('main') ?? '');
  const change = { 'index.js': "module.exports = (input) => eval('(' + input + ')');\n// faster\n" };
  commitTo(repository, 'tweak', { change, author: 'eli', at, message: 'tweak' });
  const head = { ref: 'tweak' };
  const pull = openPullRequest(state, repository, { number: 1, title: 'tweak', author: 'eli', at, head });
  mergePullRequest(repository, pull, { at, by: 'eli' });
}

/** An upload from before GitHub kept digests, by a movable tag. */
function releaseWithoutEvidence(state: SandboxState, repository: RepositoryState): void {
  const createdAt = daysBefore(state.at, 80);
  repository.tags.set('0.3', repository.branches.get('main') ?? '');
  const bytes = new TextEncoder().encode('samovar 0.3\n');
  const asset = { id: nextId(state), name: 'samovar.zip', contentType: 'application/zip', bytes, digest: null };
  repository.releases.push({
    ...{ id: nextId(state), tag: '0.3', name: '0.3', body: '', author: 'dee' },
    ...{ draft: false, prerelease: false, immutable: false },
    ...{ createdAt, publishedAt: createdAt, assets: [asset] },
  });
}

function openPullRequestThatSwallows(state: SandboxState, repository: RepositoryState): void {
  const at = daysBefore(state.at, 0.2);
  const change = { '.github/workflows/build.yml': neglectedWorkflow.replace('npm install', 'npm install || true') };
  commitTo(repository, 'green', { change, author: 'eli', at, message: 'make it green' });
  openPullRequest(state, repository, { number: 2, title: 'make it green', author: 'eli', at, head: { ref: 'green' } });
}
