import { seen, type Observation } from '../../src/model/observation.ts';
import type { WorkflowRun } from '../../src/ports/code-scanning.ts';
import type { JobRun } from '../../src/ports/workflow-runs.ts';
import type { Repository } from '../../src/ports/repository.ts';
import { answers } from './look.ts';

export const CI = '.github/workflows/ci.yml';

/** A workflow of one job. */
export const ciFile = (steps: string, { on = '[push, schedule]', job = 'check' } = {}) => ({
  [CI]: `on: ${on}\njobs:\n  ${job}:\n    runs-on: ubuntu-latest\n    steps:\n${steps}\n`,
});
export const step = (script: string, more = '') => `      - run: ${script}\n${more}`;

export const ranAt = (createdAt: string, overrides: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: Date.parse(createdAt) / 1000,
  path: CI,
  event: 'push',
  commit: 'a'.repeat(40),
  conclusion: 'success',
  createdAt,
  ...overrides,
});

export const jobRun = (steps: Readonly<Record<string, string>>, overrides: Partial<JobRun> = {}): JobRun => ({
  name: 'check',
  conclusion: 'success',
  steps: Object.entries(steps).map(([name, conclusion]) => ({ name, conclusion })),
  ...overrides,
});

export interface Ran {
  readonly runs?: Observation<readonly WorkflowRun[]>;
  readonly scheduled?: Observation<readonly WorkflowRun[]>;
  /** Jobs of the run that began then; those of the others are the last ones. */
  readonly jobs?: (createdAt: string) => Observation<readonly JobRun[]>;
}

/** A repository whose CI ran like this and that demands nothing. */
export function ran({ runs = seen([]), scheduled = seen([]), jobs = () => seen([]) }: Ran): Partial<Repository> {
  return {
    successfulRuns: answers(runs),
    scheduledRuns: answers(scheduled),
    jobsOfRun: (id) => Promise.resolve(jobs(new Date(id * 1000).toISOString().replace('.000', ''))),
    defaultSetup: answers(seen({ configured: false, languages: [], scheduled: false })),
    branchRules: answers(seen([])),
    classicProtection: answers(seen(null)),
  };
}
