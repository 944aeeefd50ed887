import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { sca } from '../../../src/collectors/sca/index.ts';
import { seen, seenPartly } from '../../../src/model/observation.ts';
import type { JobRun } from '../../../src/ports/workflow-runs.ts';
import { cutShort, forbidden, look, said } from '../../support/look.ts';
import { CI, ciFile, jobRun, ran, ranAt, step, type Ran } from '../../support/runs.ts';

const OLD = '2026-11-01T10:00:00Z';
const NEW = '2026-11-20T10:00:00Z';
const AUDIT = ciFile(step('npm audit'));
const DONE = [jobRun({ 'Set up job': 'success', 'Run npm audit': 'success' })];
const done = () => seen(DONE);
const only = (at: string, jobs: readonly JobRun[]) => (createdAt: string) =>
  seen(createdAt === at ? jobs : [jobRun({ 'Run npm audit': 'skipped' })]);
const pushed = (...at: readonly string[]) => seen(at.map((each) => ranAt(each)));
const byEvent = (event: string) => seen([ranAt(NEW, { event })]);

interface Row extends Ran {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly value: unknown;
}

const ROWS: readonly Row[] = [
  { name: 'a step that ran', runs: pushed(NEW, OLD), jobs: done, value: NEW },
  { name: 'a scheduled run alone', scheduled: byEvent('schedule'), jobs: done, value: NEW },
  { name: 'the newer of both lists', runs: pushed(OLD), scheduled: byEvent('schedule'), jobs: done, value: NEW },
  { name: 'an older run where the newest skipped the step', runs: pushed(NEW, OLD), jobs: only(OLD, DONE), value: OLD },
  { name: 'a run whose job was skipped', runs: pushed(NEW), jobs: () => seen([jobRun({}, { conclusion: 'skipped' })]), value: 'never' },
  { name: 'a run whose step was skipped', runs: pushed(NEW), jobs: () => seen([jobRun({ 'Run npm audit': 'skipped' })]), value: 'never' },
  { name: 'a run that had no such job', runs: pushed(NEW), jobs: () => seen([jobRun({}, { name: 'lint' })]), value: 'never' },
  { name: 'a run that names its steps otherwise', runs: pushed(NEW), jobs: () => seen([jobRun({ Audit: 'success' })]), value: 'undecidable' },
  { name: 'a failed scheduled run', scheduled: seen([ranAt(NEW, { event: 'schedule', conclusion: 'failure' })]), jobs: done, value: 'never' },
  { name: 'a run of a pull request whose branch is called main too', runs: byEvent('pull_request'), files: ciFile(step('npm audit'), { on: '[push, pull_request]' }), jobs: done, value: 'never' },
  { name: 'a run of another workflow', runs: seen([ranAt(NEW, { path: '.github/workflows/other.yml' })]), jobs: done, value: 'never' },
  { name: 'no run at all', value: 'never' },
  { name: 'no scanner', files: ciFile(step('npm run lint')), runs: pushed(NEW), jobs: done, value: 'never' },
  { name: 'no scanner, and runs that nobody may read', files: ciFile(step('npm run lint')), runs: forbidden, value: 'forbidden' },
  { name: 'no scanner, and more runs than were read', files: ciFile(step('npm run lint')), runs: cutShort([ranAt(NEW)]), value: 'never' },
  { name: 'no scanner, and a call that nobody can follow', files: ciFile(step('./gradlew verify')), value: 'undecidable' },
  { name: 'a failure that is swallowed', files: ciFile(step('npm audit || true')), runs: pushed(NEW), jobs: () => seen([jobRun({ 'Run npm audit || true': 'success' })]), value: 'never' },
  { name: 'a step that may fail', files: ciFile(step('npm audit', '        continue-on-error: true')), runs: pushed(NEW), jobs: done, value: 'never' },
  { name: 'a scanner that a script may come by', files: ciFile(step('if [ -f x ]; then npm audit; fi')), runs: pushed(NEW), jobs: () => seen([jobRun({ 'Run if [ -f x ]; then npm audit; fi': 'success' })]), value: 'undecidable' },
  { name: 'a named step', files: ciFile('      - name: Audit\n        run: npm audit'), runs: pushed(NEW), jobs: () => seen([jobRun({ Audit: 'success' })]), value: NEW },
  { name: 'a step named by an expression', files: ciFile('      - name: Audit ${{ github.ref }}\n        run: npm audit'), runs: pushed(NEW), jobs: done, value: 'undecidable' },
  { name: 'an action', files: ciFile('      - uses: Anchore/scan-action@v6'), runs: pushed(NEW), jobs: () => seen([jobRun({ 'Run anchore/scan-action@v6': 'success' })]), value: NEW },
  { name: 'a workflow of another repository', files: { [CI]: 'on: push\njobs:\n  scan:\n    uses: google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml@v2\n' }, runs: pushed(NEW), jobs: () => seen([jobRun({}, { name: 'scan / osv-scan' })]), value: NEW },
  { name: 'a workflow of another repository that was skipped', files: { [CI]: 'on: push\njobs:\n  scan:\n    uses: google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml@v2\n' }, runs: pushed(NEW), jobs: () => seen([jobRun({}, { name: 'scan', conclusion: 'skipped' })]), value: 'never' },
  { name: 'runs that nobody may read', runs: forbidden, value: 'forbidden' },
  { name: 'pushes that nobody may read beside a scheduled run', runs: forbidden, scheduled: byEvent('schedule'), jobs: done, value: `atLeast ${NEW}` },
  { name: 'jobs that nobody may read', runs: pushed(NEW), jobs: () => forbidden, value: 'forbidden' },
  { name: 'a list cut behind the run', runs: cutShort([ranAt(NEW)]), jobs: done, value: NEW },
  { name: 'a cut list without the run', runs: cutShort([]), value: 'truncated' },
  { name: 'jobs cut before the one that counts', runs: pushed(NEW), jobs: () => cutShort([]), value: 'truncated' },
  { name: 'a run that GitHub told in another form', runs: seenPartly([ranAt(OLD)], { reason: 'malformed', what: 'a run' }), jobs: done, value: `atLeast ${OLD}` },
  { name: 'a newer run that cannot be told', runs: pushed(NEW, OLD), jobs: (at) => seen(at === NEW ? [jobRun({ Else: 'success' })] : DONE), value: `atLeast ${OLD}` },
  { name: 'more runs without the step than are looked at', runs: pushed(NEW, '2026-11-19T10:00:00Z', '2026-11-18T10:00:00Z', OLD), jobs: only(OLD, DONE), value: 'truncated' },
]; // prettier-ignore

describe('when a scanner of dependencies last ran', () => {
  it.each(ROWS)('$name: $value', async ({ files = AUDIT, value, ...what }) => {
    const facts = await look(sca, { tree: memoryTree(files), repository: ran(what) });
    expect(said(facts, 'sca.latest-run-at')).toBe(value);
  });

  it('asks for no jobs where no workflow has a scanner', async () => {
    let asked = 0;
    const jobsOfRun = () => {
      asked += 1;
      return Promise.resolve(seen([]));
    };
    const repository = { ...ran({ runs: pushed(NEW) }), jobsOfRun };
    await look(sca, { tree: memoryTree(ciFile(step('npm run lint'))), repository });
    expect(asked).toBe(0);
  });
});
