import { z } from 'zod';
import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { BypassActor, ClassicProtection } from '../../ports/branch-settings.ts';
import type { GitHubClient } from './client.ts';
import { forcePushActors } from './force-push-actors.ts';
import type { AskOverview } from './overview.ts';
import { publicProtection } from './public-protection.ts';
import type { RepositoryName } from './repository.ts';
import { protectionTold } from './told-protection.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/branches/{branch}/protection';

/**
 * Classic protection of a branch: from the overview where it tells all of it, else by REST. "Branch not protected" is GitHub's
 * word to those who may look; any other 404 may hide it. A token without administration still sees what the branch demands of everybody, as a part.
 */
export async function classicProtection(
  client: GitHubClient,
  { repo, overview }: { readonly repo: RepositoryName; readonly overview: AskOverview },
  branch: string,
): Promise<Observation<ClassicProtection | null>> {
  const told = protectionTold(await overview(), branch);
  if (told !== undefined) return told;
  const answer = await client.get<Protection | null>({
    route: ROUTE,
    parameters: { owner: repo.owner, repo: repo.name, branch },
    permission: 'administration: read',
    schema: protectionSchema,
    said: { none: null },
  });
  if (answer.state === 'unseen') return publicProtection(client, { ...repo, branch }, { refused: answer, overview });
  if (answer.value === null) return { ...answer, value: null };
  const forcePushers = await forcePushActors(client, { ...repo, branch }, overview);
  const seenProtection = answer.value;
  return mapSeen(answer, () => toProtection(seenProtection, forcePushers));
}

const switchSchema = z.object({ enabled: z.boolean() }).optional();
const actorsSchema = z.array(z.object({ id: z.number() })).optional();

const protectionSchema = z
  .object({
    url: z.string().optional(),
    enforce_admins: switchSchema,
    allow_force_pushes: switchSchema,
    allow_deletions: switchSchema,
    required_conversation_resolution: switchSchema,
    required_signatures: switchSchema,
    restrictions: z.object({}).nullish(),
    required_pull_request_reviews: z
      .object({
        dismiss_stale_reviews: z.boolean(),
        require_code_owner_reviews: z.boolean(),
        require_last_push_approval: z.boolean().optional(),
        required_approving_review_count: z.number().int().nonnegative().optional(),
        bypass_pull_request_allowances: z
          .object({ users: actorsSchema, teams: actorsSchema, apps: actorsSchema })
          .nullish(),
      })
      .nullish(),
    required_status_checks: z
      .object({
        strict: z.boolean().optional(),
        contexts: z.array(z.string()),
        checks: z.array(z.object({ context: z.string() })),
      })
      .nullish(),
  })
  .refine((answer) => answer.url !== undefined || answer.enforce_admins !== undefined);

type Protection = z.infer<typeof protectionSchema>;

/** Sections that are off are left out by GitHub as a whole; a switch that is left out is hidden. */
function toProtection(answer: Protection, forcePushers: Observation<readonly BypassActor[]>): ClassicProtection {
  const reviews = answer.required_pull_request_reviews;
  const checks = answer.required_status_checks;
  return {
    pullRequest: reviews === null || reviews === undefined ? null : toReviews(reviews),
    pushRestricted: answer.restrictions !== null && answer.restrictions !== undefined,
    forcePushesAllowed: answer.allow_force_pushes?.enabled,
    deletionsAllowed: answer.allow_deletions?.enabled,
    conversationResolution: answer.required_conversation_resolution?.enabled,
    signatures: answer.required_signatures?.enabled,
    administratorsBound: answer.enforce_admins?.enabled,
    checks: checks === null || checks === undefined ? null : { strict: checks.strict, contexts: contextsOf(checks) },
    named: [seen(allowances(reviews?.bypass_pull_request_allowances)), forcePushers],
  };
}

function toReviews(reviews: NonNullable<Protection['required_pull_request_reviews']>) {
  return {
    approvals: reviews.required_approving_review_count,
    dismissesStale: reviews.dismiss_stale_reviews,
    codeOwners: reviews.require_code_owner_reviews,
    lastPushApproval: reviews.require_last_push_approval === true,
  };
}

function contextsOf(checks: NonNullable<Protection['required_status_checks']>): readonly string[] {
  return [...new Set([...checks.contexts, ...checks.checks.map((check) => check.context)])];
}

type Allowances = NonNullable<Protection['required_pull_request_reviews']>['bypass_pull_request_allowances'];

/** Kinds as rulesets spell them, so that one actor of both counts once. */
function allowances(lists: Allowances): readonly BypassActor[] {
  const of = (kind: string, actors: readonly { readonly id: number }[] = []) =>
    actors.map(({ id }): BypassActor => ({ kind, id, mode: 'pull_request' }));
  return [...of('User', lists?.users), ...of('Team', lists?.teams), ...of('Integration', lists?.apps)];
}
