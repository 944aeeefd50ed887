import { readRequirements } from '../required-checks.ts';
import { readHistory } from '../run-history.ts';
import { readTree } from '../seen-tree.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { isOfInterest } from '../workflow-files.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { scaUses } from './seen.ts';

/** Checks of the dependencies: whether a merge waits for one, when one last really ran, whether licenses are looked at. */
export const sca: Collector = {
  id: 'sca',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs', permission: 'actions: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', permission: 'actions: read' },
    { route: 'GraphQL CheckSuite.checkRuns', permission: 'checks: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/default-setup', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection', permission: 'administration: read' },
    { route: 'GraphQL BranchProtectionRule.bypassForcePushAllowances', permission: 'administration: read' },
    { route: 'GraphQL Ref.refUpdateRule', permission: 'contents: read' },
  ],
  events: ['branch_protection_configuration', 'branch_protection_rule', 'push', 'repository_ruleset', 'workflow_run'],
  reads: isOfInterest,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const { repository, branch } = context;
  const [tree, required, defaultSetup] = await Promise.all([
    readTree(context),
    readRequirements(repository, branch),
    repository.defaultSetup(),
  ]);
  const history = await readHistory(repository, { tree, branch, uses: scaUses });
  return { facts: judge({ tree, defaultSetup, ...required, history }) };
}
