import type { Observation, Unseen } from '../../model/observation.ts';
import type { Environment } from '../../ports/environments.ts';
import type { SeenJobs } from './read.ts';

/** Names that stand for releases; the configuration has no place for others. GitHub does not tell case apart. */
export const RELEASE_NAMES: readonly string[] = ['release', 'production', 'prod', 'publish', 'npm', 'pypi'];

/** What is known of the environments that releases go through. */
export interface ReleaseEnvironments {
  readonly existing: readonly Environment[];
  /** Named by a job and not there: GitHub makes such an environment on first use, without any guard. */
  readonly unguarded: readonly string[];
  /** Why there may be others. */
  readonly doubts: readonly Unseen[];
}

/** An environment is one of releases by its name, or because a job that publishes names it. */
export function releaseEnvironments(
  environments: Observation<readonly Environment[]> & { readonly state: 'seen' },
  jobs: SeenJobs,
): ReleaseEnvironments {
  const publishing = jobs.deployments.filter(({ publishes }) => publishes);
  const used = namesOf(publishing);
  const isRelease = (name: string) => RELEASE_NAMES.includes(name.toLowerCase()) || used.has(name.toLowerCase());
  const existing = environments.value.filter(({ name }) => isRelease(name));
  const known = new Set(environments.value.map(({ name }) => name.toLowerCase()));
  const named = [...namesOf(jobs.deployments)].filter(isRelease);
  const isWhole = environments.missing === undefined;
  return {
    existing,
    unguarded: isWhole ? named.filter((name) => !known.has(name)).sort() : [],
    doubts: [
      ...(environments.missing === undefined ? [] : [environments.missing]),
      ...jobs.hidden,
      ...undecided(publishing),
    ],
  };
}

/** In lower case. */
export function namesOf(deployments: SeenJobs['deployments']): ReadonlySet<string> {
  return new Set(
    deployments.flatMap(({ environment }) => (environment.kind === 'named' ? [environment.name.toLowerCase()] : [])),
  );
}

/** Jobs whose environment only a run can tell. */
export function undecided(deployments: SeenJobs['deployments']): readonly Unseen[] {
  const open = deployments.filter(({ environment }) => environment.kind === 'expression');
  return open.map(({ path, job }) => ({ reason: 'undecidable', what: `${path} (${job})` }));
}
