import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { ci } from '../../../src/collectors/ci/index.ts';
import { seen } from '../../../src/model/observation.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';
import { ciFile, jobRun, ran, ranAt, step, type Ran } from '../../support/runs.ts';

const NEW = '2026-11-20T10:00:00Z';
const scheduled = seen([ranAt(NEW, { event: 'schedule' })]);
const did = (name: string) => () => seen([jobRun({ [name]: 'success' })]);
const named = (script: string, more = '') => ciFile(`      - name: It\n        run: ${script}\n${more}`);
const sanitized = (test: string) =>
  ciFile(`      - run: ./configure CFLAGS=-fsanitize=address\n      - name: It\n        run: ${test}`);

interface Row extends Ran {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly value: unknown;
}

async function ask(id: string, { files, ...what }: Omit<Row, 'name' | 'value'>) {
  return said(await look(ci, { tree: memoryTree(files), repository: ran(what) }), id);
}

describe('when a dynamic test last ran', () => {
  it.each<Row>([
    { name: 'a fuzzer', files: named('cargo fuzz run parse'), scheduled, jobs: did('It'), value: NEW },
    { name: 'a fuzzer on a push', files: named('go test -fuzz=FuzzParse'), runs: seen([ranAt(NEW)]), jobs: did('It'), value: NEW },
    { name: 'a scanner of the running product', files: ciFile('      - uses: zaproxy/action-baseline@v1'), scheduled, jobs: did('Run zaproxy/action-baseline@v1'), value: NEW },
    { name: 'a test built with a sanitizer', files: sanitized('ctest'), scheduled, jobs: did('It'), value: NEW },
    { name: 'a sanitizer whose test nobody knows', files: ciFile(step('cc -fsanitize=address a.c')), scheduled, jobs: did('Run cc -fsanitize=address a.c'), value: 'undecidable' },
    { name: "Go's race detector", files: named('go test -race ./...'), scheduled, jobs: did('It'), value: NEW },
    { name: 'plain tests', files: named('go test ./...'), scheduled, jobs: did('It'), value: 'never' },
    { name: 'a project of OSS-Fuzz, which runs elsewhere', files: { 'project.yaml': 'language: go\n', 'Dockerfile': 'FROM gcr.io/oss-fuzz-base/base-builder\n' }, value: 'never' },
    { name: 'a fuzzer that was skipped', files: named('cargo fuzz run parse'), scheduled, jobs: () => seen([jobRun({ It: 'skipped' })]), value: 'never' },
    { name: 'a fuzzer whose failure is swallowed', files: named('cargo fuzz run parse || true'), scheduled, jobs: did('It'), value: 'never' },
    { name: 'runs that nobody may read', files: named('cargo fuzz run parse'), scheduled: forbidden, runs: forbidden, value: 'forbidden' },
    { name: 'a cut list without the run', files: named('cargo fuzz run parse'), runs: cutShort([]), value: 'truncated' },
  ])('$name: $value', async ({ value, ...row }) => {
    expect(await ask('ci.latest-dynamic-test-at', row)).toBe(value);
  }); // prettier-ignore
});

