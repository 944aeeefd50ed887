import type { Job } from './model.ts';

/** A job that its own condition switches off for good. */
export function isNeverRun(job: Pick<Job, 'if'>): boolean {
  return /^\s*(\$\{\{)?\s*false\s*(\}\})?\s*$/.test(job.if ?? '');
}
