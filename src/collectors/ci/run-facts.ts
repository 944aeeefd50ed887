import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { make, notGiven, unreadable, type SeenCi } from './seen.ts';
import type { TestReport } from './junit.ts';
import { SAY } from './words.ts';

/** Facts about this commit's run, from files that it gave. */
export function runFacts(ci: SeenCi): Fact[] {
  return [testsFact(ci), coverageFact(ci), resultsFact(ci)];
}

type ReadReport = Extract<TestReport, { state: 'read' }>;

/** All reports together are one run of the tests. One failure anywhere decides; what could not be read keeps "passed" open. */
function testsFact(ci: SeenCi): Fact {
  const id = 'ci.tests-passed';
  if (ci.tests.length === 0) return make.unknown(id, [...notGiven(ci, '--junit'), ...ci.unread]);
  const own = ci.tests.flatMap((report) => (report.state === 'read' && isOfCommit(report, ci) ? [report] : []));
  const sum = (count: (report: ReadReport) => number) => own.reduce((all, report) => all + count(report), 0);
  const counts = { tests: sum((r) => r.tests), failed: sum((r) => r.failed), skipped: sum((r) => r.skipped) };
  const detail = {
    sources: own.map(({ path }) => ({ path })),
    because: SAY.tests({ ...counts, flaky: sum((r) => r.flaky) }),
  };
  if (counts.failed > 0) return make.observed(id, false, detail);
  const open = ci.tests.flatMap((report): NotSeen[] => {
    if (report.state === 'unreadable') return [unreadable(report.path, report.reason)];
    return isOfCommit(report, ci) ? [] : [notSeen({ reason: 'not-supplied', what: otherCommit(report) })];
  });
  if (open.length + ci.unread.length > 0) return make.unknown(id, [...open, ...ci.unread]);
  return make.observed(id, counts.tests > counts.skipped, detail);
}

/** A report that names no commit is taken for this one's: whoever gave it says so. */
function isOfCommit({ commits }: ReadReport, ci: SeenCi): boolean {
  return commits.every((each) => isJudged(each, ci));
}

function otherCommit({ path, commits }: ReadReport): string {
  return `--junit (${path}: ${(commits[0] ?? '').slice(0, 12)})`;
}

function coverageFact(ci: SeenCi): Fact {
  const id = 'ci.line-coverage-ratio';
  if (ci.coverage.length === 0) return make.unknown(id, [...notGiven(ci, '--coverage'), ...ci.unread]);
  const broken = ci.coverage.flatMap((each) => (each.state === 'read' ? [] : [unreadable(each.path, each.reason)]));
  const open = [...broken, ...ci.unread];
  if (open.length > 0) return make.unknown(id, open);
  const read = ci.coverage.flatMap((each) => (each.state === 'read' ? [each] : []));
  const covered = read.reduce((all, each) => all + each.covered, 0);
  const lines = read.reduce((all, each) => all + each.lines, 0);
  const sources = read.map(({ path }) => ({ path }));
  if (lines === 0) return make.unknownBecause(id, SAY.noLines(), { sources });
  return make.observed(id, covered / lines, { sources, because: SAY.lines(covered, lines) });
}

/** Kinds of results that this commit's CI left; a bound always, for nobody sees what was kept elsewhere. */
function resultsFact(ci: SeenCi): Fact {
  const id = 'ci.result-kinds';
  const found = [...fromFiles(ci), ...fromGitHub(ci)];
  const hidden = [
    ...brokenFiles(ci),
    ...ci.unread,
    ...(ci.analyses.state === 'unseen' ? [ci.analyses] : []),
    ...notGiven(ci, RESULTS),
  ];
  if (found.length === 0) return make.unknown(id, hidden);
  const unseen = hidden.map((each): Unseen => each.unseen);
  const sources = found.flatMap((each) => each.sources);
  return make.observed(
    id,
    found.map(({ kind }) => kind),
    { sources, exactness: 'atLeast', hidden: unseen },
  );
}

const RESULTS = '--sarif, --sbom, --junit, --coverage';

interface Result {
  readonly kind: string;
  readonly sources: readonly Source[];
}

/** What is broken, empty or of another commit is no result. */
function fromFiles(ci: SeenCi): Result[] {
  const sarif = ci.sarif.filter(
    (run) => run.state === 'read' && run.outcome === 'complete' && run.commits.every((each) => isJudged(each, ci)),
  );
  const tests = ci.tests.filter((each) => each.state === 'read' && each.tests > 0 && isOfCommit(each, ci));
  const coverage = ci.coverage.filter((each) => each.state === 'read' && each.lines > 0);
  const sboms = ci.sboms.filter(({ valid }) => valid);
  const as = (kind: string, files: readonly { readonly path: string }[]) =>
    files.map(({ path }): Result => ({ kind, sources: [{ path }] }));
  return [...as('sarif', sarif), ...as('junit', tests), ...as('coverage', coverage), ...as('sbom', sboms)];
}

/** The judged commit, or its test merge: that is what CI of a pull request checks out. */
function isJudged(commit: string, ci: SeenCi): boolean {
  return ci.commits.some((each) => each.toLowerCase() === commit.toLowerCase());
}

/** SARIF uploaded for the commit; one that failed or had no rules is none. */
function fromGitHub(ci: SeenCi): Result[] {
  if (ci.analyses.state === 'unseen') return [];
  const own = ci.analyses.value.filter(({ commit, error, rules }) => isJudged(commit, ci) && error === '' && rules > 0);
  return own.length === 0 ? [] : [{ kind: 'sarif', sources: ci.analyses.sources }];
}

function brokenFiles({ sarif, tests, coverage }: SeenCi): NotSeen[] {
  return [...sarif, ...tests, ...coverage].flatMap((each) =>
    each.state === 'unreadable' ? [unreadable(each.path, each.reason)] : [],
  );
}
