import { z } from 'zod';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import { blobText, type BlobText } from './blob-text.ts';
import type { GitHubClient } from './client.ts';
import { failureAt } from './graphql.ts';
import type { RepositoryName } from './repository.ts';

export interface WantedBlob {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

const PERMISSION = 'contents: read';
export const MAX_BATCH = 50;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** Texts of blobs by id: one GraphQL query a batch, and REST for what GraphQL refuses, cuts or re-encodes. */
export async function readBlobs(
  client: GitHubClient,
  repo: RepositoryName,
  wanted: readonly WantedBlob[],
): Promise<ReadonlyMap<string, Observation<BlobText>>> {
  const texts = new Map<string, Observation<BlobText>>();
  for (const batch of batches(wanted))
    for (const [id, text] of await byGraphQl(client, repo, batch)) texts.set(id, text);
  let refused: NotSeen | undefined;
  for (const { id } of wanted.filter((blob) => !texts.has(blob.id))) {
    const text = refused ?? (await byRest(client, repo, id));
    if (text.state === 'unseen' && ['rate-limited', 'forbidden'].includes(text.unseen.reason)) refused = text;
    texts.set(id, text);
  }
  return texts;
}

function batches(wanted: readonly WantedBlob[]): WantedBlob[][] {
  const all: WantedBlob[][] = [];
  let bytes = 0;
  for (const blob of wanted) {
    const current = all.at(-1);
    bytes += blob.size;
    if (current !== undefined && current.length < MAX_BATCH && bytes <= MAX_BATCH_BYTES) current.push(blob);
    else {
      all.push([blob]);
      bytes = blob.size;
    }
  }
  return all;
}

/** The document that asks for `count` blobs in one request; ids travel as variables. */
export function blobsQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const ids = numbers.map((index) => `$i${index}: GitObjectID!`).join(', ');
  const objects = numbers.map((index) => `b${index}: object(oid: $i${index}) { ...Text }`).join('\n');
  return `query Blobs($owner: String!, $name: String!, ${ids}) {
    repository(owner: $owner, name: $name) { ${objects} }
  }
  fragment Text on Blob { text isBinary isTruncated }`;
}

const blobSchema = z.object({
  text: z.string().nullish(),
  isBinary: z.boolean().nullish(),
  isTruncated: z.boolean().nullish(),
});
const blobsSchema = z.object({ repository: z.record(z.string(), blobSchema.nullable()).nullable() });

/** Only what GraphQL gave whole and unchanged; a blob that is left out is for REST. */
async function byGraphQl(client: GitHubClient, repo: RepositoryName, batch: readonly WantedBlob[]) {
  const ids = Object.fromEntries(batch.map(({ id }, index) => [`i${index}`, id]));
  const answer = await client.graphql({
    query: blobsQuery(batch.length),
    variables: { owner: repo.owner, name: repo.name, ...ids },
    what: 'Repository.object',
    permission: PERMISSION,
    schema: blobsSchema,
  });
  if (answer.state === 'unseen') return [];
  const { data, errors } = answer.value;
  return batch.flatMap(({ id }, index): (readonly [string, Observation<BlobText>])[] => {
    const name = `b${index}`;
    const blob = data.repository?.[name];
    if (blob === undefined || blob === null || failureAt(errors, ['repository', name]) !== undefined) return [];
    if (blob.isBinary === true) return [[id, notSeen({ reason: 'malformed', what: id })]];
    if (typeof blob.text !== 'string' || blob.isTruncated !== false) return [];
    const text = blobText(id, Buffer.from(blob.text));
    return text.state === 'seen' ? [[id, text]] : [];
  });
}

async function byRest(client: GitHubClient, repo: RepositoryName, id: string): Promise<Observation<BlobText>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    parameters: { owner: repo.owner, repo: repo.name, file_sha: id },
    permission: PERMISSION,
    schema: z.object({ content: z.string(), encoding: z.literal('base64') }),
  });
  return answer.state === 'unseen' ? answer : blobText(id, Buffer.from(answer.value.content, 'base64'));
}
