import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../src/adapters/github/client.ts';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { GitHubPublisher } from '../../src/adapters/github/publisher.ts';
import { createTokens } from '../../src/adapters/github/tokens.ts';
import { githubTree } from '../../src/adapters/github/tree.ts';
import { scenarios } from '../../src/sandbox/scenarios/index.ts';
import type { RepositoryState } from '../../src/sandbox/state/repository.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { NOW, openSandbox } from '../support/sandbox.ts';

function mainOf({ state }: Sandbox): RepositoryState {
  const [first] = state.repositories.values();
  if (first === undefined) throw new Error('the scenario has no repository');
  return first;
}

/** Every verb of the port once, as a collector would ask it. */
async function askEverything(sandbox: Sandbox, base: string): Promise<Readonly<Record<string, string>>> {
  const state = mainOf(sandbox);
  const client = new GitHubClient({ apiUrl: `${sandbox.url}${base}`, token: sandbox.token(), now: () => NOW });
  const github = githubRepository(client, state);
  const pull = state.pullRequests.at(-1);
  const tip = state.branches.get('main') ?? '';
  const head = pull?.head.commit ?? '';
  const digest = state.releases.at(-1)?.assets[0]?.digest?.slice(7) ?? '0'.repeat(64);
  const questions = {
    about: github.about(),
    actionsSettings: github.actionsSettings(),
    workflowToken: github.workflowToken(),
    organization: github.organization(),
    vulnerabilityAlerts: github.vulnerabilityAlertsEnabled(),
    securityUpdates: github.securityUpdatesEnabled(),
    privateReporting: github.privateReportingEnabled(),
    languages: github.languages(),
    outsideAdmins: github.outsideAdmins(),
    branchRules: github.branchRules('main'),
    classicProtection: github.classicProtection('main'),
    rulesets: github.rulesets(),
    releases: github.releases(),
    immutableReleases: github.immutableReleasesEnabled(),
    attestations: github.attestations(`sha256:${digest}`),
    dependencyGraph: github.dependencyGraphExport(),
    artifacts: github.workflowArtifacts(tip),
    analyses: github.analyses({}),
    alerts: github.codeAlerts(),
    defaultSetup: github.defaultSetup(),
    checkRuns: github.checkRuns(tip),
    scheduledRuns: github.scheduledRuns(),
    successfulRuns: github.successfulRuns('main'),
    jobsOfRun: github.jobsOfRun(state.workflowRuns.at(-1)?.id ?? 0),
    pullRequest: github.pullRequest(pull?.number ?? 0),
    pullRequestsAt: github.pullRequestsAt(head),
    changedFiles: github.changedFiles(pull?.number ?? 0),
    mergeBase: github.mergeBase(tip, head),
    merged: github.mergedPullRequests(),
    commits: github.recentCommits(),
    resolve: github.resolve('main'),
    tree: githubTree(client, state, head).list(),
  };
  const answers = await Promise.all(
    Object.entries(questions).map(async ([name, question]) => {
      const answer = await question;
      return [name, answer.state === 'seen' ? 'seen' : answer.unseen.reason] as const;
    }),
  );
  return Object.fromEntries(answers);
}

describe('the product proves itself and writes as it would to the real one', () => {
  it('with a token of one repository it begins and completes a check run', async () => {
    const sandbox = await openSandbox();
    const { id, owner, name: repository, pullRequests } = mainOf(sandbox);
    const { appId, privateKey, url: apiUrl } = sandbox;
    const tokens = createTokens({ appId, privateKey, apiUrl, now: () => NOW });
    const wanted = { checks: 'write', contents: 'read' } as const;
    const token = await tokens.tokenFor({ installation: 7001, repositoryId: id, permissions: wanted });
    const publisher = new GitHubPublisher({ apiUrl, token, owner, repository, appId });
    const head = pullRequests.at(-1)?.head.commit ?? '';
    const key = { name: 'ssdf-gate', head, externalId: `1:pull-request:7:${head}` };
    const run = await publisher.begin(key, NOW);
    const annotation = { path: 'a.yml', startLine: 1, endLine: 1, level: 'warning', title: 'T', message: 'M' } as const;
    const content = { title: 'T', summary: 'S', text: 'X', annotations: Array(120).fill(annotation) };
    await publisher.complete(run, { conclusion: 'failure', completedAt: NOW, content, minimal: content });
    const found = await publisher.find(key);
    await sandbox.stop();
    expect(found).toEqual([expect.objectContaining({ id: run, externalId: key.externalId, status: 'completed' })]);
    expect(mainOf(sandbox).checkRuns.at(-1)?.annotations).toHaveLength(120);
    expect(sandbox.violations).toEqual([]);
  });
});

describe('the product asks the local GitHub what it would ask the real one', () => {
  it.each(scenarios)('$name: no request and no answer breaks the description', async (scenario) => {
    const isServer = scenario.name === 'private-server';
    const sandbox = await openSandbox({ scenario, description: isServer ? 'ghes-3.19' : 'api.github.com' });
    const answers = await askEverything(sandbox, isServer ? '/api/v3' : '');
    await sandbox.stop();
    expect(sandbox.violations).toEqual([]);
    expect(Object.entries(answers).filter(([, reason]) => reason === 'malformed' || reason === 'server-error')).toEqual(
      [],
    );
  });

  it('everything of the well-kept repository is seen', async () => {
    const sandbox = await openSandbox();
    const answers = await askEverything(sandbox, '');
    await sandbox.stop();
    expect(Object.entries(answers).filter(([, answer]) => answer !== 'seen')).toEqual([]);
  });
});
