import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type {
  Analysis,
  CheckRunSeen,
  CodeAlert,
  CodeScanning,
  DefaultSetup,
  WorkflowRun,
} from '../../ports/code-scanning.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** Pages of 100 analyses read at most: the facts ask for the newest and for the last 30 merges. */
const MAX_ANALYSIS_PAGES = 3;

const SECURITY_EVENTS = 'security_events: read';

const analysisSchema = z.object({
  ref: z.string(),
  commit_sha: z.string(),
  tool: z.object({ name: z.string().default('') }),
  created_at: z.string(),
  error: z.string(),
  rules_count: z.int(),
  results_count: z.int(),
  category: z.string().default(''),
});

const alertSchema = z.object({
  number: z.int(),
  state: z.enum(['open', 'dismissed', 'fixed']),
  tool: z.object({ name: z.string().default('') }),
  rule: z.object({ severity: z.string().nullish(), security_severity_level: z.string().nullish() }),
  created_at: z.string(),
  dismissed_reason: z.string().nullish(),
  dismissed_comment: z.string().nullish(),
});

const checkRunSchema = z.object({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  app: z.object({ slug: z.string().optional() }).nullable(),
});

const workflowRunSchema = z.object({
  id: z.int(),
  path: z.string(),
  event: z.string(),
  head_sha: z.string(),
  conclusion: z.string().nullable(),
  created_at: z.string(),
});

/** What GitHub's code scanning, and CI on a commit, have on record. */
export function codeScanning(client: GitHubClient, { owner, name }: RepositoryName): CodeScanning {
  const parameters = { owner, repo: name };
  return {
    analyses: async ({ ref }) =>
      mapSeen(await analysesOf(client, { ...parameters, ...(ref === undefined ? {} : { ref }) }), toAnalyses),
    codeAlerts: async () => mapSeen(await alertsOf(client, parameters), toAlerts),
    defaultSetup: () => defaultSetupOf(client, parameters),
    checkRuns: async (commit) => checkRunsOf(client, { ...parameters, ref: commit }),
    scheduledRuns: async () => scheduledRunsOf(client, parameters),
  };
}

type Parameters = Readonly<Record<string, string>>;

/** GitHub's 404 "no analysis found" is an answer about the repository; any other 404 may hide it. */
function analysesOf(client: GitHubClient, parameters: Parameters) {
  return client.list<z.infer<typeof analysisSchema>>(
    {
      route: 'GET /repos/{owner}/{repo}/code-scanning/analyses',
      parameters,
      permission: SECURITY_EVENTS,
      schema: z.array(analysisSchema),
      means: ({ status, message }) =>
        status === 404 && /no analysis found/i.test(message) ? { value: [] } : undefined,
    },
    { pages: MAX_ANALYSIS_PAGES },
  );
}

/** No empty list on 404 here: without an analysis nobody looked, so that "no alert" would be a guess. */
function alertsOf(client: GitHubClient, parameters: Parameters) {
  return client.list<z.infer<typeof alertSchema>>({
    route: 'GET /repos/{owner}/{repo}/code-scanning/alerts',
    parameters,
    permission: SECURITY_EVENTS,
    schema: z.array(alertSchema),
  });
}

async function defaultSetupOf(client: GitHubClient, parameters: Parameters): Promise<Observation<DefaultSetup>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/code-scanning/default-setup',
    parameters,
    permission: 'administration: read',
    schema: z.object({ state: z.enum(['configured', 'not-configured']), languages: z.array(z.string()).default([]) }),
  });
  return mapSeen(answer, ({ state, languages }) => ({ configured: state === 'configured', languages }));
}

async function checkRunsOf(
  client: GitHubClient,
  parameters: Parameters,
): Promise<Observation<readonly CheckRunSeen[]>> {
  const answer = await client.list({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    parameters,
    permission: 'checks: read',
    schema: z.object({ check_runs: z.array(checkRunSchema) }).transform((page) => page.check_runs),
  });
  return mapSeen(answer, (runs) =>
    runs.map(({ name, status, conclusion, app }) => ({ name, status, conclusion, app: app?.slug ?? null })),
  );
}

async function scheduledRunsOf(
  client: GitHubClient,
  parameters: Parameters,
): Promise<Observation<readonly WorkflowRun[]>> {
  const answer = await client.list(
    {
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      parameters: { ...parameters, event: 'schedule' },
      permission: 'actions: read',
      schema: z.object({ workflow_runs: z.array(workflowRunSchema) }).transform((page) => page.workflow_runs),
    },
    { pages: 1 },
  );
  return mapSeen(answer, (runs) =>
    runs.map(({ head_sha, created_at, ...run }) => ({ ...run, commit: head_sha, createdAt: created_at })),
  );
}

function toAnalyses(answers: readonly z.infer<typeof analysisSchema>[]): readonly Analysis[] {
  return answers.map(({ commit_sha, tool, created_at, rules_count, results_count, ...rest }) => ({
    ...rest,
    commit: commit_sha,
    tool: tool.name,
    createdAt: created_at,
    rules: rules_count,
    results: results_count,
  }));
}

function toAlerts(answers: readonly z.infer<typeof alertSchema>[]): readonly CodeAlert[] {
  return answers.map(({ tool, rule, created_at, dismissed_reason, dismissed_comment, ...rest }) => ({
    ...rest,
    tool: tool.name,
    securitySeverity: rule.security_severity_level ?? null,
    ruleSeverity: rule.severity ?? null,
    createdAt: created_at,
    dismissedReason: dismissed_reason ?? null,
    dismissedComment: dismissed_comment ?? null,
  }));
}
