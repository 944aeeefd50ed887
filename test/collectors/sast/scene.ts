import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { sast } from '../../../src/collectors/sast/index.ts';
import type { CollectContext } from '../../../src/collectors/types.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen, seen, type NotSeen } from '../../../src/model/observation.ts';
import type { PullRequestSubject } from '../../../src/model/subject.ts';
import type { BranchRule } from '../../../src/ports/branch-settings.ts';
import type { Analysis, CheckRunSeen, CodeAlert, WorkflowRun } from '../../../src/ports/code-scanning.ts';
import type { MergedPullRequest, PullRequestSeen } from '../../../src/ports/pull-requests.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { subject } from '../../support/build.ts';
import { mergedPullRequest } from '../../support/build-merged.ts';
import { answers, look } from '../../support/look.ts';

export const HEAD = subject.commit ?? '';
export const MERGE = 'e'.repeat(40);
export const SCAN = '.github/workflows/scan.yml';

export const hidden = (what = 'it'): NotSeen => notSeen({ reason: 'forbidden', what });
export const absent: NotSeen = notSeen({ reason: 'hidden-or-absent', what: 'it', status: 404 });

export const analysis = (overrides: Partial<Analysis> = {}): Analysis => ({
  ref: 'refs/heads/main',
  commit: HEAD,
  tool: 'CodeQL',
  createdAt: '2026-11-20T10:00:00Z',
  error: '',
  rules: 40,
  results: 0,
  category: '/language:go',
  key: `${SCAN}:scan`,
  ...overrides,
});

export const alert = (overrides: Partial<CodeAlert> = {}): CodeAlert => ({
  number: 1,
  state: 'open',
  tool: 'CodeQL',
  securitySeverity: 'high',
  ruleSeverity: 'error',
  createdAt: '2026-10-01T00:00:00Z',
  dismissedAt: null,
  dismissedReason: null,
  dismissedComment: null,
  assigned: false,
  cwes: [],
  ...overrides,
});

export const check = (overrides: Partial<CheckRunSeen> = {}): CheckRunSeen => ({
  name: 'scan',
  app: 'github-actions',
  status: 'completed',
  conclusion: 'success',
  ...overrides,
});

export const scheduled = (overrides: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: 1,
  path: SCAN,
  event: 'schedule',
  commit: HEAD,
  conclusion: 'success',
  createdAt: '2026-11-20T09:50:00Z',
  ...overrides,
});

export const merged = (number: number, overrides: Partial<MergedPullRequest> = {}): MergedPullRequest =>
  mergedPullRequest({ number, headCommit: String(number).repeat(40).slice(0, 40), ...overrides });

export const rule = (type: string, parameters: BranchRule['parameters']): BranchRule => ({
  type,
  parameters,
  rulesetId: 1,
  from: 'Repository',
});

export const contexts = (...names: readonly string[]): BranchRule =>
  rule('required_status_checks', { required_status_checks: names.map((context) => ({ context })) });

export const pullRequest: PullRequestSubject = {
  ...subject,
  kind: 'pull-request',
  number: 7,
  commit: HEAD,
  base: { ref: 'refs/heads/main', commit: 'b'.repeat(40) },
  head: { ref: 'refs/heads/topic', commit: HEAD },
  fromFork: false,
};

export const pullRequestSeen = (overrides: Partial<PullRequestSeen> = {}): PullRequestSeen => ({
  number: 7,
  state: 'open',
  draft: false,
  base: pullRequest.base,
  head: { ...pullRequest.head, repository: 'acme/widget' },
  testMergeCommit: MERGE,
  ...overrides,
});

/** A workflow of one job named `scan`. */
export const workflow = (step: string, on = '[push, pull_request]', job = 'scan') =>
  `on: ${on}\njobs:\n  ${job}:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`;
export const run = (script: string) => `      - run: ${script}`;
export const codeQl = (languages?: string) =>
  `      - uses: github/codeql-action/init@v3\n${languages === undefined ? '' : `        with:\n          languages: ${languages}\n`}      - uses: github/codeql-action/analyze@v3`;
export const CODEQL_FILES = { [SCAN]: workflow(codeQl('go')) };
export const SEMGREP_FILES = { [SCAN]: workflow(run('semgrep scan --error')) };
export const LINT_FILES = { '.github/workflows/ci.yml': workflow(run('npm test'), '[push, pull_request]', 'test') };

export interface Scene extends Partial<Omit<CollectContext, 'repository'>> {
  readonly files?: Readonly<Record<string, string>>;
  readonly github?: Partial<Repository>;
}

/** A repository that answers everything with "nothing", unless told. */
export const quiet: Partial<Repository> = {
  analyses: answers(seen([])),
  codeAlerts: answers(seen([])),
  defaultSetup: answers(seen({ configured: false, languages: [], scheduled: false })),
  checkRuns: answers(seen([])),
  scheduledRuns: answers(seen([])),
  languages: answers(seen({ Go: 100 })),
  branchRules: answers(seen([])),
  classicProtection: answers(seen(null)),
  mergedPullRequests: answers(seen([])),
  pullRequest: answers(seen(pullRequestSeen())),
};

export function facts({ files = {}, github = {}, ...world }: Scene): Promise<readonly Fact[]> {
  return look(sast, { tree: memoryTree(files), ...world, repository: { ...quiet, ...github } });
}

/** The same with nobody to ask. */
export function offline({ files = {}, ...world }: Omit<Scene, 'github'>): Promise<readonly Fact[]> {
  return look(sast, { tree: memoryTree(files), branch: null, ...world });
}

/** Alerts by their state, as the API gives them. */
export const alerts = (...all: readonly CodeAlert[]): Repository['codeAlerts'] => {
  return (filter = {}) =>
    Promise.resolve(seen(all.filter(({ state }) => filter.state === undefined || state === filter.state)));
};

export const setup = (languages: readonly string[] = ['go'], weekly = false) =>
  answers(seen({ configured: true, languages, scheduled: weekly }));

export const because = (all: readonly Fact[], id: string) => {
  const fact = all.find((one) => one.id === id);
  return fact === undefined || !('because' in fact) ? undefined : fact.because;
};
