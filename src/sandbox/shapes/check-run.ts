import type { Call } from '../http/call.ts';
import type { CheckRunState } from '../state/results.ts';
import type { RepositoryState } from '../state/repository.ts';
import { repositoryUrl, userShape, webUrl } from './repository.ts';

type Context = Pick<Call, 'state' | 'api'>;

export function checkRunShape(run: CheckRunState, repository: RepositoryState, call: Context) {
  const url = `${repositoryUrl(repository, call)}/check-runs/${run.id}`;
  const web = `${webUrl(repository, call)}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    head_sha: run.head,
    external_id: run.externalId,
    url,
    html_url: web,
    details_url: run.detailsUrl ?? web,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: suiteId(run) },
    app: appShape(run.app, call),
    pull_requests: [],
  };
}

/** GitHub keeps one suite per commit and App. */
export function suiteId({ head, app }: Pick<CheckRunState, 'head' | 'app'>): number {
  return (Number.parseInt(head.slice(0, 8), 16) % 1_000_000) * 10_000 + (app.id % 10_000);
}

/** An App as check runs and suites name it. */
export function appShape({ id, slug }: CheckRunState['app'], call: Context) {
  const { app } = call.state;
  const own = id === app.id;
  return {
    id,
    slug,
    name: own ? app.name : slug,
    owner: userShape(own ? app.owner : 'github', call),
    description: null,
    permissions: own ? app.permissions : {},
    events: own ? app.events : [],
  };
}
