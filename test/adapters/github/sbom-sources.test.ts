import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { sbomSources } from '../../../src/adapters/github/sbom-sources.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const EXPORT = 'GET /repos/{owner}/{repo}/dependency-graph/sbom';
const ARTIFACTS = 'GET /repos/{owner}/{repo}/actions/artifacts';
const RUNS = 'GET /repos/{owner}/{repo}/actions/runs';
const RUN_ARTIFACTS = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
const HEAD = 'a'.repeat(40);

function sources(routes: FakeRoutes, archive?: Uint8Array<ArrayBuffer>) {
  const fake = fakeFetch(routes);
  const fetching: typeof fetch = (input, init) =>
    archive !== undefined && (input instanceof Request ? input.url : input.toString()).endsWith('/zip')
      ? Promise.resolve(new Response(archive, { headers: { 'content-type': 'application/zip' } }))
      : fake(input, init);
  const client = new GitHubClient({ fetch: fetching, now: () => '2026-01-02T03:04:05Z' });
  return { fake, ask: sbomSources(client, { owner: 'acme', name: 'widget' }) };
}

const artifact = (id: number, commit: string | null = HEAD) => ({
  id,
  name: `sbom-${id}`,
  size_in_bytes: 100,
  expired: false,
  workflow_run: commit === null ? null : { id: 7, head_sha: commit },
});
const port = { id: 1, name: 'sbom', size: 100, expired: false, commit: HEAD, run: 7 };
const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };

describe('the export of the dependency graph', () => {
  it('is the document inside the answer', async () => {
    const { ask } = sources({ [EXPORT]: { body: { sbom: { spdxVersion: 'SPDX-2.3', packages: [] } } } });
    expect(await ask.dependencyGraphExport()).toMatchObject({
      state: 'seen',
      value: { spdxVersion: 'SPDX-2.3', packages: [] },
      sources: [{ url: 'https://api.github.com/repos/acme/widget/dependency-graph/sbom', status: 200 }],
    });
  });

  it.each(FAULTS)('$name is never a value', async ({ answer, reason }) => {
    const { ask } = sources({ [EXPORT]: answer });
    expect(await ask.dependencyGraphExport()).toMatchObject({ state: 'unseen', unseen: { reason, what: EXPORT } });
  });
});

describe('artefacts of a commit', () => {
  it('come from one request where the repository keeps few', async () => {
    const { fake, ask } = sources({
      [ARTIFACTS]: { body: { artifacts: [artifact(1), artifact(2, 'b'), artifact(3, null)] } },
    });
    expect(await ask.workflowArtifacts(HEAD)).toMatchObject({
      state: 'seen',
      value: [{ id: 1, commit: HEAD, run: 7 }],
    });
    expect(fake.requests).toHaveLength(1);
  });

  it('come from the runs of the commit where the repository keeps many', async () => {
    const { fake, ask } = sources({
      [ARTIFACTS]: { body: { artifacts: [artifact(9, 'b')] }, headers: next },
      [RUNS]: { body: { workflow_runs: [{ id: 5 }, { id: 6 }] } },
      [RUN_ARTIFACTS]: ({ parameters }) => ({ body: { artifacts: [artifact(Number(parameters.run_id))] } }),
    });
    expect(await ask.workflowArtifacts(HEAD)).toMatchObject({ state: 'seen', value: [{ id: 5 }, { id: 6 }] });
    expect(fake.requests.find(({ path }) => path.endsWith('/runs'))?.query.get('head_sha')).toBe(HEAD);
  });

  it('are seen partly when a run does not answer', async () => {
    const { ask } = sources({
      [ARTIFACTS]: { body: { artifacts: [] }, headers: next },
      [RUNS]: { body: { workflow_runs: [{ id: 5 }, { id: 6 }] } },
      [RUN_ARTIFACTS]: ({ parameters }) =>
        parameters.run_id === '5' ? { body: { artifacts: [artifact(5)] } } : { status: 500 },
    });
    expect(await ask.workflowArtifacts(HEAD)).toMatchObject({
      value: [{ id: 5 }],
      missing: { reason: 'server-error' },
    });
  });

  it.each(FAULTS)('$name is no list', async ({ answer, reason }) => {
    const { ask } = sources({ [ARTIFACTS]: answer });
    expect(await ask.workflowArtifacts(HEAD)).toMatchObject({ state: 'unseen', unseen: { reason } });
  });
});

describe('files of an artefact', () => {
  it('are unpacked in memory', async () => {
    const { ask } = sources({}, zipSync({ 'sbom.json': new TextEncoder().encode('{}') }));
    const answer = await ask.artifactFiles(port);
    expect(answer.state === 'seen' ? [...answer.value.keys()] : answer).toEqual(['sbom.json']);
  });

  it.each<{ name: string; artifact: typeof port; reason: string }>([
    { name: 'an expired one', artifact: { ...port, expired: true }, reason: 'hidden-or-absent' },
    { name: 'one over the limit', artifact: { ...port, size: 33 * 1024 * 1024 }, reason: 'too-large' },
  ])('$name is not asked for', async ({ artifact: asked, reason }) => {
    const { fake, ask } = sources({});
    expect(await ask.artifactFiles(asked)).toMatchObject({ state: 'unseen', unseen: { reason } });
    expect(fake.requests).toEqual([]);
  });

  it('a bomb gives no file, and says that something is missing', async () => {
    const { ask } = sources({}, zipSync({ bomb: new Uint8Array(40 * 1024 * 1024) }, { level: 9 }));
    expect(await ask.artifactFiles(port)).toMatchObject({ value: new Map(), missing: { reason: 'too-large' } });
  });

  it('what is no zip is malformed', async () => {
    const { ask } = sources({}, new TextEncoder().encode('<html>'));
    expect(await ask.artifactFiles(port)).toMatchObject({ state: 'unseen', unseen: { reason: 'malformed' } });
  });
});
