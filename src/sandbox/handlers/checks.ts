import { isJson, jsonAt, type Json } from '../description/json.ts';
import { created, failure, invalid, list, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { checkRunShape } from '../shapes/check-run.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { AnnotationState, CheckRunState } from '../state/results.ts';
import { nextId } from '../state/state.ts';

export const checkHandlers = {
  'checks/create': onRepository(create),
  'checks/update': onRepository(onCheckRun(update)),
  'checks/get': onRepository(onCheckRun((run, repository, call) => ok(checkRunShape(run, repository, call)))),
  'checks/list-annotations': onRepository(onCheckRun((run) => list(run.annotations.map((one) => ({ ...one }))))),
} satisfies Readonly<Record<string, Handler>>;

/** GitHub counts UTF-8 bytes, its description characters. */
const MAX_BYTES = 65_535;
const MAX_ANNOTATIONS = 50;

type RunHandler = (run: CheckRunState, repository: RepositoryState, call: Call) => Answer;

function onCheckRun(handler: RunHandler): (repository: RepositoryState, call: Call) => Answer {
  return (repository, call) => {
    const run = repository.checkRuns.find(({ id }) => id === Number(call.path.check_run_id));
    return run === undefined ? notFound() : handler(run, repository, call);
  };
}

function create(repository: RepositoryState, call: Call): Answer {
  const { body, state } = call;
  const head = text(body.head_sha) ?? '';
  if (repository.store.commit(head) === undefined)
    return invalid('CheckRun', 'head_sha', `No commit found for SHA: ${head}`);
  const run: CheckRunState = {
    id: nextId(state),
    name: text(body.name) ?? '',
    head,
    app: { id: state.app.id, slug: state.app.slug },
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: call.now,
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  const refused = change(run, body, call.now);
  if (refused !== undefined) return refused;
  repository.checkRuns.push(run);
  return created(checkRunShape(run, repository, call));
}

/** Only the App that made a run may change it. */
function update(run: CheckRunState, repository: RepositoryState, call: Call): Answer {
  if (run.app.id !== call.state.app.id) {
    return failure(
      403,
      `Invalid app_id \`${call.state.app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  }
  return change(run, call.body, call.now) ?? ok(checkRunShape(run, repository, call));
}

function change(run: CheckRunState, body: Json, now: string): Answer | undefined {
  const output = jsonAt(body, 'output');
  const refused = sizeFault(output);
  if (refused !== undefined) return refused;
  run.name = text(body.name) ?? run.name;
  run.externalId = text(body.external_id) ?? run.externalId;
  run.detailsUrl = text(body.details_url) ?? run.detailsUrl;
  run.startedAt = text(body.started_at) ?? run.startedAt;
  run.conclusion = text(body.conclusion) ?? run.conclusion;
  run.status = statusAfter(run, body);
  if (run.status === 'completed') run.completedAt = text(body.completed_at) ?? run.completedAt ?? now;
  if ('output' in body) {
    const { title, summary, text: long } = output;
    run.output = { title: text(title) ?? null, summary: text(summary) ?? null, text: text(long) ?? run.output.text };
    run.annotations.push(...annotationsOf(output));
  }
  return undefined;
}

/** A conclusion completes a run, whatever status says. */
function statusAfter({ status }: CheckRunState, body: Json): CheckRunState['status'] {
  if (text(body.conclusion) !== undefined || body.status === 'completed') return 'completed';
  return body.status === 'in_progress' || body.status === 'queued' ? body.status : status;
}

function sizeFault(output: Json): Answer | undefined {
  for (const field of ['summary', 'text']) {
    const supplied = Buffer.byteLength(text(output[field]) ?? '');
    if (supplied > MAX_BYTES) {
      return failure(422, `Invalid request.\n\nOnly ${MAX_BYTES} characters are allowed; ${supplied} were supplied.`);
    }
  }
  const count = Array.isArray(output.annotations) ? output.annotations.length : 0;
  if (count <= MAX_ANNOTATIONS) return undefined;
  return failure(422, `Invalid request.\n\nNo more than ${MAX_ANNOTATIONS} items are allowed; ${count} were supplied.`);
}

function annotationsOf({ annotations }: Json): readonly AnnotationState[] {
  return Array.isArray(annotations) ? (annotations.filter(isJson) as unknown as readonly AnnotationState[]) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
