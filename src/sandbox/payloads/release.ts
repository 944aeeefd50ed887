import { userShape } from '../shapes/repository.ts';
import { enveloped, found, open, type Delivered, type OfRepository, type PayloadSource } from './envelope.ts';

export function releasePayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: 'published' | 'released' | 'edited'; readonly tag: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const release = found(
    repository.releases.find(({ tag }) => tag === wanted.tag),
    `release ${wanted.tag}`,
  );
  const { id, tag, name, body, draft, prerelease, immutable, createdAt, publishedAt, author } = release;
  return enveloped(source, repository, [
    `release.${wanted.action}`,
    {
      action: wanted.action,
      release: {
        ...{ id, name, body, draft, prerelease, immutable },
        tag_name: tag,
        target_commitish: repository.defaultBranch,
        created_at: createdAt,
        published_at: publishedAt,
        author: userShape(author, context),
        assets: release.assets.map((one) => ({
          id: one.id,
          name: one.name,
          size: one.bytes.byteLength,
          state: 'uploaded',
        })),
      },
      sender: userShape(author, context),
    },
  ]);
}
