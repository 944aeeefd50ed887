import { describe, expect, it } from '@jest/globals';
import { ci } from '../../../src/collectors/ci/index.ts';
import type { SuppliedFile } from '../../../src/collectors/types.ts';
import { seen } from '../../../src/model/observation.ts';
import type { Analysis } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { subject } from '../../support/build.ts';
import { MERGE, pullRequest, pullRequestSeen } from '../sast/scene.ts';
import { answers, forbidden, look, said } from '../../support/look.ts';

const HEAD = subject.commit ?? '';
const OTHER = 'f'.repeat(40);

const file = (kind: SuppliedFile['kind'], text: string, path: string = kind): SuppliedFile => ({
  kind,
  path,
  bytes: new TextEncoder().encode(text),
});
const junit = (...cases: readonly string[]) => `<testsuites><testsuite>${cases.join('')}</testsuite></testsuites>`;
const PASS = '<testcase name="a"/>';
const FAIL = '<testcase name="b"><failure>no</failure></testcase>';
const ERROR = '<testcase name="c"><error/></testcase>';
const SKIP = '<testcase name="d"><skipped/></testcase>';
const FLAKY = '<testcase name="e"><flakyFailure/></testcase>';
const at = (commit: string) => `<properties><property name="GITHUB_SHA" value="${commit}"/></properties>`;

const checkRun = (status: string, name = 'build') => ({ name, app: 'github-actions', status, conclusion: null });

const ask = async (id: string, supplied: readonly SuppliedFile[], repository: Partial<Repository> = {}) =>
  look(ci, { supplied, repository }).then((facts) => said(facts, id));
const because = async (id: string, supplied: readonly SuppliedFile[]) =>
  (await look(ci, { supplied })).find((fact) => fact.id === id)?.because?.en;

describe('tests of this commit', () => {
  const one = (text: string) => [file('junit', text)];
  it.each<{ name: string; files: readonly SuppliedFile[]; value: unknown }>([
    { name: 'passed', files: one(junit(PASS, SKIP)), value: true },
    { name: 'one suite alone', files: one(`<testsuite>${PASS}</testsuite>`), value: true },
    { name: 'one failed', files: one(junit(PASS, FAIL)), value: false },
    { name: 'one could not be run', files: one(junit(PASS, ERROR)), value: false },
    { name: 'all skipped', files: one(junit(SKIP, SKIP)), value: false },
    { name: 'no test at all', files: one(junit()), value: false },
    { name: 'passed when run again', files: one(junit(FLAKY)), value: true },
    { name: 'failed when run again too', files: one(junit('<testcase><failure/><rerunFailure/></testcase>')), value: false },
    { name: 'a suite that failed outside of its tests', files: one(`<testsuite>${PASS}<error/></testsuite>`), value: false },
    { name: 'numbers that say more than the tests', files: one(`<testsuites failures="1"><testsuite>${PASS}</testsuite></testsuites>`), value: false },
    { name: 'a failed report beside a good one', files: [file('junit', junit(PASS), 'a'), file('junit', junit(FAIL), 'b')], value: false },
    { name: 'a broken report beside a good one', files: [file('junit', junit(PASS), 'a'), file('junit', '<testsuite>', 'b')], value: 'malformed' },
    { name: 'a broken report beside a failed one', files: [file('junit', '<testsuite>', 'a'), file('junit', junit(FAIL), 'b')], value: false },
    { name: 'another document', files: one('<html/>'), value: 'malformed' },
    { name: 'a document type with entities', files: one(`<!DOCTYPE a [<!ENTITY b "c">]>${junit(PASS)}`), value: 'malformed' },
    { name: 'suites nested without end', files: one(`${'<testsuite>'.repeat(60)}${'</testsuite>'.repeat(60)}`), value: 'malformed' },
    { name: 'bytes that are no text', files: [{ kind: 'junit', path: 'a', bytes: new Uint8Array([0xff, 0xfe]) }], value: 'malformed' },
    { name: 'more bytes than are read', files: [{ kind: 'junit', path: 'a', bytes: new Uint8Array(32 * 1024 * 1024 + 1) }], value: 'too-large' },
    { name: 'of this commit by its own word', files: one(`<testsuite>${at(HEAD)}${PASS}</testsuite>`), value: true },
    { name: 'of another commit', files: one(`<testsuite>${at(OTHER)}${PASS}</testsuite>`), value: 'not-supplied' },
    { name: 'failed on another commit', files: one(`<testsuite>${at(OTHER)}${FAIL}</testsuite>`), value: 'not-supplied' },
    { name: 'not given', files: [], value: 'not-supplied' },
    { name: 'cut off in the middle', files: one(junit(PASS).slice(0, -20)), value: 'malformed' },
    { name: 'JSON in place of XML', files: one('{"tests":1}'), value: 'malformed' },
    { name: 'an entity that nobody declared', files: one(junit('<testcase name="&lol;"/>')), value: true },
    { name: 'a name of ten million letters', files: one(junit(`<testcase name="${'x'.repeat(10_000_000)}"/>`)), value: true },
    { name: 'an output of ten million letters', files: one(junit(`<testcase><system-out>${'&amp;'.repeat(2_000_000)}</system-out></testcase>`)), value: true },
  ])('$name: $value', async ({ files, value }) => {
    expect(await ask('ci.tests-passed', files)).toBe(value);
  }); // prettier-ignore

  it.each([
    { name: 'of the test merge', commit: MERGE, head: HEAD, value: true },
    { name: 'of the test merge of a head that has moved on', commit: MERGE, head: OTHER, value: 'not-supplied' },
    { name: 'of another commit', commit: OTHER, head: HEAD, value: 'not-supplied' },
  ])('a report $name of a pull request', async ({ commit, head, value }) => {
    const github = {
      pullRequest: answers(seen(pullRequestSeen({ head: { ...pullRequestSeen().head, commit: head } }))),
    };
    const supplied = one(`<testsuite>${at(commit)}${PASS}</testsuite>`);
    const facts = await look(ci, { supplied, repository: github, subject: { ...pullRequest, commit: HEAD } });
    expect(said(facts, 'ci.tests-passed')).toBe(value);
  });

  it('says how many there were, the flaky ones apart', async () => {
    const told = await because('ci.tests-passed', [file('junit', junit(PASS, SKIP, FLAKY))]);
    expect(told).toBe('3 tests, 0 failed, 1 skipped, 1 passed only when run again');
  });

  it.each([
    { name: 'is pending while its CI runs', runs: [checkRun('in_progress'), checkRun('completed')], value: 'pending' },
    { name: 'was not given once its CI has ended', runs: [checkRun('completed')], value: 'not-supplied' },
    { name: 'does not wait for our own run', runs: [checkRun('in_progress', 'ssdf-gate')], value: 'not-supplied' },
  ])('a report $name', async ({ runs, value }) => {
    const repository = { checkRuns: answers(seen(runs)) };
    expect(await ask('ci.tests-passed', [], repository)).toBe(value);
    expect(await ask('ci.line-coverage-ratio', [], repository)).toBe(value);
  });
});

