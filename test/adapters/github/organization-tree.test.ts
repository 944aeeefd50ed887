import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { organizationTree } from '../../../src/adapters/github/organization-tree.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';

const R = 'GET /repos/{owner}/{repo}';
const OWNED = { default_branch: 'main', private: false, archived: false, owner: { type: 'Organization' } };
const EMPTY = { status: 409, body: { message: 'Git Repository is empty.' } };
const TIP = 'c0ffee0000000000000000000000000000000000';
const found = { body: { data: { repository: { defaultBranchRef: { target: { oid: TIP } } } } } };

function open(routes: FakeRoutes, seesAll = true) {
  const fetch = fakeFetch({ 'GET /repos/acme/widget': { body: OWNED }, ...routes });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const repository = githubRepository(client, { owner: 'acme', name: 'widget' });
  let asked = 0;
  const sight = { seesAll: () => Promise.resolve((asked += 1) > 0 && seesAll) };
  return { tree: () => organizationTree(client, repository, sight), asked: () => asked, fetch };
}

describe('the configuration of an organization', () => {
  it('is found with one request, and nobody asks what the token sees', async () => {
    const { tree, asked, fetch } = open({ 'POST /graphql': found });
    expect((await tree()).state).toBe('seen');
    expect(fetch.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(asked()).toBe(0);
  });

  it('is found by REST where GraphQL does not answer', async () => {
    const { tree } = open({
      'GET /repos/acme/.github': { body: OWNED },
      [`${R}/commits/{ref}`]: { body: { sha: TIP } },
    });
    expect(await tree()).toMatchObject({ state: 'seen', value: {} });
  });

  it('is proven absent only to a token that sees every repository', async () => {
    expect(await open({}, true).tree()).toMatchObject({ state: 'seen', value: null });
    expect(await open({}, false).tree()).toMatchObject({
      unseen: { reason: 'hidden-or-absent', what: 'acme/.github' },
    });
  });

  it('is unknown, not absent, when it cannot be read', async () => {
    expect(await open({ 'GET /repos/acme/.github': { status: 502 } }).tree()).toMatchObject({
      unseen: { reason: 'server-error', what: 'acme/.github' },
    });
    const empty = { 'GET /repos/acme/.github': { body: OWNED }, [`${R}/commits/{ref}`]: EMPTY };
    expect(await open(empty).tree()).toMatchObject({ unseen: { reason: 'hidden-or-absent' } });
  });
});
