import type { Observation } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Tree } from '../../ports/tree.ts';
import { isSecurityPolicyPath, securityPolicyInTree } from '../security-policy.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

const permission = 'administration: read';

/** Security features that GitHub runs by itself, and how a vulnerability can be reported. */
export const securitySettings: Collector = {
  id: 'security-settings',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/vulnerability-alerts', permission },
    { route: 'GET /repos/{owner}/{repo}/automated-security-fixes', permission },
    { route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting', permission },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions', permission },
    { route: 'GET /repos/{owner}/{repo}/code-security-configuration', permission },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/default-setup', permission },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/analyses', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/properties/values', permission: 'metadata: read' },
    { route: 'GraphQL Repository.isSecurityPolicyEnabled', permission: 'metadata: read' },
    { route: 'GraphQL Repository.hasVulnerabilityAlertsEnabled', permission: 'metadata: read' },
  ],
  events: ['push', 'repository', 'security_and_analysis'],
  reads: isSecurityPolicyPath,
  collect,
};

async function collect({ repository, tree }: CollectContext): Promise<Collected> {
  const [about, alerts, updates, reporting, policyShown, policyInTree, handedDown] = await Promise.all([
    repository.about(),
    repository.vulnerabilityAlertsEnabled(),
    repository.securityUpdatesEnabled(),
    repository.privateReportingEnabled(),
    repository.securityPolicyShown(),
    policyOf(tree),
    handedDownTo(repository),
  ]);
  return { facts: judge({ about, alerts, updates, reporting, policyShown, policyInTree, ...handedDown }) };
}

/** What the organisation hands down, and whether code scanning is on: other collectors ask the latter the same way. */
async function handedDownTo(repository: Repository) {
  const [configuration, properties, defaultSetup, analyses] = await Promise.all([
    repository.securityConfiguration(),
    repository.customProperties(),
    repository.defaultSetup(),
    repository.analyses({}),
  ]);
  return { configuration, properties, defaultSetup, analyses };
}

async function policyOf(tree: Tree): Promise<Observation<boolean>> {
  const list = await tree.list();
  if (list.state === 'unseen') return list;
  return securityPolicyInTree(
    list,
    await tree.read(list.value.map((entry) => entry.path).filter(isSecurityPolicyPath)),
  );
}
