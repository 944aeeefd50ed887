import { describe, expect, it } from '@jest/globals';
import { GitHubPublisher } from '../../../src/adapters/github/publisher.ts';
import type { Annotation, CompletedRun } from '../../../src/ports/publisher.ts';
import { fakeGitHub, type FakeAnswer, type SeenRequest } from '../../support/fake-github.ts';
import { instant, sha } from '../../support/requests.ts';

const runs = '/repos/octo/hello/check-runs';
const key = { name: 'ssdf-gate', head: sha('a'), externalId: `1:pull-request:7:${sha('a')}` };

async function publishing(answer: (request: SeenRequest, nth: number) => FakeAnswer, detailsUrl?: string) {
  const { apiUrl, seen } = await fakeGitHub(answer);
  const lost: [number, string][] = [];
  const publisher = new GitHubPublisher({
    apiUrl,
    token: 'ghs_a_token_of_this_test',
    owner: 'octo',
    repository: 'hello',
    appId: 29310,
    ...(detailsUrl === undefined ? {} : { detailsUrl }),
    annotationsLost: (count, { code }) => lost.push([count, code]),
  });
  return { publisher, seen, lost };
}

const annotation = (line: number): Annotation => ({
  path: 'a.yml',
  startLine: line,
  endLine: line,
  level: 'warning',
  title: 't',
  message: 'm',
});

function done(count: number): CompletedRun {
  const annotations = Array.from({ length: count }, (_, index) => annotation(index + 1));
  return {
    conclusion: 'success',
    completedAt: instant(9),
    content: { title: 'whole', summary: 's', text: 'x', annotations },
    minimal: { title: 'minimal', summary: 'm', annotations: [] },
  };
}

const outputs = (seen: readonly SeenRequest[]) =>
  seen.map(({ body }) => {
    const { title, annotations } = body.output as { title: string; annotations: unknown[] };
    return [body.status, title, annotations.length];
  });

describe('publishing a check run', () => {
  it('begins in progress under our own id', async () => {
    const { publisher, seen } = await publishing(() => ({ status: 201, body: { id: 5 } }));
    expect(await publisher.begin(key, instant(1))).toBe(5);
    expect(seen).toEqual([
      {
        method: 'POST',
        path: runs,
        query: {},
        authorization: 'token ghs_a_token_of_this_test',
        body: { name: 'ssdf-gate', head_sha: sha('a'), external_id: key.externalId, status: 'in_progress', started_at: instant(1) }, // prettier-ignore
      },
    ]);
  });

  it('links to a page only when there is one', async () => {
    const { publisher, seen } = await publishing(() => ({ status: 201, body: { id: 5 } }), 'https://gate.example/r/1');
    await publisher.begin(key, instant(1));
    expect(seen[0]?.body).toMatchObject({ details_url: 'https://gate.example/r/1' });
  });

  it.each<{ count: number; sent: readonly unknown[] }>([
    { count: 0, sent: [['completed', 'whole', 0]] },
    { count: 50, sent: [['completed', 'whole', 50]] },
    { count: 51, sent: [['completed', 'whole', 50], [undefined, 'whole', 1]] },
    { count: 120, sent: [['completed', 'whole', 50], [undefined, 'whole', 50], [undefined, 'whole', 20]] },
  ])('completes with $count annotations, each sent once', async ({ count, sent }) => {
    const { publisher, seen } = await publishing(() => ({ status: 200, body: { id: 5 } }));
    await publisher.complete(5, done(count));
    expect(outputs(seen)).toEqual(sent);
    const lines = seen.flatMap(({ body }) => (body.output as { annotations: { start_line: number }[] }).annotations);
    expect(lines.map(({ start_line: line }) => line)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  }); // prettier-ignore

  it('falls back to the minimal content when GitHub refuses the whole one', async () => {
    const { publisher, seen, lost } = await publishing((_, nth) => ({ status: nth === 1 ? 422 : 200 }));
    await publisher.complete(5, done(120));
    expect(outputs(seen)).toEqual([
      ['completed', 'whole', 50],
      ['completed', 'minimal', 0],
    ]);
    expect(lost).toEqual([]);
  });

  it('a refused remainder of annotations is told and leaves the run complete', async () => {
    const { publisher, seen, lost } = await publishing((_, nth) => ({ status: nth === 2 ? 422 : 200 }));
    await publisher.complete(5, done(120));
    expect(seen).toHaveLength(3);
    expect(lost).toEqual([[50, 'PUBLISH_REJECTED']]);
  });

  it.each<{ name: string; answer: FakeAnswer; code: string }>([
    { name: '401', answer: { status: 401 }, code: 'PUBLISH_FORBIDDEN' },
    { name: '403', answer: { status: 403, body: { message: 'Resource not accessible by integration' } }, code: 'PUBLISH_FORBIDDEN' },
    { name: '403 with no requests left', answer: { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, code: 'PUBLISH_RATE_LIMITED' },
    { name: '403 for writing too fast', answer: { status: 403, body: { message: 'You have exceeded a secondary rate limit' } }, code: 'PUBLISH_RATE_LIMITED' },
    { name: '429', answer: { status: 429 }, code: 'PUBLISH_RATE_LIMITED' },
    { name: '404', answer: { status: 404 }, code: 'PUBLISH_GONE' },
    { name: '410', answer: { status: 410 }, code: 'PUBLISH_GONE' },
    { name: '422, to the minimal content too', answer: { status: 422 }, code: 'PUBLISH_REJECTED' },
    { name: '500', answer: { status: 500 }, code: 'PUBLISH_UNREACHABLE' },
  ])('$name is an error of its own kind, without the token', async ({ answer, code }) => {
    const { publisher } = await publishing(() => answer);
    const error = await publisher.complete(5, done(1)).catch((caught: unknown) => caught as Error & { code: string });
    expect(error).toMatchObject({ name: 'PublishError', code });
    expect(JSON.stringify(error) + String(error?.stack) + String(error?.cause)).not.toContain('ghs_');
  }); // prettier-ignore

  it('nobody answering is an error of its own kind', async () => {
    const publisher = new GitHubPublisher({ apiUrl: 'http://127.0.0.1:1', owner: 'o', repository: 'r', appId: 1 });
    await expect(publisher.begin(key, instant(1))).rejects.toMatchObject({ code: 'PUBLISH_UNREACHABLE' });
  });

  it('an answer without an id is not taken for a run', async () => {
    const { publisher } = await publishing(() => ({ status: 201, body: { id: 'five' } }));
    await expect(publisher.begin(key, instant(1))).rejects.toMatchObject({ code: 'PUBLISH_UNREACHABLE' });
  });

  it('finds the runs of this App under a name, newest first', async () => {
    const found = [
      { id: 3, external_id: 'old', status: 'completed' },
      { id: 8, external_id: null, status: 'in_progress' },
    ];
    const { publisher, seen } = await publishing(() => ({ status: 200, body: { total_count: 2, check_runs: found } }));
    expect(await publisher.find(key)).toEqual([
      { id: 8, externalId: '', status: 'in_progress' },
      { id: 3, externalId: 'old', status: 'completed' },
    ]);
    expect(seen[0]).toMatchObject({
      method: 'GET',
      path: `/repos/octo/hello/commits/${sha('a')}/check-runs`,
      query: { check_name: 'ssdf-gate', filter: 'all', app_id: '29310', per_page: '100' },
    });
  });
});
