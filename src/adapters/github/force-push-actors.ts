import { notSeen, seen, seenPartly, type Observation, type Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { BypassActor } from '../../ports/branch-settings.ts';
import { FORCE_PUSH_ACTORS, type ActorList, forcePushActorsSchema } from './branch-queries.ts';
import type { GitHubClient } from './client.ts';
import { failureAt } from './graphql.ts';
import { type AskOverview, partOf } from './overview.ts';

export interface BranchOf {
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
}

const WHAT = 'BranchProtectionRule.bypassForcePushAllowances';
const PERMISSION = 'administration: read';
const PATH = ['repository', 'ref', 'branchProtectionRule', 'bypassForcePushAllowances'];
const OF_DEFAULT = ['defaultBranchRef', 'branchProtectionRule', 'bypassForcePushAllowances'];

/**
 * Actors named in "specify who can force push". The overview tells them of the default branch; another branch is asked about.
 * A rule that is null here, though REST shows one, is hidden.
 */
export async function forcePushActors(
  client: GitHubClient,
  { owner, name, branch }: BranchOf,
  overview: AskOverview,
): Promise<Observation<readonly BypassActor[]>> {
  const told = partOf(await overview(), OF_DEFAULT, ({ defaultBranchRef: ref }) =>
    ref?.name === branch ? ref.branchProtectionRule?.bypassForcePushAllowances : undefined,
  );
  if (told !== undefined) return actorsOf(told.value, told.sources);
  const answer = await client.graphql({
    query: FORCE_PUSH_ACTORS,
    variables: { owner, name, ref: `refs/heads/${branch}` },
    what: WHAT,
    permission: PERMISSION,
    schema: forcePushActorsSchema,
  });
  if (answer.state === 'unseen') return answer;
  const { data, errors } = answer.value;
  const failure = failureAt(errors, PATH);
  const allowances = data.repository?.ref?.branchProtectionRule?.bypassForcePushAllowances;
  if (allowances === undefined) return notSeen(failure ?? hidden('forbidden'), answer.sources);
  return actorsOf(allowances, answer.sources, failure);
}

function actorsOf(
  allowances: ActorList,
  sources: readonly Source[],
  failure?: Unseen,
): Observation<readonly BypassActor[]> {
  const actors = (allowances.nodes ?? []).flatMap((node) => (node?.actor ? [toActor(node.actor)] : []));
  const missing = failure ?? (actors.length < allowances.totalCount ? hidden('truncated') : undefined);
  return missing === undefined ? seen(actors, sources) : seenPartly(actors, missing, sources);
}

function hidden(reason: 'forbidden' | 'truncated'): Unseen {
  const what = `GraphQL ${WHAT}`;
  return reason === 'forbidden' ? { reason, what, permission: PERMISSION } : { reason, what };
}

const KINDS = { App: 'Integration', Team: 'Team', User: 'User' } as const;

function toActor(actor: { readonly __typename: keyof typeof KINDS; readonly databaseId?: number | null | undefined }) {
  return { kind: KINDS[actor.__typename], id: actor.databaseId ?? null, mode: 'always' };
}
