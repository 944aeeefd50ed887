import { seen } from '../../model/observation.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { malwareRecords } from './malware-records.ts';
import { exploitedList, readCodeAlerts, readLimits, readMatch, readTriageRecords } from './read.ts';
import { isTriagePath } from './triage-records.ts';

/** Known vulnerabilities in what the repository depends on, reports about its own code, and what becomes of both. */
export const vulnerabilities: Collector = {
  id: 'vulnerabilities',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/dependency-graph/sbom', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/dependabot/alerts', permission: 'vulnerability_alerts: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/analyses', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/code-scanning/alerts', permission: 'security_events: read' },
    { route: 'GET /repos/{owner}/{repo}/security-advisories', permission: 'repository_advisories: read' },
    { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
  ],
  events: ['code_scanning_alert', 'dependabot_alert', 'push', 'release', 'repository_advisory', 'workflow_run'],
  reads: isTriagePath,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const { repository, subject, at, responses = seen([]) } = context;
  const [about, alerts, codeAlerts, advisories, triage, limits, malware, match] = await Promise.all([
    repository.about(),
    repository.dependencyAlerts(),
    readCodeAlerts(context),
    repository.advisories(),
    readTriageRecords(context),
    readLimits(context),
    malwareRecords(context),
    readMatch(context),
  ]);
  const kev = exploitedList(context);
  const administrationProven = about.state === 'seen' && about.value.administrationProven;
  return {
    facts: judge({
      ...{ host: subject.host, at, alerts, codeAlerts, advisories, administrationProven, triage, responses },
      malwareRecords: malware,
      match,
      ...(kev === undefined ? {} : { kev }),
      ...(limits === undefined ? {} : { limits }),
    }),
  };
}
