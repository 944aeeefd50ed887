import { checksOutHead } from './dangers/checkouts.ts';
import { injectionsIn } from './dangers/injections.ts';
import type { LocalAction, Permissions, Step, Tri, Use, Workflow } from './model.ts';
import { isNeverRun } from './never-run.ts';
import { startsItself, type ReachedJob } from './reached.ts';

/** A place in a workflow file that one should look at. */
export interface Danger {
  readonly path: string;
  readonly line: number;
  /** `unknown`: it may be one, only a run or a setting can tell. */
  readonly sure: Exclude<Tri, 'no'>;
}

/** Jobs that run code of a change by anybody with the rights of this repository (GitHub: "pwn requests"). */
export function untrustedCheckouts(jobs: readonly ReachedJob[]): Danger[] {
  const found = jobs.flatMap((job) => {
    const danger = checksOutHead(job);
    return danger === undefined ? [] : [danger];
  });
  return distinct(found);
}

/** `${{ }}` of text that anybody writes, put into a script before a shell reads it. */
export function scriptInjections(jobs: readonly ReachedJob[]): Danger[] {
  const found = jobs.flatMap((job) => job.steps.filter((step) => step.reach.ever !== 'no').flatMap(injectionsIn));
  return distinct(found);
}

function distinct(dangers: readonly Danger[]): Danger[] {
  const byPlace = new Map(dangers.map((danger) => [`${danger.path}\n${danger.line}\n${keyOf(danger)}`, danger]));
  return [...byPlace.values()].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

function keyOf(danger: Danger & { readonly expression?: string }): string {
  return danger.expression ?? '';
}

/**
 * Jobs whose token may write everything: said so, or nothing said where that is the repository's default. A job's own
 * permissions replace those of the workflow. A called workflow gets at most what its caller has, so the caller counts.
 */
export function widePermissionJobs(
  workflows: readonly Workflow[],
  defaultToken: 'read' | 'write' | undefined,
): Danger[] {
  return workflows.flatMap((workflow) =>
    workflow.jobs.flatMap((job) => {
      if (isNeverRun(job)) return [];
      const stated = job.permissions ?? workflow.permissions;
      const wide = isWide(stated, startsItself(workflow) ? defaultToken : 'read');
      return wide === 'no' ? [] : [{ path: workflow.path, line: stated?.line ?? job.line, sure: wide, job: job.key }];
    }),
  );
}

function isWide(stated: Permissions | undefined, defaultToken: 'read' | 'write' | undefined): Tri {
  if (stated === undefined) return defaultToken === undefined ? 'unknown' : defaultToken === 'write' ? 'yes' : 'no';
  if (stated.kind === 'undecidable') return 'unknown';
  return stated.kind === 'write-all' ? 'yes' : 'no';
}

export interface Pins {
  readonly pinned: readonly PlacedUse[];
  readonly loose: readonly PlacedUse[];
  readonly undecidable: readonly PlacedUse[];
}

export interface PlacedUse {
  readonly path: string;
  readonly use: Use;
}

/** Code of others that workflows and local actions name, by how firmly. The same owner is not another one. */
export function pinsOf(workflows: readonly Workflow[], actions: readonly LocalAction[], owner: string | null): Pins {
  const placed = [
    ...workflows.flatMap(usesOfWorkflow),
    ...actions.flatMap((each) => usesOfSteps(each.path, each.steps)),
  ];
  const foreign = placed.filter(({ use }) => !isOwn(use, owner));
  return {
    pinned: foreign.filter(({ use }) => isPinned(use)),
    loose: foreign.filter(({ use }) => use.kind !== 'undecidable' && !isPinned(use)),
    undecidable: foreign.filter(({ use }) => use.kind === 'undecidable'),
  };
}

function usesOfWorkflow(workflow: Workflow): PlacedUse[] {
  return workflow.jobs.flatMap((job) => [
    ...(job.uses === undefined ? [] : [{ path: workflow.path, use: job.uses }]),
    ...usesOfSteps(workflow.path, job.steps),
  ]);
}

function usesOfSteps(path: string, steps: readonly Step[]): PlacedUse[] {
  return steps.flatMap(({ uses }) => (uses === undefined ? [] : [{ path, use: uses }]));
}

function isOwn(use: Use, owner: string | null): boolean {
  if (use.kind === 'local') return true;
  return use.kind === 'repository' && owner !== null && use.owner.toLowerCase() === owner.toLowerCase();
}

function isPinned(use: Use): boolean {
  return (use.kind === 'repository' && use.pinned === 'sha') || (use.kind === 'docker' && use.pinned === 'digest');
}