describe('coverage of this commit', () => {
  const lcov = (...lines: readonly string[]) => `SF:a.c\n${lines.join('\n')}\nend_of_record\n`;
  const cobertura = (top: string, lines = '') =>
    `<?xml version="1.0"?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n<coverage ${top}><packages><package><classes><class><methods><method><lines><line number="1" hits="1"/></lines></method></methods><lines>${lines}</lines></class></classes></package></packages></coverage>`;
  const jacoco =
    '<report name="a"><package><counter type="LINE" missed="9" covered="1"/></package><counter type="INSTRUCTION" missed="0" covered="9"/><counter type="LINE" missed="1" covered="3"/></report>';
  const one = (text: string) => [file('coverage', text)];

  it.each<{ name: string; files: readonly SuppliedFile[]; value: unknown }>([
    { name: 'LCOV', files: one(lcov('DA:1,1', 'DA:2,0')), value: 0.5 },
    { name: 'LCOV of two tests over one file', files: one(lcov('DA:1,1', 'DA:2,0') + lcov('DA:1,0', 'DA:2,3')), value: 1 },
    { name: 'LCOV cut before its end', files: one('SF:a.c\nDA:1,1\n'), value: 'malformed' },
    { name: 'Cobertura by its numbers', files: one(cobertura('lines-covered="3" lines-valid="4"')), value: 0.75 },
    { name: 'Cobertura by its lines, those of methods once', files: one(cobertura('', '<line number="1" hits="1"/><line number="2" hits="0"/>')), value: 0.5 },
    { name: 'JaCoCo, the whole report', files: one(jacoco), value: 0.75 },
    { name: 'two files', files: [file('coverage', lcov('DA:1,1'), 'a'), file('coverage', jacoco, 'b')], value: 0.8 },
    { name: 'no line that counts', files: one(lcov()), value: 'unknown' },
    { name: 'more covered than there is', files: one(cobertura('lines-covered="5" lines-valid="4"')), value: 'malformed' },
    { name: 'a broken file beside a good one', files: [file('coverage', jacoco, 'a'), file('coverage', '{}', 'b')], value: 'malformed' },
    { name: 'LCOV whose line is ten million digits', files: one(lcov(`DA:1,${'9'.repeat(10_000_000)}`)), value: 1 },
    { name: 'a document type of ten million blanks', files: one(`<!DOCTYPE report${' '.repeat(10_000_000)}<report/>`), value: 'malformed' },
    { name: 'a coverage of negative lines', files: one(cobertura('lines-covered="-1" lines-valid="4"')), value: 0 },
    { name: 'a document type with entities', files: one('<!DOCTYPE report [<!ENTITY a "b">]><report/>'), value: 'malformed' },
    { name: 'not given', files: [], value: 'not-supplied' },
  ])('$name: $value', async ({ files, value }) => {
    expect(await ask('ci.line-coverage-ratio', files)).toBe(value);
  }); // prettier-ignore

  it('says how many lines count', async () => {
    const told = await because('ci.line-coverage-ratio', [file('coverage', lcov('DA:1,1', 'DA:2,0'))]);
    expect(told).toContain('1 of 2 lines');
  });
});

