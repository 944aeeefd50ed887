import { z } from 'zod';
import { sha256, type Digest } from '../../model/digest.ts';
import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { ByteHashes, Release, ReleaseAsset, Releases, StoredAttestation } from '../../ports/releases.ts';
import type { GitHubClient } from './client.ts';
import { objectCache, objectKey } from './object-cache.ts';
import type { RepositoryName } from './repository.ts';

/** Pages of 100 releases read at most; the facts ask for the newest ones. */
const MAX_RELEASE_PAGES = 3;

const CONTENTS = 'contents: read';

const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .transform((text) => text as Digest);

const releaseSchema = z.object({
  id: z.int(),
  tag_name: z.string(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  immutable: z.boolean().optional(),
  published_at: z.string().nullable(),
  body: z.string().nullish(),
  // A digest of another form is there and cannot be compared: nothing is known of it, which is not "none".
  assets: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      size: z.int(),
      state: z.string(),
      digest: digest.nullish().catch(undefined),
    }),
  ),
});

const attestationsSchema = z
  .object({ attestations: z.array(z.object({ bundle: z.unknown() })) })
  .transform(({ attestations }) => attestations);

/** Releases, their files and the attestations that GitHub stores for a digest. */
export function releases(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  objects = objectCache(),
): Omit<Releases, 'releaseTags' | 'filesAtTag'> {
  const parameters = { owner, repo: name };
  return {
    releases: async () => mapSeen(await listReleases(client, parameters), (list) => list.map(toRelease)),
    immutableReleasesEnabled: async () =>
      mapSeen(
        await client.get({
          route: 'GET /repos/{owner}/{repo}/immutable-releases',
          parameters,
          permission: 'administration: read',
          schema: z.object({ enabled: z.boolean() }),
        }),
        ({ enabled }) => enabled,
      ),
    attestations: async (subject) => mapSeen(await listAttestations(client, parameters, subject), toAttestations),
    assetBytes: async (asset, limit) => {
      const key = asset.digest == null ? undefined : objectKey(client, { owner, name }, asset.digest);
      const known = key === undefined ? undefined : objects.assets.get(key);
      if (known !== undefined && known.byteLength <= limit)
        return seen(known, [{ path: asset.name, digest: sha256(known) }]);
      const answer = await assetBytes(client, { ...parameters, asset_id: asset.id }, { asset, limit });
      if (key !== undefined && answer.state === 'seen') objects.assets.keep(key, answer.value);
      return answer;
    },
    assetHashes: (asset, limit) => assetHashes(client, { ...parameters, asset_id: asset.id }, { asset, limit }),
  };
}

type Parameters = Readonly<Record<'owner' | 'repo', string>>;
type ReleaseAnswer = z.infer<typeof releaseSchema>;
type AttestationAnswer = z.infer<typeof attestationsSchema>[number];

function listReleases(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly ReleaseAnswer[]>> {
  return client.list(
    { route: 'GET /repos/{owner}/{repo}/releases', parameters, permission: CONTENTS, schema: z.array(releaseSchema) },
    { pages: MAX_RELEASE_PAGES },
  );
}

/** Pages go by cursor here; what stands behind the first hundred is seen partly. */
function listAttestations(
  client: GitHubClient,
  parameters: Parameters,
  subject: Digest,
): Promise<Observation<readonly AttestationAnswer[]>> {
  return client.list(
    {
      route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      parameters: { ...parameters, subject_digest: subject },
      permission: 'attestations: read',
      schema: attestationsSchema,
    },
    { pages: 1 },
  );
}

interface Wanted {
  readonly asset: ReleaseAsset;
  readonly limit: number;
}

type AssetParameters = Parameters & { readonly asset_id: number };

async function assetBytes(client: GitHubClient, parameters: AssetParameters, wanted: Wanted) {
  const read = () => client.bytes({ route: ASSET, parameters, permission: CONTENTS }, wanted.limit);
  return asDescribed(wanted, read, sha256);
}

async function assetHashes(client: GitHubClient, parameters: AssetParameters, wanted: Wanted) {
  const read = () => client.hashes({ route: ASSET, parameters, permission: CONTENTS }, wanted.limit);
  return asDescribed(wanted, read, (hashes: ByteHashes) => `sha256:${hashes.sha256}`);
}

/** What GitHub's own digest does not describe was changed on the way and is refused. */
async function asDescribed<T>(
  { asset, limit }: Wanted,
  read: () => Promise<Observation<T>>,
  digestOf: (value: T) => string,
): Promise<Observation<T>> {
  if (asset.size > limit) return notSeen({ reason: 'too-large', what: asset.name });
  const answer = await read();
  const expected = asset.digest ?? undefined;
  if (answer.state === 'unseen' || expected === undefined || digestOf(answer.value) === expected) return answer;
  return notSeen({ reason: 'malformed', what: asset.name }, answer.sources);
}

const ASSET = 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}';

/** An asset that is still being uploaded is not shipped yet. */
function toRelease(answer: ReleaseAnswer): Release {
  const uploaded = answer.assets.filter((asset) => asset.state === 'uploaded');
  return {
    id: answer.id,
    tag: answer.tag_name,
    draft: answer.draft,
    prerelease: answer.prerelease,
    immutable: answer.immutable,
    publishedAt: answer.published_at,
    body: answer.body ?? '',
    assets: uploaded.map(({ id, name, size, digest: stored }) => ({ id, name, size, digest: stored })),
  };
}

function toAttestations(attestations: readonly AttestationAnswer[]): readonly StoredAttestation[] {
  return attestations.map(({ bundle }) => ({ predicateType: predicateTypeOf(bundle), bundle }));
}

const envelopeSchema = z.object({ dsseEnvelope: z.object({ payload: z.base64() }) });
const statementSchema = z.object({ predicateType: z.string() });

/** What the statement inside says about itself; nobody has verified it here. */
function predicateTypeOf(bundle: unknown): string | null {
  const envelope = envelopeSchema.safeParse(bundle);
  if (!envelope.success) return null;
  try {
    const statement: unknown = JSON.parse(Buffer.from(envelope.data.dsseEnvelope.payload, 'base64').toString('utf8'));
    return statementSchema.safeParse(statement).data?.predicateType ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
