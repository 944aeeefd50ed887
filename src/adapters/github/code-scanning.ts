import { z } from 'zod';
import type { Observation } from '../../model/observation.ts';
import type { Analysis, CheckRunSeen, CodeScanning } from '../../ports/code-scanning.ts';
import type { GitHubClient } from './client.ts';
import { codeAlerts } from './code-alerts.ts';
import { analysis, checkRun, defaultSetup } from './code-scanning-shapes.ts';
import { checkRunsAtHead } from './head-checks.ts';
import { goodItems } from './items.ts';
import type { AskOverview } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import type { SuitesOfRuns } from './run-jobs.ts';
import { runsOf } from './workflow-runs.ts';

/** Pages of 100 analyses read at most: the facts ask for the newest and for the last 30 merges. */
const MAX_ANALYSIS_PAGES = 3;

const ANALYSES = 'GET /repos/{owner}/{repo}/code-scanning/analyses';
const DEFAULT_SETUP = 'GET /repos/{owner}/{repo}/code-scanning/default-setup';
const CHECK_RUNS = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';

const SECURITY_EVENTS = 'security_events: read';
const anything = z.array(z.unknown());

/** What GitHub's code scanning, and CI on a commit, have on record. */
export function codeScanning(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  { overview, suites = new Map() }: { readonly overview: AskOverview; readonly suites?: SuitesOfRuns },
): CodeScanning {
  const parameters = { owner, repo: name };
  return {
    analyses: ({ ref }) => analysesOf(client, { ...parameters, ...(ref === undefined ? {} : { ref }) }),
    codeAlerts: codeAlerts(client, parameters),
    defaultSetup: () =>
      client.get({
        route: DEFAULT_SETUP,
        parameters,
        permission: 'administration: read',
        schema: defaultSetup,
      }),
    checkRuns: async (commit) =>
      checkRunsAtHead(await overview(), commit) ?? checkRunsOf(client, { ...parameters, ref: commit }),
    scheduledRuns: () => runsOf(client, { ...parameters, event: 'schedule' }, suites),
  };
}

type Parameters = Readonly<Record<string, string>>;

/** GitHub's 404 "no analysis found" is an answer about the repository; any other 404 may hide it. */
async function analysesOf(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly Analysis[]>> {
  const list = await client.list<unknown>(
    {
      route: ANALYSES,
      parameters,
      permission: SECURITY_EVENTS,
      schema: anything,
      said: { none: [] },
    },
    { pages: MAX_ANALYSIS_PAGES },
  );
  return goodItems(list, analysis, ANALYSES);
}

async function checkRunsOf(
  client: GitHubClient,
  parameters: Parameters,
): Promise<Observation<readonly CheckRunSeen[]>> {
  const list = await client.list<unknown>({
    route: CHECK_RUNS,
    parameters,
    permission: 'checks: read',
    schema: z.object({ check_runs: anything }).transform((page) => page.check_runs),
  });
  return goodItems(list, checkRun, CHECK_RUNS);
}
