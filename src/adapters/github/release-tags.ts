import type { z } from 'zod';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { ReleaseTag } from '../../ports/releases.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlFailure } from './graphql.ts';
import type { AskOverview } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import { isVerified } from './signature.ts';
import { RELEASE_TAGS, releaseTagsAnswer, type releaseTagsSchema, tagSchema, type TagTarget } from './tag-query.ts';

const WHAT = 'GraphQL Release.tag';
const AT = ['repository', 'releases'];

/** The tags of these releases: what each leads to in one answer, and for an annotated one what GitHub says of its signature. */
export async function releaseTags(
  { client, repo, overview }: Tagged,
  wanted: readonly string[],
): Promise<Observation<readonly ReleaseTag[]>> {
  const list = (await inOverview(overview)) ?? (await asked(client, repo));
  if (list.state === 'unseen') return list;
  const tags = await Promise.all(
    list.value.filter(({ tag }) => wanted.includes(tag)).map(({ tag, target }) => toTag({ client, repo }, tag, target)),
  );
  return seen(
    tags.map(({ tag }) => tag),
    [...list.sources, ...tags.flatMap(({ sources }) => sources)],
  );
}

export interface Tagged extends Place {
  readonly overview: AskOverview;
}

/** The commit that a release's tag leads to, where the overview tells it. */
export async function commitOfTag(overview: AskOverview, tag: string): Promise<string | undefined> {
  const list = await inOverview(overview);
  const found = list?.state === 'seen' ? list.value.find((one) => one.tag === tag)?.target : undefined;
  const target = found?.__typename === 'Tag' ? found.target : found;
  return target?.__typename === 'Commit' ? target.oid : undefined;
}

interface Found {
  readonly tag: string;
  /** Undefined = it failed, or the tag is gone. */
  readonly target: TagTarget | undefined;
}

async function inOverview(overview: AskOverview): Promise<Observation<readonly Found[]> | undefined> {
  const answer = await overview();
  if (answer.state === 'unseen' || failureAt(answer.value.errors, AT) !== undefined) return undefined;
  const given = answer.value.data.repository?.releases;
  return given == null ? undefined : seen(tagsIn(given, answer.value.errors), answer.sources);
}

async function asked(client: GitHubClient, { owner, name }: RepositoryName): Promise<Observation<readonly Found[]>> {
  const answer = await client.graphql({
    query: RELEASE_TAGS,
    variables: { owner, name },
    what: 'Release.tag',
    permission: 'contents: read',
    schema: releaseTagsAnswer,
  });
  if (answer.state === 'unseen') return answer;
  const { data, errors } = answer.value;
  const list = data.repository?.releases;
  if (list != null) return seen(tagsIn(list, errors), answer.sources);
  return notSeen(failureAt(errors, AT) ?? { reason: 'hidden-or-absent', what: WHAT }, answer.sources);
}

function tagsIn({ nodes }: z.infer<typeof releaseTagsSchema>, errors: readonly GraphQlFailure[]): readonly Found[] {
  return (nodes ?? []).flatMap((node, at): Found[] => {
    if (node === null) return [];
    const failed = failureAt(errors, [...AT, 'nodes', at]) !== undefined;
    return [{ tag: node.tagName, target: failed ? undefined : (node.tag?.target ?? undefined) }];
  });
}

interface Place {
  readonly client: GitHubClient;
  readonly repo: RepositoryName;
}

async function toTag(
  place: Place,
  tag: string,
  target: TagTarget | undefined,
): Promise<{ readonly tag: ReleaseTag; readonly sources: readonly Source[] }> {
  if (target?.__typename === 'Tag') return annotated(place, tag, target.oid);
  const verified = target?.__typename === 'Commit' ? isVerified(target.signature) : undefined;
  return { tag: { tag, kind: 'lightweight', verified }, sources: [] };
}

/** GitHub's own trouble, which says nothing about the signature. */
const NOT_CHECKED = ['gpgverify_error', 'gpgverify_unavailable', 'ocsp_error', 'ocsp_pending'];

async function annotated({ client, repo }: Place, tag: string, oid: string) {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
    parameters: { owner: repo.owner, repo: repo.name, tag_sha: oid },
    permission: 'contents: read',
    schema: tagSchema,
  });
  const said = answer.state === 'seen' ? answer.value.verification : undefined;
  const verified = said == null || NOT_CHECKED.includes(said.reason) ? undefined : said.verified;
  return { tag: { tag, kind: 'annotated' as const, verified }, sources: answer.sources };
}
