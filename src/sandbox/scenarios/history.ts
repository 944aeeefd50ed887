import { commitTo } from '../state/build.ts';
import { mergePullRequest, openPullRequest } from '../state/build-pull-request.ts';
import type { CheckRunState } from '../state/results.ts';
import type { RepositoryState } from '../state/repository.ts';
import { nextId, type SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';

export interface PastChange {
  readonly number: number;
  readonly author: string;
  /** Null = merged without anybody's approval. */
  readonly approvedBy: string | null;
  readonly daysAgo: number;
  readonly scanned: boolean;
  /** What its check comes to; null = nothing ran. Success unless told. */
  readonly check?: 'success' | 'failure' | null;
  /** Files it changes; a document of its own unless told. */
  readonly change?: Readonly<Record<string, string>>;
  readonly labels?: readonly string[];
  readonly closes?: readonly number[];
  readonly signed?: boolean;
}

/** A change as it went: branch, pull request, checks on its head, merge. */
export function mergedChange(state: SandboxState, repository: RepositoryState, past: PastChange): void {
  const { number, author, daysAgo } = past;
  const branch = `change-${number}`;
  const opened = daysBefore(state.at, daysAgo + 1);
  const merged = daysBefore(state.at, daysAgo);
  repository.branches.set(branch, repository.branches.get(repository.defaultBranch) ?? '');
  const change = past.change ?? { [`docs/change-${number}.md`]: `Change ${number}.\n` };
  const message = `Describe change ${number}`;
  const head = commitTo(repository, branch, { change, author, at: opened, message, signed: past.signed !== false });
  const title = `Change ${number}`;
  const { labels = [], closes = [], check = 'success' } = past;
  const wanted = { number, title, author, at: opened, head: { ref: branch }, labels, closes };
  const pull = openPullRequest(state, repository, wanted);
  if (check !== null) addCheckRun(state, repository, { head: head.id, name: 'build', conclusion: check, at: opened });
  if (past.scanned)
    addScan(state, repository, {
      ref: `refs/pull/${number}/merge`,
      commit: pull.testMergeCommit ?? head.id,
      at: opened,
    });
  const approvedBy = past.approvedBy === null ? [] : [past.approvedBy];
  mergePullRequest(repository, pull, { at: merged, by: past.approvedBy ?? author, approvedBy });
  repository.branches.delete(branch);
}

export interface NewCheckRun {
  readonly head: string;
  readonly name: string;
  readonly conclusion: string | null;
  readonly at: string;
}

/** A check run of GitHub Actions, which is another App than ours. */
export function addCheckRun(state: SandboxState, repository: RepositoryState, wanted: NewCheckRun): CheckRunState {
  const { head, name, conclusion, at } = wanted;
  const run: CheckRunState = {
    id: nextId(state),
    name,
    head,
    app: { id: 15_368, slug: 'github-actions' },
    externalId: '',
    detailsUrl: null,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    startedAt: at,
    completedAt: conclusion === null ? null : at,
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  repository.checkRuns.push(run);
  return run;
}

export interface NewScan {
  readonly ref: string;
  readonly commit: string;
  readonly at: string;
  readonly tool?: string;
}

export function addScan(state: SandboxState, repository: RepositoryState, { ref, commit, at, tool }: NewScan): void {
  repository.codeScanning.analyses.push({
    id: nextId(state),
    ref,
    commit,
    tool: tool ?? 'CodeQL',
    category: '/language:javascript-typescript',
    createdAt: at,
    error: '',
    rules: 92,
    results: 0,
  });
}
