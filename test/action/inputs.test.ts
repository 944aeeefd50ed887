import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceSchema } from '../../src/documents/evidence.ts';
import { temporaryFolder, writeBelow } from '../support/checkout.ts';
import { linkInto, runAction, useBundle } from '../support/run-action.ts';
import { push } from './worlds.ts';

const bundle = useBundle();

describe('wrong inputs', () => {
  it.each<{ inputs: Record<string, string>; says: RegExp }>([
    { inputs: { gate: 'strict' }, says: /input gate: expected observe, ratchet, enforce, came "strict"/ },
    { inputs: { lang: 'fr' }, says: /input lang: expected en, ja/ },
    { inputs: { profile: '../x' }, says: /input profile: expected a name such as step-1/ },
    { inputs: { path: 'nowhere' }, says: /input path: expected a folder inside the workspace/ },
    { inputs: { path: '..' }, says: /input path: expected a folder inside the workspace/ },
    { inputs: { path: 'linked' }, says: /input path: expected a folder inside the workspace/ },
    { inputs: { 'report-path': '../out' }, says: /input report-path: expected a folder inside the workspace/ },
    { inputs: { 'report-path': '/etc/ssdf' }, says: /input report-path/ },
    { inputs: { 'report-path': '.' }, says: /input report-path/ },
    { inputs: { 'report-path': 'linked/report' }, says: /input report-path/ },
    { inputs: { 'report-path': 'dangling' }, says: /input report-path/ },
    { inputs: { 'report-path': 'README.md' }, says: /input report-path/ },
    { inputs: { sbom: 'absent.json' }, says: /input sbom: expected a file, "absent.json" is none/ },
    { inputs: { sbom: '../x.json' }, says: /input sbom/ },
    { inputs: { junit: 'absent.xml' }, says: /input junit: expected a file, "absent.xml" is none/ },
    { inputs: { coverage: '.' }, says: /input coverage: expected a file, "\." is none/ },
    {
      inputs: { bundle: Array(21).fill('README.md').join('\n') },
      says: /input bundle: expected at most 20 files, came 21/,
    },
    { inputs: { sarif: 'linked/passwd' }, says: /input sarif: expected a file in the checkout/ },
  ])('$inputs cost exit 2, one line and nothing written', async ({ inputs, says }) => {
    const step = await push(bundle());
    const outside = temporaryFolder({ passwd: '' });
    linkInto(step.workspace, 'linked', outside);
    linkInto(step.workspace, 'dangling', join(outside, 'made'));
    const { status, errors, outputs } = await runAction({ ...step, inputs });
    expect({ status, outputs }).toEqual({ status: 2, outputs: {} });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(says);
    expect(readdirSync(outside)).toEqual(['passwd']);
  });

  it.each<{ name: string; environment: Record<string, string>; says: RegExp }>([
    { name: 'no event', environment: { GITHUB_EVENT_NAME: '' }, says: /GITHUB_EVENT_NAME: expected to be set/ },
    { name: 'a foreign event file', environment: { GITHUB_EVENT_NAME: 'release' }, says: /wrong at \/release/ },
    {
      name: 'no event file',
      environment: { GITHUB_EVENT_PATH: '/no/file' },
      says: /GITHUB_EVENT_PATH: expected a file/,
    },
    { name: 'http', environment: { GITHUB_API_URL: 'http://x.example' }, says: /GITHUB_API_URL: expected an https/ },
  ])('$name is said in one line', async ({ environment, says }) => {
    const { status, errors } = await runAction({ ...(await push(bundle())), environment });
    expect(status).toBe(2);
    expect(errors[0]).toMatch(says);
  });
});

it('tests and coverage of the run are facts of its evidence; a broken file costs its own alone', async () => {
  const step = await push(bundle());
  const junit = '<testsuite><testcase name="a"/></testsuite>';
  writeBelow(step.workspace, 'out/junit.xml', junit);
  writeBelow(step.workspace, 'out/lcov.info', 'SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n');
  writeBelow(step.workspace, 'out/scan.sarif', '{"version":');
  const inputs = { junit: 'out/junit.xml', coverage: 'out/lcov.info', sarif: 'out/scan.sarif' };
  const { status, report } = await runAction({ ...step, inputs });
  expect(status).toBe(0);
  const evidence = evidenceSchema.parse(JSON.parse(report('evidence.json') ?? ''));
  const valueOf = (id: string) =>
    evidence.facts.flatMap((fact) => (fact.id === id && 'value' in fact ? [fact.value] : []));
  expect(valueOf('ci.tests-passed')).toEqual([true]);
  expect(valueOf('ci.line-coverage-ratio')).toEqual([0.5]);
  expect(valueOf('ci.result-kinds')).toEqual([expect.not.arrayContaining(['sbom'])]);
});

it('a link that lies in the report folder is replaced, not followed', async () => {
  const step = await push(bundle());
  const outside = temporaryFolder({ 'secrets.txt': 'mine' });
  const folder = join(step.workspace, 'out');
  writeBelow(folder, 'keep', '');
  linkInto(folder, 'report.md', join(outside, 'secrets.txt'));
  const { status, report } = await runAction({ ...step, inputs: { 'report-path': 'out' } });
  expect(status).toBe(0);
  expect(report('report.md')).toMatch(/SSDF/);
  expect(readFileSync(join(outside, 'secrets.txt'), 'utf8')).toBe('mine');
  expect(existsSync(join(folder, 'keep'))).toBe(true);
});
