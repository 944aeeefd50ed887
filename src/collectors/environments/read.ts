import type { Observation, Unseen } from '../../model/observation.ts';
import { notSeen } from '../../model/observation.ts';
import type { Environment } from '../../ports/environments.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Tree } from '../../ports/tree.ts';
import { deploymentsOf, type Deployment } from '../../workflows/deployments.ts';
import { isWorkflowPath } from '../../workflows/toolchain.ts';

/** Jobs of the workflow files, and why some of them may be missing. */
export interface SeenJobs {
  readonly deployments: readonly Deployment[];
  readonly hidden: readonly Unseen[];
}

export async function readJobs(tree: Tree): Promise<SeenJobs> {
  const list = await tree.list();
  if (list.state === 'unseen') return { deployments: [], hidden: [list.unseen] };
  const paths = list.value.map(({ path }) => path).filter(isWorkflowPath);
  const files = await tree.read(paths);
  const deployments: Deployment[] = [];
  const hidden: Unseen[] = list.missing === undefined ? [] : [list.missing];
  for (const path of [...paths].sort()) {
    const file = files.get(path) ?? notSeen({ reason: 'malformed', what: path });
    const found = file.state === 'seen' ? deploymentsOf(path, file.value.text) : undefined;
    if (file.state === 'unseen') hidden.push(file.unseen);
    else if (found !== undefined && 'error' in found) hidden.push({ reason: 'malformed', what: path });
    else deployments.push(...(found ?? []));
  }
  return { deployments, hidden };
}

/** Environments whose secrets are counted at most; each costs a request. */
const MAX_COUNTED = 20;

/** How many secrets lie in environments, in the repository and in the organisation. */
export async function secretCounts(
  repository: Repository,
  environments: Observation<readonly Environment[]>,
): Promise<SeenSecrets> {
  const names = environments.state === 'seen' ? environments.value.map(({ name }) => name) : [];
  const [own, shared, ...scoped] = await Promise.all([
    repository.repositorySecrets(),
    sharedSecrets(repository),
    ...names.slice(0, MAX_COUNTED).map((name) => repository.environmentSecrets(name)),
  ]);
  const beyond = names.length > MAX_COUNTED ? [TOO_MANY] : [];
  const list = environments.state === 'unseen' ? [environments] : cutList(environments.missing);
  return { elsewhere: [own, shared], scoped: [...scoped, ...beyond, ...list] };
}

export interface SeenSecrets {
  readonly elsewhere: readonly Observation<number>[];
  /** One per environment; an unseen one for what was not counted. */
  readonly scoped: readonly Observation<number>[];
}

const TOO_MANY = notSeen({
  reason: 'truncated',
  what: 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
});

function cutList(missing: Unseen | undefined): readonly Observation<number>[] {
  return missing === undefined ? [] : [notSeen(missing)];
}

/** A person's account shares no secrets. */
async function sharedSecrets(repository: Repository): Promise<Observation<number>> {
  const about = await repository.about();
  const personal = about.state === 'seen' && about.value.ownerKind === 'user';
  return personal ? { state: 'seen', value: 0, sources: about.sources } : repository.sharedSecrets();
}
