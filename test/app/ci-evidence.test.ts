import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ci } from '../../src/collectors/ci/index.ts';
import { vulnerabilities } from '../../src/collectors/vulnerabilities/index.ts';
import { sha256 } from '../../src/model/digest.ts';
import { said } from '../support/look.ts';
import { ciApp } from '../support/ci-app.ts';

const PASS = '<testsuite><testcase name="boils"/></testsuite>';
const FAIL = '<testsuite><testcase name="boils"><failure/></testcase></testsuite>';

let app: Awaited<ReturnType<typeof ciApp>>;
beforeAll(async () => {
  app = await ciApp([ci, vulnerabilities]);
  await app.opened();
});
beforeEach(() => {
  app.repository.artifacts.length = 0;
  app.repository.workflowRuns.length = 0;
});
afterAll(() => app.stop());

it('the App takes over what the workflow of the organization left, and shows what a file at the head left', async () => {
  await app.runs({ by: 'head', files: { 'junit/unit.xml': PASS } });
  await app.ended();
  expect(app.fact('ci.tests-passed')?.state).toBe('unknown');
  expect(app.shown()).toMatch(/junit\/unit\.xml is shown and does not count; the workflow file that made it/);

  await app.runs({ by: 'organization', files: { 'junit/unit.xml': PASS } });
  await app.ended();
  expect(app.fact('ci.tests-passed')).toMatchObject({ state: 'observed', value: true });
  expect(app.shown()).toMatch(/junit\/unit\.xml counts: the run that made it is verified/);
  expect(app.shown()).toMatch(/is shown and does not count/);

  await app.runs({ by: 'organization', files: { 'junit/unit.xml': FAIL } });
  await app.ended();
  expect(app.fact('ci.tests-passed')).toMatchObject({ state: 'observed', value: false });

  app.repository.artifacts.pop();
  await app.ended();
  expect(app.fact('ci.tests-passed')?.state).toBe('unknown');
  expect(app.evaluations).toHaveLength(5);
  expect(app.gitHub.violations).toEqual([]);
});

it('evidence of an attempt that was repeated does not stand in for that of the last one, which somebody deleted', async () => {
  const run = await app.runs({ by: 'organization', files: { 'junit/unit.xml': PASS } });
  await app.ended();
  expect(app.fact('ci.tests-passed')).toMatchObject({ state: 'observed', value: true });

  run.attempt = 2;
  await app.ended();
  expect(app.fact('ci.tests-passed')?.state).toBe('unknown');
  expect(app.shown()).toMatch(/signed by attempt 1 of a run whose last attempt is 2/);
});

describe('a triage of the SBOM that the release carries', () => {
  const IDS = ['vulnerability.sources', 'vulnerability.sbom-matched-at', 'vulnerability.decisions-refreshed-at'];
  const shipped = () =>
    app.repository.releases
      .flatMap(({ assets }) => assets)
      .filter(isSbom)
      .at(-1)?.bytes;
  const isSbom = ({ name }: { readonly name: string }) => /\.(?:cdx|spdx)\.json$|sbom/.test(name);
  const report = (sbom: string | Uint8Array) =>
    JSON.stringify({
      ...{ $schema: 'urn:ssdf-gate:schema:sbom-triage:1', version: 1, triagedAt: '2026-11-20T08:00:00Z' },
      ...{ sbom: { digest: sha256(sbom), serial: null }, counts: { components: 2, unmatched: 0 } },
      sources: ['osv', 'kev', 'epss'].map((kind) => ({ kind, name: kind, asOf: '2026-11-20', entries: 5, unread: 0 })),
    });
  const now = () => {
    const facts = app.evaluations.at(-1)?.input.evidence.facts ?? [];
    return IDS.map((id) => said(facts, id));
  };
  const NOTHING = ['not-supplied', 'not-supplied', 'not-supplied'];

  it('counts when a trusted run signed it, and no more once it is deleted', async () => {
    const run = { by: 'organization', files: { 'triage/report.json': report(shipped() ?? '') } } as const;
    await app.runs(run);
    await app.ended();
    expect(now()).toEqual([['epss', 'kev', 'osv'], '2026-11-20T00:00:00.000Z', '2026-11-20T00:00:00.000Z']);

    app.repository.artifacts.length = 0;
    await app.ended();
    expect(now()).toEqual(['hidden-or-absent', 'hidden-or-absent', 'hidden-or-absent']);
  });

  it('is shown and does not count without the signature of the run', async () => {
    await app.runs({ by: 'organization', signed: false, files: { 'triage/report.json': report(shipped() ?? '') } });
    await app.ended();
    expect(now()).toEqual(['unverified', 'unverified', 'unverified']);
    expect(app.shown()).toMatch(/triage\/report\.json is shown and does not count; it holds no signed statement/);
  });

  it('is shown and does not count from a workflow file at the head', async () => {
    await app.runs({ by: 'head', files: { 'triage/report.json': report(shipped() ?? '') } });
    await app.ended();
    expect(now()).toEqual(NOTHING);
    expect(app.shown()).toMatch(/triage\/report\.json is shown and does not count; the workflow file/);
  });

  it('of another SBOM says nothing about the release', async () => {
    await app.runs({ by: 'organization', files: { 'triage/report.json': report('{"another": "SBOM"}') } });
    await app.ended();
    expect(now()).toEqual(NOTHING);
    const [id = ''] = IDS;
    expect(app.fact(id)?.because?.en).toMatch(/about another SBOM .* than those of v1\.4\.0/);
  });
});
