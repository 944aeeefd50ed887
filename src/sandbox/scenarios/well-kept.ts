import type { Scenario } from '../index.ts';
import { addRepository, commitTo, newState } from '../state/build.ts';
import { openPullRequest } from '../state/build-pull-request.ts';
import type { RepositoryState } from '../state/repository.ts';
import { strictProtection, type RulesetState } from '../state/rules.ts';
import { nextId, type SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';
import { lateCodeqlWorkflow, looseReleaseWorkflow } from './files-workflows.ts';
import { documentFiles } from './files-documents.ts';
import { keepAlertsLow } from './alerts.ts';
import { recordFiles } from './files-records.ts';
import { wellKeptFiles } from './files.ts';
import { addArtifact, addRun } from './runs.ts';
import { guardAccess } from './well-kept-access.ts';
import { addCheckRun, addScan, mergedChange } from './history.ts';
import { earlierChanges, keepIssues } from './well-kept-issues.ts';
import { addRelease, kettlePackages } from './releases.ts';

/** A careful team's repository, and a pull request that unpins two actions and takes CodeQL off pull requests. */
export const wellKept: Scenario = { name: 'well-kept', build: buildWellKept };

function buildWellKept(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works' });
  const repository = wellKeptRepository(state);
  openWeakeningPullRequest(state, repository);
  return state;
}

/** The repository without an open pull request; other scenarios start here too. */
export function wellKeptRepository(state: SandboxState): RepositoryState {
  const repository = addRepository(state, {
    name: 'kettle',
    description: 'Boils water over HTTP.',
    languages: { JavaScript: 18_240, Shell: 310 },
    dependencies: kettlePackages,
    immutableReleases: true,
  });
  switchEverythingOn(repository);
  const message = 'Start';
  commitTo(repository, 'main', {
    change: { ...wellKeptFiles, ...documentFiles, ...recordFiles },
    author: 'aiko',
    at: daysBefore(state.at, 400),
    message,
    signed: true,
  });
  keepIssues(state, repository);
  earlierChanges(state, repository);
  growHistory(state, repository);
  protect(state, repository);
  guardAccess(state, repository);
  keepAlertsLow(state, repository);
  return repository;
}

function switchEverythingOn({ security, actions, codeScanning }: RepositoryState): void {
  const on = {
    vulnerabilityAlerts: true,
    securityUpdates: true,
    privateReporting: true,
    secretScanning: true,
    pushProtection: true,
  };
  Object.assign(security, on);
  Object.assign(actions, {
    allowed: 'selected',
    selected: {
      githubOwned: true,
      verified: false,
      patterns: ['anchore/sbom-action@*', 'softprops/action-gh-release@*'],
    },
    shaPinningRequired: false,
    defaultToken: 'read',
    mayApprove: false,
  });
  codeScanning.defaultSetup = { configured: false, languages: [] };
}

function growHistory(state: SandboxState, repository: RepositoryState): void {
  const people = ['aiko', 'bea', 'chidi'] as const;
  for (let number = 1; number <= 6; number += 1) {
    const author = people[number % 3] ?? 'aiko';
    const approvedBy = people[(number + 1) % 3] ?? 'bea';
    mergedChange(state, repository, {
      ...{ number, author, approvedBy, daysAgo: 60 - number * 8, scanned: true, closes: [30 + number] },
    });
    const tag = { 2: 'v1.2.0', 4: 'v1.3.0', 6: 'v1.4.0' }[number];
    const when = daysBefore(state.at, 59 - number * 8);
    if (tag !== undefined) addRelease(state, repository, { tag, at: when, author, evidence: true, immutable: true });
  }
  const tip = repository.branches.get('main') ?? '';
  addScan(state, repository, { ref: 'refs/heads/main', commit: tip, at: daysBefore(state.at, 2) });
  for (const name of ['build', 'CodeQL'])
    addCheckRun(state, repository, { head: tip, name, conclusion: 'success', at: daysBefore(state.at, 12) });
  const scheduled = { name: 'CodeQL', path: '.github/workflows/codeql.yml', event: 'schedule' };
  addRun(state, repository, { ...scheduled, commit: tip, at: daysBefore(state.at, 2) });
  const nightly = { name: 'Nightly', path: '.github/workflows/nightly.yml', event: 'schedule' };
  const nights = { nightly: ['Workflows', 'Fuzz'] };
  addRun(state, repository, { ...nightly, commit: tip, at: daysBefore(state.at, 1), jobs: nights });
  const built = { name: 'CI', path: '.github/workflows/ci.yml', event: 'push', jobs: { build: buildSteps } };
  const run = addRun(state, repository, { ...built, commit: tip, at: daysBefore(state.at, 11) });
  addArtifact(state, repository, { run, name: 'test-results', files: { 'junit.xml': junitReport } });
}

/** Names under which GitHub lists the steps of the job `build` of ci.yml. */
const buildSteps = ['Run npm ci --ignore-scripts', 'Run npm test', 'Run npm audit --audit-level=high'];

const junitReport = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="1" failures="0"><testsuite name="kettle" tests="1" failures="0"><testcase name="boils"/></testsuite></testsuites>
`;

function protect(state: SandboxState, repository: RepositoryState): void {
  repository.protection.set('main', strictProtection);
  repository.rulesets.push(tagRuleset(state, repository));
  repository.collaborators = [
    { login: 'aiko', role: 'admin', affiliation: 'direct' },
    { login: 'bea', role: 'maintain', affiliation: 'direct' },
    { login: 'chidi', role: 'write', affiliation: 'outside' },
  ];
}

function tagRuleset(state: SandboxState, { owner, name }: RepositoryState): RulesetState {
  return {
    id: nextId(state),
    name: 'release tags',
    target: 'tag',
    enforcement: 'active',
    from: 'Repository',
    source: `${owner}/${name}`,
    include: ['refs/tags/v*'],
    exclude: [],
    rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'update' }],
    bypass: [],
    updatedAt: daysBefore(state.at, 200),
  };
}

/** Number 7: the release workflow trusts tags of two actions, and CodeQL no longer runs before the merge. */
export function openWeakeningPullRequest(state: SandboxState, repository: RepositoryState): void {
  const opened = daysBefore(state.at, 0.1);
  const head = commitTo(repository, 'faster-ci', {
    change: {
      '.github/workflows/release.yml': looseReleaseWorkflow,
      '.github/workflows/codeql.yml': lateCodeqlWorkflow,
    },
    author: 'chidi',
    at: opened,
    message: 'Make CI faster',
    signed: true,
  });
  openPullRequest(state, repository, {
    number: 7,
    title: 'Make CI faster',
    body: 'Takes the slow scan off pull requests and follows action tags.',
    author: 'chidi',
    at: opened,
    head: { ref: 'faster-ci' },
  });
  addCheckRun(state, repository, { head: head.id, name: 'build', conclusion: 'success', at: opened });
}
