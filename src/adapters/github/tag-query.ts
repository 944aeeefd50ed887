import { z } from 'zod';

/**
 * The newest releases with what their tags lead to. GitHub's GraphQL tells the signature of a commit and not that of an
 * annotated tag, which REST tells by the tag's own id.
 */
export const RELEASE_TAGS_FRAGMENT = /* GraphQL */ `
  fragment ReleaseTags on ReleaseConnection {
    nodes {
      tagName
      tag {
        target {
          __typename
          oid
          ... on Commit {
            signature {
              isValid
              state
            }
          }
          ... on Tag {
            target {
              __typename
              oid
            }
          }
        }
      }
    }
  }
`;

/** By itself, where the overview did not answer. */
export const RELEASE_TAGS = /* GraphQL */ `
  query ReleaseTags($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) {
      releases(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
        ...ReleaseTags
      }
    }
  }
  ${RELEASE_TAGS_FRAGMENT}
`;

const target = z.object({
  __typename: z.string(),
  oid: z.string(),
  signature: z.object({ isValid: z.boolean(), state: z.string() }).nullish(),
  target: z.object({ __typename: z.string(), oid: z.string() }).nullish(),
});

export type TagTarget = z.infer<typeof target>;

const releaseNode = z.object({ tagName: z.string(), tag: z.object({ target: target.nullish() }).nullish() });

export const releaseTagsSchema = z.object({ nodes: z.array(releaseNode.nullable()).nullish() });

export const releaseTagsAnswer = z.object({
  repository: z.object({ releases: releaseTagsSchema.nullish() }).nullable(),
});

/** `GET …/git/tags/{tag_sha}`. */
export const tagSchema = z.object({
  verification: z.object({ verified: z.boolean(), reason: z.string() }).nullish(),
});
