import { z } from 'zod';
import { type Observation, seen, type Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { Ruleset } from '../../ports/branch-settings.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import { type ObjectCache, objectKey } from './object-cache.ts';
import type { RepositoryName } from './repository.ts';
import { withTagProtection } from './tag-protection.ts';

const LIST = 'GET /repos/{owner}/{repo}/rulesets';
const DETAIL = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';
const PERMISSION = 'metadata: read';

/** Details of more rulesets than this are not asked; those then count as hidden. */
const MAX_DETAILS = 75;

export type RulesetList = Observation<readonly Summary[]>;

/** Rulesets of the repository and its parents, as their list tells them. */
export async function rulesetList(client: GitHubClient, repo: RepositoryName): Promise<RulesetList> {
  const raw = await client.list({
    route: LIST,
    parameters: { owner: repo.owner, repo: repo.name, includes_parents: true },
    permission: PERMISSION,
    schema: z.array(z.unknown()),
  });
  return goodItems(raw, summarySchema, LIST);
}

/** The same, each with its details where they matter and could be read. */
export async function withDetails(
  client: GitHubClient,
  { repo, objects }: Place,
  list: RulesetList,
): Promise<Observation<readonly Ruleset[]>> {
  if (list.state === 'unseen') return list;
  const wanted = list.value.filter(needsDetails).slice(0, MAX_DETAILS);
  const details = await Promise.all(wanted.map((summary) => detailsOf(client, { repo, objects }, summary)));
  const byId = new Map(details.map((each) => [each.ruleset.id, each]));
  return withTagProtection(client, repo, {
    ...list,
    value: list.value.map((summary) => byId.get(summary.id)?.ruleset ?? notAsked(summary)),
    sources: [...list.sources, ...details.flatMap((each) => each.sources)],
  });
}

const summarySchema = z.object({
  id: z.number(),
  name: z.string(),
  target: z.enum(['branch', 'tag', 'push', 'repository']),
  source_type: z.enum(['Repository', 'Organization', 'Enterprise']),
  enforcement: z.enum(['active', 'evaluate', 'disabled']),
  updated_at: z.iso.datetime({ offset: true }).optional().catch(undefined),
});
type Summary = z.infer<typeof summarySchema>;

/** Each part that cannot be read is hidden by itself. */
const detailSchema = z.object({
  id: z.number(),
  conditions: z
    .object({
      ref_name: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }).optional().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  rules: z.array(z.object({ type: z.string() })).optional().catch(undefined),
  bypass_actors: z
    .array(
      z.object({
        actor_id: z.number().nullish(),
        actor_type: z.string(),
        bypass_mode: z.string().optional(),
      }),
    )
    .optional()
    .catch(undefined),
}); // prettier-ignore

function needsDetails({ target, enforcement }: Summary): boolean {
  return enforcement === 'active' && (target === 'branch' || target === 'tag');
}

function notAsked(summary: Summary): Ruleset {
  return withoutDetails(summary, needsDetails(summary) ? { reason: 'truncated', what: DETAIL } : undefined);
}

interface Detailed {
  readonly ruleset: Ruleset;
  readonly sources: readonly Source[];
}

interface Place {
  readonly repo: RepositoryName;
  readonly objects: Pick<ObjectCache, 'details'>;
}

async function detailsOf(client: GitHubClient, place: Place, summary: Summary): Promise<Detailed> {
  const answer = await askDetails(client, place, summary);
  if (answer.state === 'unseen') return { ruleset: withoutDetails(summary, answer.unseen), sources: answer.sources };
  const { conditions, rules, bypass_actors: actors } = answer.value;
  const ruleset: Ruleset = {
    ...withoutDetails(summary),
    refs: conditions?.ref_name,
    ruleTypes: rules?.map((rule) => rule.type),
    bypassActors: actors?.map((actor) => ({
      kind: actor.actor_type,
      id: actor.actor_id ?? null,
      mode: actor.bypass_mode ?? 'always',
    })),
  };
  return { ruleset, sources: answer.sources };
}

/** A version that was seen whole stays as it is; one with a part left out is asked for again, because another token may see more. */
async function askDetails(client: GitHubClient, { repo, objects }: Place, summary: Summary) {
  const key = objectKey(client, repo, `${summary.id}@${summary.updated_at ?? ''}`);
  const known = objects.details.get(key);
  const kept = known === undefined ? undefined : detailSchema.safeParse(known.data).data;
  if (kept?.id === summary.id && known !== undefined) return seen(kept, known.sources);
  const answer = await client.get({
    route: DETAIL,
    parameters: { owner: repo.owner, repo: repo.name, ruleset_id: summary.id },
    permission: PERMISSION,
    schema: detailSchema.refine(({ id }) => id === summary.id),
  });
  if (summary.updated_at !== undefined && answer.state === 'seen' && isWhole(answer.value))
    objects.details.keep(key, { data: answer.value, sources: answer.sources });
  return answer;
}

function isWhole({ conditions, rules, bypass_actors: actors }: z.infer<typeof detailSchema>): boolean {
  return conditions?.ref_name !== undefined && rules !== undefined && actors !== undefined;
}

function withoutDetails(summary: Summary, hidden?: Unseen): Ruleset {
  const { id, name, target, enforcement, source_type: from, updated_at: updatedAt } = summary;
  return {
    id,
    name,
    target,
    enforcement,
    from,
    updatedAt,
    refs: undefined,
    ruleTypes: undefined,
    bypassActors: undefined,
    ...(hidden === undefined ? {} : { hidden }),
  };
}
