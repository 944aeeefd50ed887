import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { answerLog } from '../../../src/adapters/github/answer-log.ts';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { answerMemory } from '../../../src/adapters/github/conditional-fetch.ts';
import { mayKeepAnswer } from '../../../src/adapters/github/kept-questions.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { ApiSource } from '../../../src/model/source.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';

const NOW = '2026-01-02T03:00:00Z';
const RULESETS = 'GET /repos/{owner}/{repo}/rulesets';
const HOOKS = 'GET /repos/{owner}/{repo}/hooks';
const common = { parameters: { owner: 'o', repo: 'r' }, permission: 'x: read', schema: z.unknown() };

function listening(routes: FakeRoutes, limits?: Parameters<typeof answerLog>[0]) {
  const log = answerLog(limits);
  const client = new GitHubClient({ fetch: fakeFetch(routes), now: () => NOW, log, token: 'ghp_theTokenOfThisRun' });
  const ask = (route: string) => client.get({ ...common, route });
  return { log, client, ask, contents: () => log.answers().map(({ content }) => content) };
}

const sourceFor = (body: string, url = 'https://api.github.com/x'): ApiSource => ({
  url,
  status: 200,
  digest: sha256(body),
  readAt: NOW,
});

describe('an answer of a question that may be kept', () => {
  it('is kept as it came, under the source that facts cite', async () => {
    const { log, ask } = listening({ [RULESETS]: { body: '{"b": 1,\n "a":2}' } });
    const { sources } = await ask(RULESETS);
    const [answer] = log.answers();
    expect(answer?.content).toEqual({ state: 'kept', body: '{"b": 1,\n "a":2}' });
    const { url, status, digest, readAt } = answer ?? {};
    expect([{ url, status, digest, readAt }]).toEqual(sources);
    expect(digest).toBe(sha256('{"b": 1,\n "a":2}'));
  });

  it('is kept when it is a refusal, which is why a fact is unknown', async () => {
    const { log, ask } = listening({ [RULESETS]: { status: 403, body: { message: 'Not for you' } } });
    await ask(RULESETS);
    expect(log.answers()).toMatchObject([
      { status: 403, content: { state: 'kept', body: '{"message":"Not for you"}' } },
    ]);
  });

  it('is kept once, however often it was asked for', async () => {
    const { log, ask } = listening({ [RULESETS]: { body: [] } });
    await ask(RULESETS);
    await ask(RULESETS);
    expect(log.answers()).toHaveLength(1);
  });

  it('is kept when GitHub said that it had not changed', async () => {
    const routes = { [RULESETS]: [{ body: [1], headers: { etag: '"e"' } }, { status: 304 }] };
    const answers = answerMemory();
    const fetch = fakeFetch(routes);
    const looks = [answerLog(), answerLog()];
    for (const log of looks)
      await new GitHubClient({ fetch, now: () => NOW, answers, log }).get({ ...common, route: RULESETS });
    expect(looks.map((log) => log.answers().map(({ content }) => content))).toEqual([
      [{ state: 'kept', body: '[1]' }],
      [{ state: 'kept', body: '[1]' }],
    ]);
  });
});

describe('an answer is listed without its body', () => {
  it('when answers of its kind may hold secrets', async () => {
    const { contents, log, ask } = listening({ [HOOKS]: { body: [{ config: { secret: 'hunter2hunter2' } }] } });
    await ask(HOOKS);
    expect(contents()).toEqual([{ state: 'left-out', why: 'endpoint' }]);
    expect(JSON.stringify(log.answers())).not.toContain('hunter2');
  });

  it.each<{ name: string; body: string }>([
    { name: 'a clone token', body: '{"temp_clone_token":"AAAABBBB"}' },
    { name: 'a token of GitHub', body: `{"x":"ghs_${'a'.repeat(36)}"}` },
    { name: 'a private key', body: '{"x":"-----BEGIN RSA PRIVATE KEY-----\\nMII"}' },
    { name: 'a password in an address', body: '{"x":"https://me:secret@example.org/"}' },
    { name: 'a signed address', body: '{"x":"https://store.example/b?se=1&sig=abc%3D"}' },
    { name: 'a JSON Web Token', body: '{"x":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.abc"}' },
  ])('when it holds $name', async ({ body }) => {
    const { contents, ask } = listening({ [RULESETS]: { body } });
    await ask(RULESETS);
    expect(contents()).toEqual([{ state: 'left-out', why: 'credential' }]);
  });

  it('when it is too large, or too much was kept already', () => {
    const log = answerLog({ body: 10, bodies: 15, answers: 10 });
    for (const body of ['123456789', '12345678901', '1234567'])
      log.add(RULESETS, sourceFor(body, `https://api.github.com/${body}`), body);
    expect(log.answers().map(({ content }) => content)).toEqual([
      { state: 'kept', body: '123456789' },
      { state: 'left-out', why: 'too-large' },
      { state: 'left-out', why: 'too-large' },
    ]);
  });

  it('when it was no text, since what could be written down has another digest', () => {
    const log = answerLog();
    log.add(RULESETS, { ...sourceFor('x'), digest: sha256(Buffer.from([0xff])) }, '\ufffd');
    expect(log.answers()).toMatchObject([{ content: { state: 'left-out', why: 'not-text' } }]);
  });
});

it('no more answers are listed than the bound', () => {
  const log = answerLog({ body: 10, bodies: 100, answers: 2 });
  for (const body of ['1', '2', '3']) log.add(RULESETS, sourceFor(body), body);
  expect(log.answers()).toHaveLength(2);
});

it.each([
  'secret-scanning/alerts',
  'hooks',
  'keys',
  'actions/secrets',
  'actions/organization-secrets',
  'environments/{environment_name}/secrets',
  'actions/runners',
  'commits/{ref}',
  'commits/{ref}/check-runs',
  'collaborators',
  'code-scanning/alerts',
  'git/blobs/{file_sha}',
  'releases/assets/{asset_id}',
])('nothing that repos/…/%s answers is kept', (path) => {
  expect(mayKeepAnswer(`GET /repos/{owner}/{repo}/${path}`)).toBe(false);
});