describe('kinds of results of this commit', () => {
  const sarif = (run: object) =>
    JSON.stringify({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'X', rules: [{ id: 'r' }] } }, results: [], ...run }],
    });
  const analysis = (overrides: Partial<Analysis>): Partial<Repository> => ({
    analyses: answers(
      seen([
        { ref: 'refs/heads/main', commit: HEAD, tool: 'X', createdAt: '2026-11-20T10:00:00Z', error: '', rules: 3, results: 0, category: '', key: '', ...overrides },
      ]),
    ),
  }); // prettier-ignore
  const spdx = (more: object) =>
    JSON.stringify({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'a', ...more });

  it.each<{ name: string; files: readonly SuppliedFile[]; github?: Partial<Repository>; value: unknown }>([
    { name: 'SARIF with rules and no findings', files: [file('sarif', sarif({}))], value: 'atLeast sarif' },
    { name: 'SARIF without rules', files: [file('sarif', sarif({ tool: { driver: { name: 'X' } } }))], value: 'not-supplied' },
    { name: 'SARIF that failed', files: [file('sarif', sarif({ invocations: [{ executionSuccessful: false }] }))], value: 'not-supplied' },
    { name: 'SARIF of another commit', files: [file('sarif', sarif({ versionControlProvenance: [{ revisionId: OTHER }] }))], value: 'not-supplied' },
    { name: 'SARIF of this commit', files: [file('sarif', sarif({ versionControlProvenance: [{ revisionId: HEAD }] }))], value: 'atLeast sarif' },
    { name: 'tests and coverage', files: [file('junit', junit(FAIL)), file('coverage', 'SF:a\nDA:1,1\nend_of_record')], value: 'atLeast coverage,junit' },
    { name: 'a report without a test', files: [file('junit', junit())], value: 'not-supplied' },
    { name: 'a broken report', files: [file('junit', '<')], value: 'malformed,not-supplied' },
    { name: 'a bundle, which nobody verified here', files: [file('bundle', '{}')], value: 'not-supplied' },
    { name: 'an SBOM that nobody can validate', files: [file('sbom', spdx({}))], value: 'not-supplied' },
    { name: 'SARIF uploaded for the commit', files: [], github: analysis({}), value: 'atLeast sarif' },
    { name: 'SARIF uploaded for another commit', files: [], github: analysis({ commit: OTHER }), value: 'not-supplied' },
    { name: 'SARIF whose upload failed', files: [], github: analysis({ error: 'bad' }), value: 'not-supplied' },
    { name: 'SARIF uploaded without rules', files: [], github: analysis({ rules: 0 }), value: 'not-supplied' },
    { name: 'uploads that nobody may read', files: [], github: { analyses: answers(forbidden) }, value: 'forbidden,not-supplied' },
  ])('$name: $value', async ({ files, github = { analyses: answers(seen([])) }, value }) => {
    const facts = await look(ci, { supplied: files, repository: github });
    expect(said(facts, 'ci.result-kinds')).toBe(value);
  }); // prettier-ignore

  it.each([true, false])('an SBOM counts as its validation says: %s', async (valid) => {
    const verdict = valid ? ({ state: 'valid' } as const) : ({ state: 'invalid', problems: [], more: false } as const);
    const validateSbom = () => Promise.resolve(verdict);
    const repository = { analyses: answers(seen([])) };
    const facts = await look(ci, { supplied: [file('sbom', spdx({}))], repository, validateSbom });
    expect(said(facts, 'ci.result-kinds')).toBe(valid ? 'atLeast sbom' : 'not-supplied');
  });
});
