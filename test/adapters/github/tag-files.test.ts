import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { objectCache } from '../../../src/adapters/github/object-cache.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { fakeFetch, type FakeAnswer } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const TREE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
const COMMIT = 'c'.repeat(40);
const tree = (truncated: boolean): FakeAnswer => ({
  body: {
    truncated,
    tree: [
      { path: 'src', mode: '040000', type: 'tree', sha: 'a' },
      { path: 'src/go.sum', mode: '100644', type: 'blob', sha: 'b' },
      { path: 'link', mode: '120000', type: 'blob', sha: 'd' },
      { path: 'part', mode: '160000', type: 'commit', sha: 'e' },
    ],
  },
});

const commit = { __typename: 'Commit', oid: COMMIT };
const leadingTo = (target: object | null): FakeAnswer => ({
  body: {
    data: { repository: { releases: { nodes: [{ tagName: 'v1', tag: target === null ? null : { target } }] } } },
  },
});

function ask(answer: FakeAnswer, overview?: FakeAnswer, objects = objectCache()) {
  const fetch = fakeFetch({ [TREE]: answer, ...(overview === undefined ? {} : { 'POST /graphql': overview }) });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const asked = () =>
    fetch.requests.filter(({ path }) => path.includes('/git/trees/')).map(({ parameters }) => parameters.tree_sha);
  return { asked, github: githubRepository(client, { owner: 'acme', name: 'widget' }, objects) };
}

describe('files at a tag', () => {
  it('are the paths of its tree', async () => {
    const { github, asked } = ask(tree(false));
    expect(await github.filesAtTag('v1')).toMatchObject({ state: 'seen', value: ['src/go.sum', 'link'] });
    expect(asked()).toEqual(['v1']);
  });

  it.each([
    { name: 'a lightweight tag', target: commit, from: COMMIT },
    { name: 'an annotated tag', target: { __typename: 'Tag', oid: 'd'.repeat(40), target: commit }, from: COMMIT },
    { name: 'a tag of a tag', target: { __typename: 'Tag', oid: 'd'.repeat(40), target: { ...commit, __typename: 'Tag' } }, from: 'v1' },
    { name: 'a tag that is gone', target: null, from: 'v1' },
  ])('are read of the commit behind $name', async ({ target, from }) => {
    const { github, asked } = ask(tree(false), leadingTo(target));
    await github.filesAtTag('v1');
    expect(asked()).toEqual([from]);
  }); // prettier-ignore

  it('cost nothing where the tree of that commit is known', async () => {
    const objects = objectCache();
    await ask(tree(false), leadingTo(commit), objects).github.filesAtTag('v1');
    const { github, asked } = ask({ status: 500 }, leadingTo(commit), objects);
    expect(await github.filesAtTag('v1')).toMatchObject({ value: ['src/go.sum', 'link'] });
    expect(asked()).toEqual([]);
  });

  it('are seen partly where GitHub cut the tree', async () => {
    expect(await ask(tree(true)).github.filesAtTag('v1')).toMatchObject({ missing: { reason: 'truncated' } });
  });

  it.each(FAULTS)('make of "$name" a reason, never a value', async ({ answer, reason }) => {
    expect(await ask(answer).github.filesAtTag('v1')).toMatchObject({
      state: 'unseen',
      unseen: { reason, what: TREE },
    });
  });
});
