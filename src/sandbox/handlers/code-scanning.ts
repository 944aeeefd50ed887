import { failure, list, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler, type RepositoryHandler } from '../http/call.ts';
import { repositoryUrl, webUrl } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { AlertState, AnalysisState } from '../state/results.ts';

export const codeScanningHandlers = {
  'code-scanning/list-recent-analyses': onRepository(whenEnabled(listAnalyses)),
  'code-scanning/list-alerts-for-repo': onRepository(whenEnabled(listAlerts)),
  'code-scanning/get-default-setup': onRepository(whenEnabled(getDefaultSetup)),
} satisfies Readonly<Record<string, Handler>>;

function whenEnabled(handler: RepositoryHandler): RepositoryHandler {
  return (repository, call) =>
    repository.codeScanning.enabled
      ? handler(repository, call)
      : failure(403, 'Code Security must be enabled for this repository to use code scanning.');
}

/** Newest first. None at all is a 404 of its own wording, which is an answer: nothing was ever scanned. */
function listAnalyses(repository: RepositoryState, call: Call): Answer {
  const { ref, tool_name: tool } = call.query;
  const { analyses } = repository.codeScanning;
  if (analyses.length === 0) return failure(404, 'no analysis found');
  const found = analyses
    .filter((one) => ref === undefined || one.ref === fullRef(ref))
    .filter((one) => tool === undefined || one.tool === tool)
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return list(found.map((one) => analysisShape(one, repository, call)));
}

function fullRef(ref: string): string {
  return ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
}

function analysisShape(analysis: AnalysisState, repository: RepositoryState, call: Call) {
  const { id, ref, commit, tool, category, createdAt, error, rules, results } = analysis;
  return {
    id,
    ref,
    commit_sha: commit,
    analysis_key: '.github/workflows/codeql.yml:analyze',
    environment: '{}',
    category,
    error,
    created_at: createdAt,
    results_count: results,
    rules_count: rules,
    url: `${repositoryUrl(repository, call)}/code-scanning/analyses/${id}`,
    sarif_id: `sarif-${id}`,
    tool: { name: tool, version: '2.25.0', guid: null },
    deletable: false,
    warning: '',
  };
}

function listAlerts(repository: RepositoryState, call: Call): Answer {
  const { analyses, alerts } = repository.codeScanning;
  if (analyses.length === 0) return failure(404, 'no analysis found');
  const { state, ref, tool_name: tool } = call.query;
  const onDefault = ref === undefined || fullRef(ref) === `refs/heads/${repository.defaultBranch}`;
  const found = alerts
    .filter((one) => onDefault && (state === undefined || one.state === state))
    .filter((one) => tool === undefined || one.tool === tool)
    .sort((a, b) => b.number - a.number);
  return list(found.map((one) => alertShape(one, repository, call)));
}

function alertShape(alert: AlertState, repository: RepositoryState, call: Call) {
  const url = `${repositoryUrl(repository, call)}/code-scanning/alerts/${alert.number}`;
  const ref = `refs/heads/${repository.defaultBranch}`;
  return {
    number: alert.number,
    created_at: alert.createdAt,
    url,
    html_url: `${webUrl(repository, call)}/security/code-scanning/${alert.number}`,
    instances_url: `${url}/instances`,
    state: alert.state,
    fixed_at: null,
    dismissed_at: alert.state === 'dismissed' ? alert.createdAt : null,
    dismissed_by: null,
    dismissed_reason: alert.dismissedReason,
    dismissed_comment: alert.dismissedComment,
    rule: {
      id: alert.ruleId,
      severity: alert.severity,
      security_severity_level: alert.securitySeverity,
      description: alert.ruleId,
    },
    tool: { name: alert.tool, version: null, guid: null },
    most_recent_instance: {
      ref,
      state: alert.state,
      commit_sha: repository.branches.get(repository.defaultBranch),
      location: { path: alert.path, start_line: alert.line, end_line: alert.line },
    },
  };
}

function getDefaultSetup({ codeScanning }: RepositoryState): Answer {
  const { configured, languages } = codeScanning.defaultSetup;
  if (!configured) return ok({ state: 'not-configured' });
  return ok({ state: 'configured', languages, query_suite: 'default', schedule: 'weekly' });
}
