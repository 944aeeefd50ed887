import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { fakeFetch, type FakeAnswer } from '../../support/fake-fetch.ts';

type Asked = 'RepositoryOverview' | 'ReleaseTags';

/** Answers each query by its name; one that is not named is refused. */
function asking(replies: Partial<Record<Asked, unknown>>, tag: FakeAnswer = verification(true, 'valid')) {
  const queries: string[] = [];
  const fetch = fakeFetch({
    'GET /repos/{owner}/{repo}/git/tags/{tag_sha}': tag,
    'POST /graphql': ({ body }): FakeAnswer => {
      const { query } = body as { readonly query: string };
      const name = (['RepositoryOverview', 'ReleaseTags'] as const).find((one) => query.includes(`query ${one}(`));
      queries.push(name ?? query);
      const reply = name === undefined ? undefined : replies[name];
      return reply === undefined ? { status: 403, body: {} } : { body: reply };
    },
  });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { queries, fetch, github: githubRepository(client, { owner: 'acme', name: 'widget' }) };
}

const verification = (verified: boolean, reason: string): FakeAnswer => ({
  body: { verification: { verified, reason } },
});
const VALID = { isValid: true, state: 'VALID' };
const node = (tagName: string, target: object | null) => ({ tagName, tag: target === null ? null : { target } });
const releases = (...nodes: readonly object[]) => ({ nodes });
const answer = (list: object | null, errors: readonly object[] = []) => ({
  data: { repository: { releases: list } },
  ...(errors.length === 0 ? {} : { errors }),
});

const told = (query: Asked, nodes: readonly object[], errors: readonly object[] = []) =>
  asking({ [query]: answer(releases(...nodes), errors) });

const TAG = { __typename: 'Tag', oid: 'a'.repeat(40) };
const COMMIT = { __typename: 'Commit', oid: 'c'.repeat(40) };
const failure = (...path: readonly (string | number)[]) => ({
  type: 'FORBIDDEN',
  path: ['repository', 'releases', ...path],
});

describe('tags of releases', () => {
  it('come with the overview, and the signature of an annotated one from REST', async () => {
    const { github, queries } = told('RepositoryOverview', [node('v1', TAG)]);
    expect(await github.releaseTags(['v1'])).toMatchObject({
      value: [{ tag: 'v1', kind: 'annotated', verified: true }],
    });
    expect(queries).toEqual(['RepositoryOverview']);
  });

  it('that nobody asked for cost nothing', async () => {
    const { github, fetch } = told('RepositoryOverview', [node('v2', TAG), node('v1', TAG)]);
    expect(await github.releaseTags(['v2'])).toMatchObject({ value: [{ tag: 'v2' }] });
    expect(fetch.requests.filter(({ path }) => path.includes('/git/tags/'))).toHaveLength(1);
  });

  it.each<{ name: string; answer: FakeAnswer; verified: boolean | undefined }>([
    { name: 'no signature', answer: verification(false, 'unsigned'), verified: false },
    { name: 'a signature by a stranger', answer: verification(false, 'unknown_key'), verified: false },
    { name: 'a signature that GitHub could not check', answer: verification(false, 'gpgverify_unavailable'), verified: undefined },
    { name: 'a server that does not say', answer: { body: {} }, verified: undefined },
    { name: 'a refusal', answer: { status: 403, body: {} }, verified: undefined },
    { name: 'an answer of another shape', answer: { body: { verification: { verified: 'yes' } } }, verified: undefined },
  ])('an annotated tag with $name', async ({ answer: tag, verified }) => {
    const { github } = asking({ ReleaseTags: answer(releases(node('v1', TAG))) }, tag);
    const list = await github.releaseTags(['v1']);
    expect(list.state === 'seen' && list.value[0]?.verified).toBe(verified);
  }); // prettier-ignore

  it.each<{ name: string; target: object | null; verified: boolean | undefined }>([
    { name: 'on a signed commit', target: { ...COMMIT, signature: VALID }, verified: true },
    { name: 'on an unsigned commit', target: { ...COMMIT, signature: null }, verified: false },
    { name: 'that is gone', target: null, verified: undefined },
    { name: 'on something else', target: { ...COMMIT, __typename: 'Tree' }, verified: undefined },
  ])('a lightweight tag $name', async ({ target, verified }) => {
    const { github } = told('ReleaseTags', [node('v1', target)]);
    expect(await github.releaseTags(['v1'])).toMatchObject({ value: [{ kind: 'lightweight', verified }] });
  });

  it('are asked for by themselves where the overview failed at them', async () => {
    const { github, queries } = asking({
      RepositoryOverview: answer(null, [failure()]),
      ReleaseTags: answer(releases(node('v1', TAG))),
    });
    expect(await github.releaseTags(['v1'])).toMatchObject({ value: [{ verified: true }] });
    expect(queries).toEqual(['RepositoryOverview', 'ReleaseTags']);
  });

  it('whose commit is hidden are not unsigned', async () => {
    const unsigned = { ...COMMIT, signature: null };
    const { github } = told('ReleaseTags', [node('v2', unsigned), node('v1', unsigned)], [failure('nodes', 1, 'tag')]);
    expect(await github.releaseTags(['v2', 'v1'])).toMatchObject({
      value: [{ verified: false }, { verified: undefined }],
    });
  });

  it('that nobody may see are not none', async () => {
    const { github } = asking({ ReleaseTags: answer(null, [failure()]) });
    expect(await github.releaseTags(['v1'])).toMatchObject({ state: 'unseen', unseen: { reason: 'forbidden' } });
    expect(await asking({}).github.releaseTags(['v1'])).toMatchObject({ state: 'unseen' });
  });
});