describe('when the toolchain was last checked by schedule', () => {
  it.each<Row>([
    { name: 'zizmor', files: named('zizmor .'), scheduled, jobs: did('It'), value: NEW },
    { name: 'Scorecard', files: ciFile('      - uses: ossf/scorecard-action@v2'), scheduled, jobs: did('Run ossf/scorecard-action@v2'), value: NEW },
    { name: 'this product', files: ciFile('      - uses: ssdf-gate/ssdf-gate@v1'), scheduled, jobs: did('Run ssdf-gate/ssdf-gate@v1'), value: NEW },
    { name: 'a linter of syntax', files: named('actionlint'), scheduled, jobs: did('It'), value: 'never' },
    { name: 'zizmor by a push', files: named('zizmor .'), runs: seen([ranAt(NEW)]), jobs: did('It'), value: 'never' },
    { name: 'zizmor that is there and never ran', files: named('zizmor .'), value: 'never' },
    { name: 'zizmor whose scheduled run failed', files: named('zizmor .'), scheduled: seen([ranAt(NEW, { event: 'schedule', conclusion: 'failure' })]), jobs: did('It'), value: 'never' },
    { name: 'zizmor that the schedule leaves out', files: named('zizmor .', "        if: github.event_name == 'push'"), scheduled, jobs: () => seen([jobRun({ It: 'skipped' })]), value: 'never' },
    { name: 'runs that nobody may read', files: named('zizmor .'), scheduled: forbidden, value: 'forbidden' },
  ])('$name: $value', async ({ value, ...row }) => {
    expect(await ask('ci.latest-toolchain-check-at', row)).toBe(value);
  }); // prettier-ignore
});

describe('a merge waits for tests', () => {
  const rule = (context: string) => ({
    type: 'required_status_checks',
    parameters: { required_status_checks: [{ context }] },
    rulesetId: 1,
    from: 'Repository' as const,
  });
  const script = (test: string) => ({
    'package.json': JSON.stringify({ scripts: { test } }),
    ...ciFile(step('npm test')),
  });

  it.each<{ name: string; files: Readonly<Record<string, string>>; check?: string; value: unknown }>([
    { name: 'nothing is required', files: named('pytest'), value: false },
    { name: 'the job that runs tests', files: named('pytest'), check: 'check', value: true },
    { name: 'a job called test that only lints', files: ciFile(step('eslint .'), { job: 'test' }), check: 'test', value: false },
    { name: 'an npm script that tests', files: script('jest'), check: 'check', value: true },
    { name: 'an npm script called test that only lints', files: script('eslint .'), check: 'check', value: false },
    { name: 'tests that are only listed', files: named('pytest --collect-only'), check: 'check', value: false },
    { name: 'tests that are built and not run', files: named('cargo test --no-run'), check: 'check', value: false },
    { name: 'Maven with its tests', files: named('mvn -B verify'), check: 'check', value: true },
    { name: 'tests whose failure is swallowed', files: named('pytest || true'), check: 'check', value: false },
    { name: 'tests that an expression lets fail', files: named('pytest', '        continue-on-error: ${{ inputs.x }}'), check: 'check', value: 'undecidable' },
    { name: 'a runner that nobody can follow', files: named('tox -e py312'), check: 'check', value: 'undecidable' },
    { name: 'a check of another service', files: named('pytest'), check: 'ci/circleci: test', value: 'undecidable' },
    { name: 'a check that is known to test nothing', files: named('pytest'), check: 'DCO', value: false },
  ])('$name: $value', async ({ files, check, value }) => {
    const repository = { ...ran({}), branchRules: answers(seen(check === undefined ? [] : [rule(check)])) };
    expect(said(await look(ci, { tree: memoryTree(files), repository }), 'ci.tests-required')).toBe(value);
  }); // prettier-ignore

  it('hidden rules leave "no" open', async () => {
    const repository = { ...ran({}), branchRules: answers(forbidden) };
    const facts = await look(ci, { tree: memoryTree(named('pytest')), repository });
    expect(said(facts, 'ci.tests-required')).toBe('forbidden');
  });
});

describe('what no document tells yet', () => {
  const ids = ['ci.evidence-triggers', 'ci.hardened-binaries-ratio'];

  it.each(ids)('%s is unknown, says why and what to do, whatever else is seen', async (id) => {
    const facts = await look(ci, { tree: memoryTree(named('pytest')), repository: ran({ scheduled }) });
    const fact = facts.find((each) => each.id === id);
    expect(fact).toMatchObject({ state: 'unknown', unseen: [{ reason: 'not-supplied' }] });
    expect(fact?.because?.en).toContain('declare it');
    expect(fact?.because?.ja).toContain('自己申告');
  });
});
