import { createHash } from 'node:crypto';
import { countedList, failure, notFound, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { zipOf } from '../http/storage.ts';
import { repositoryShape, repositoryUrl, webUrl } from '../shapes/repository.ts';
import { suiteNodeId } from '../shapes/workflow-run.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { JobState, WorkflowArtifactState, WorkflowRunState } from '../state/results.ts';

export const actionsHandlers = {
  'actions/list-workflow-runs-for-repo': onRepository(listRuns),
  'actions/list-jobs-for-workflow-run': onRepository(listJobs),
  'actions/list-artifacts-for-repo': onRepository((repository, call) =>
    artifacts(repository, call, repository.artifacts),
  ),
  'actions/list-workflow-run-artifacts': onRepository(listRunArtifacts),
  'actions/download-artifact': onRepository(download),
} satisfies Readonly<Record<string, Handler>>;

function listRuns(repository: RepositoryState, call: Call): Answer {
  const { event, branch, status, head_sha: head } = call.query;
  const found = repository.workflowRuns
    .filter((run) => event === undefined || run.event === event)
    .filter((run) => branch === undefined || run.branch === branch)
    .filter((run) => status === undefined || run.status === status || run.conclusion === status)
    .filter((run) => head === undefined || run.commit === head)
    .sort((a, b) => b.id - a.id);
  return countedList(
    'workflow_runs',
    found.map((run) => runShape(run, repository, call)),
  );
}

function runShape(run: WorkflowRunState, repository: RepositoryState, call: Call) {
  const embedded = repositoryShape(repository, call);
  return {
    id: run.id,
    check_suite_id: run.id,
    check_suite_node_id: suiteNodeId(run, repository),
    name: run.name,
    path: run.path,
    event: run.event,
    head_branch: run.branch,
    head_sha: run.commit,
    status: run.status,
    conclusion: run.conclusion,
    referenced_workflows: run.called.map((path) => ({ path, sha: path.slice(path.indexOf('@') + 1) })),
    run_number: 1,
    run_attempt: run.attempt ?? 1,
    display_title: run.name,
    url: `${repositoryUrl(repository, call)}/actions/runs/${run.id}`,
    html_url: `${webUrl(repository, call)}/actions/runs/${run.id}`,
    created_at: run.createdAt,
    updated_at: run.createdAt,
    repository: embedded,
    head_repository: embedded,
  };
}

function listJobs(repository: RepositoryState, call: Call): Answer {
  const run = repository.workflowRuns.find(({ id }) => id === Number(call.path.run_id));
  if (run === undefined) return notFound();
  return countedList(
    'jobs',
    run.jobs.map((job, at) => jobShape({ run, job, at }, repository, call)),
  );
}

interface Placed {
  readonly run: WorkflowRunState;
  readonly job: JobState;
  readonly at: number;
}

function jobShape({ run, job, at }: Placed, repository: RepositoryState, call: Call) {
  const id = run.id * 1000 + at;
  const url = `${repositoryUrl(repository, call)}/actions`;
  const when = { started_at: run.createdAt, completed_at: run.createdAt };
  return {
    id,
    run_id: run.id,
    run_url: `${url}/runs/${run.id}`,
    url: `${url}/jobs/${id}`,
    head_sha: run.commit,
    head_branch: run.branch,
    workflow_name: run.name,
    name: job.name,
    status: run.status,
    conclusion: job.conclusion,
    created_at: run.createdAt,
    ...when,
    steps: job.steps.map((step, index) => ({ ...step, status: 'completed', number: index + 1, ...when })),
  };
}

function listRunArtifacts(repository: RepositoryState, call: Call): Answer {
  const run = Number(call.path.run_id);
  if (!repository.workflowRuns.some(({ id }) => id === run)) return notFound();
  return artifacts(
    repository,
    call,
    repository.artifacts.filter((one) => one.run === run),
  );
}

function artifacts(repository: RepositoryState, call: Call, some: readonly WorkflowArtifactState[]): Answer {
  const { name } = call.query;
  const found = some.filter((one) => name === undefined || one.name === name).sort((a, b) => b.id - a.id);
  return countedList(
    'artifacts',
    found.map((one) => artifactShape(one, repository, call)),
  );
}

function artifactShape(artifact: WorkflowArtifactState, repository: RepositoryState, call: Call) {
  const url = `${repositoryUrl(repository, call)}/actions/artifacts/${artifact.id}`;
  const zip = zipOf(artifact);
  const run = repository.workflowRuns.find(({ id }) => id === artifact.run);
  return {
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: zip.byteLength,
    digest: `sha256:${createHash('sha256').update(zip).digest('hex')}`,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: new Date(Date.parse(artifact.createdAt) + 90 * 86_400_000).toISOString(),
    workflow_run: {
      id: artifact.run,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run?.branch ?? repository.defaultBranch,
      head_sha: run?.commit ?? '',
    },
  };
}

function download(repository: RepositoryState, call: Call): Answer {
  const found = repository.artifacts.find(({ id }) => id === Number(call.path.artifact_id));
  if (found === undefined) return notFound();
  if (found.expired) return failure(410, 'Artifact has expired');
  if (call.path.archive_format !== 'zip') return failure(404, 'Not Found');
  return { kind: 'redirect', location: `${call.storage}/artifacts/${found.id}` };
}
