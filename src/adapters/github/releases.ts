import { z } from 'zod';
import type { Digest } from '../../model/digest.ts';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { Release, Releases, StoredAttestation } from '../../ports/releases.ts';
import type { GitHubClient } from './client.ts';
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
  // A digest of another algorithm is none that we can compare.
  assets: z.array(
    z.object({ id: z.int(), name: z.string(), size: z.int(), state: z.string(), digest: digest.nullish().catch(null) }),
  ),
});

const attestationsSchema = z.object({
  attestations: z.array(z.object({ bundle: z.unknown() })).default([]),
});

/** Releases, their files and the attestations that GitHub stores for a digest. */
export function releases(client: GitHubClient, { owner, name }: RepositoryName): Releases {
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
    assetBytes: (asset, limit) =>
      client.bytes(
        {
          route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
          parameters: { ...parameters, asset_id: asset.id },
          permission: CONTENTS,
        },
        limit,
      ),
  };
}

type Parameters = Readonly<Record<'owner' | 'repo', string>>;
type ReleaseAnswer = z.infer<typeof releaseSchema>;

function listReleases(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly ReleaseAnswer[]>> {
  return client.list(
    { route: 'GET /repos/{owner}/{repo}/releases', parameters, permission: CONTENTS, schema: z.array(releaseSchema) },
    { pages: MAX_RELEASE_PAGES },
  );
}

function listAttestations(client: GitHubClient, parameters: Parameters, subject: Digest) {
  return client.get({
    route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    parameters: { ...parameters, subject_digest: subject, per_page: 100 },
    permission: 'attestations: read',
    schema: attestationsSchema,
  });
}

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

function toAttestations({ attestations }: z.infer<typeof attestationsSchema>): readonly StoredAttestation[] {
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
