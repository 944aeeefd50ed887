import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge, type SeenSecrets } from './judge.ts';

/** Secrets that lie in the repository: what scanning found. What it found itself never comes in. */
export const secrets: Collector = {
  id: 'secrets',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/secret-scanning/alerts', permission: 'secret_scanning_alerts: read' },
    { route: 'GET /repos/{owner}/{repo}/secret-scanning/scan-history', permission: 'secret_scanning_alerts: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/analyses', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/alerts', permission: 'security_events: read' },
  ],
  events: ['code_scanning_alert', 'secret_scanning_alert'],
  reads: () => false,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const [found, code] = await Promise.all([secretScanning(context), codeScanning(context)]);
  return { facts: judge({ ...found, ...code }) };
}

/** Where the first answer is that nobody looks, or that we may not, the others would say the same. */
async function secretScanning({
  repository,
}: CollectContext): Promise<Pick<SeenSecrets, 'provider' | 'generic' | 'scans'>> {
  const provider = await repository.openSecretAlerts('provider');
  if (provider.state === 'seen' && provider.value === 'off')
    return { provider, generic: provider, scans: { ...provider, value: 'off' } };
  if (provider.state === 'unseen' && provider.unseen.reason === 'forbidden')
    return { provider, generic: provider, scans: provider };
  const [generic, scans] = await Promise.all([repository.openSecretAlerts('generic'), repository.secretHistoryScans()]);
  return { provider, generic, scans };
}

/** Asked exactly as static analysis asks, so that one assessment pays once. */
async function codeScanning({
  repository,
  branch,
}: CollectContext): Promise<Pick<SeenSecrets, 'openCodeAlerts' | 'analyses'>> {
  const name: Observation<string> =
    branch === null ? mapSeen(await repository.about(), (about) => about.defaultBranch) : seen(branch);
  if (name.state === 'unseen') return { openCodeAlerts: name, analyses: name };
  const ref = `refs/heads/${name.value}`;
  const [openCodeAlerts, analyses] = await Promise.all([
    repository.codeAlerts({ state: 'open', ref }),
    repository.analyses({}),
  ]);
  return { openCodeAlerts, analyses: mapSeen(analyses, (all) => all.filter((one) => one.ref === ref)) };
}
