import { mapSeen, seen } from '../../model/observation.ts';
import { readRequirements } from '../required-checks.ts';
import { readTree } from '../seen-tree.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { isOfInterest } from '../workflow-files.ts';
import { readRules } from './custom-rules.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { analysesByRef, readAlerts, readHead, readMerged, whenKnown } from './read.ts';
import { readSupported } from './supported.ts';
import { isAnalyserConfiguration, isRuleFile } from './rule-files.ts';

/** Static analysis of the source code: how it is set up, what it really scanned, what became of its findings. */
export const sast: Collector = {
  id: 'sast',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GraphQL Commit.history', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/analyses', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/alerts', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/default-setup', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', permission: 'checks: read' },
    { route: 'GraphQL CheckSuite.checkRuns', permission: 'checks: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs', permission: 'actions: read' },
    { route: 'GET /repos/{owner}/{repo}/languages', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection', permission: 'administration: read' },
    { route: 'GraphQL BranchProtectionRule.bypassForcePushAllowances', permission: 'administration: read' },
    { route: 'GraphQL Ref.refUpdateRule', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', permission: 'pull_requests: read' },
    { route: 'GraphQL Repository.pullRequests', permission: 'pull_requests: read' },
  ],
  events: [
    'branch_protection_configuration',
    'branch_protection_rule',
    'check_suite',
    'code_scanning_alert',
    'pull_request',
    'push',
    'repository_ruleset',
  ],
  reads: (path) => isOfInterest(path) || isRuleFile(path) || isAnalyserConfiguration(path),
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const { repository } = context;
  const about = await repository.about();
  const branch = context.branch === null ? mapSeen(about, ({ defaultBranch }) => defaultBranch) : seen(context.branch);
  const analyses = await analysesByRef(repository);
  const [tree, head, merged, branchAnalyses, defaultSetup, scheduledRuns, languages] = await Promise.all([
    readTree(context),
    readHead(context, analyses),
    readMerged(repository, analyses),
    whenKnown(branch, (name) => analyses.of(`refs/heads/${name}`)),
    repository.defaultSetup(),
    repository.scheduledRuns(),
    repository.languages(),
  ]);
  const [required, alerts, ownRules, supported] = await Promise.all([
    readRequirements(repository, context.branch),
    readAlerts(repository, branch),
    readRules(context.tree, tree),
    readSupported(context.measures, analyses),
  ]);
  return {
    facts: judge({
      tree,
      head,
      merged,
      branchAnalyses,
      defaultSetup,
      scheduledRuns,
      languages,
      ownRules,
      ...(supported === undefined ? {} : { supported }),
      ...required,
      ...alerts,
    }),
  };
}
