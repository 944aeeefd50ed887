import { z } from 'zod';
import {
  PublishError,
  type Annotation,
  type CheckRunContent,
  type CheckRunKey,
  type CompletedRun,
  type FoundRun,
  type Publisher,
} from '../../ports/publisher.ts';
import { chunks, output } from './check-run-body.ts';
import { publishError } from './publish-error.ts';
import { quietOctokit, type OctokitOptions } from './quiet-octokit.ts';

export interface PublisherOptions extends OctokitOptions {
  readonly owner: string;
  readonly repository: string;
  /** Of this App; runs of other Apps under the same name are not ours. */
  readonly appId: number;
  /** Where the whole report can be read; absent = the check run is the whole report. */
  readonly detailsUrl?: string;
  /** Told when annotations after the first were refused: the run is complete without them. */
  readonly annotationsLost?: (count: number, error: PublishError) => void;
}

/** Runs of one name on one head that are looked at; there are as many as re-evaluations. */
const RUNS_LOOKED_AT = 100;

export class GitHubPublisher implements Publisher {
  readonly #options: PublisherOptions;
  readonly #request: ReturnType<typeof quietOctokit>['request'];

  constructor(options: PublisherOptions) {
    this.#options = options;
    this.#request = quietOctokit(options).request;
  }

  async begin({ name, head, externalId }: CheckRunKey, startedAt: string): Promise<number> {
    const { detailsUrl } = this.#options;
    const data = await this.#send('POST /repos/{owner}/{repo}/check-runs', {
      name,
      head_sha: head,
      external_id: externalId,
      status: 'in_progress',
      started_at: startedAt,
      ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
    });
    return answered(z.object({ id: z.int() }), data).id;
  }

  async complete(id: number, done: CompletedRun): Promise<void> {
    const [first = [], ...further] = chunks(done.content.annotations);
    if (!(await this.#completed(id, done, first))) return;
    for (const annotations of further) {
      const lost = await this.#append(id, done.content, annotations);
      if (lost !== undefined) this.#options.annotationsLost?.(annotations.length, lost);
    }
  }

  async find({ name, head }: Pick<CheckRunKey, 'name' | 'head'>): Promise<readonly FoundRun[]> {
    const data = await this.#send('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      ref: head,
      check_name: name,
      app_id: this.#options.appId,
      filter: 'all',
      per_page: RUNS_LOOKED_AT,
    });
    return answered(runList, data)
      .check_runs.map((run) => ({ id: run.id, externalId: run.external_id ?? '', status: run.status }))
      .sort((a, b) => b.id - a.id);
  }

  /** False when GitHub took only the minimal content, to which no annotations belong. */
  async #completed(id: number, done: CompletedRun, annotations: readonly Annotation[]): Promise<boolean> {
    try {
      await this.#finish(id, done, { ...done.content, annotations });
      return true;
    } catch (error) {
      if (!(error instanceof PublishError) || error.code !== 'PUBLISH_REJECTED') throw error;
      const [few = []] = chunks(done.minimal.annotations);
      await this.#finish(id, done, { ...done.minimal, annotations: few });
      return false;
    }
  }

  async #finish(id: number, { conclusion, completedAt }: CompletedRun, content: CheckRunContent): Promise<void> {
    await this.#update(id, { status: 'completed', conclusion, completed_at: completedAt, output: output(content) });
  }

  /** The run is complete already: a refused remainder is told, not thrown, or a retry would send the first ones twice. */
  async #append(
    id: number,
    { title, summary, text }: CheckRunContent,
    annotations: readonly Annotation[],
  ): Promise<PublishError | undefined> {
    try {
      const content = { title, summary, ...(text === undefined ? {} : { text }), annotations };
      await this.#update(id, { output: output(content) });
      return undefined;
    } catch (error) {
      if (error instanceof PublishError) return error;
      throw error;
    }
  }

  async #update(id: number, body: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#send('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { check_run_id: id, ...body });
  }

  async #send(route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { owner, repository } = this.#options;
    try {
      const { data } = (await this.#request(route, { owner, repo: repository, ...parameters })) as { data: unknown };
      return data;
    } catch (error) {
      throw publishError(error, route);
    }
  }
}

const runList = z.object({
  check_runs: z.array(z.object({ id: z.int(), external_id: z.string().nullable(), status: z.string() })),
});

function answered<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new PublishError('PUBLISH_UNREACHABLE', 'GitHub answered something that is no check run');
}
