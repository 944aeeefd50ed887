import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { LACKED_BY_SERVERS_UP_TO } from '../../../src/adapters/github/endpoint-classes.ts';
import { PIPELINE_ENDPOINTS } from '../../../src/app/permissions.ts';
import { COLLECTORS } from '../../../src/collectors/api.ts';
import { fakeFetch } from '../../support/fake-fetch.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('@octokit/openapi')), 'generated');

function pathsOf(name: string): Readonly<Record<string, object>> {
  const description: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return z.object({ paths: z.record(z.string(), z.looseObject({})) }).parse(description).paths;
}

const routes = [...COLLECTORS.flatMap(({ endpoints }) => endpoints), ...PIPELINE_ENDPOINTS]
  .map(({ route }) => route)
  .filter((route, at, all) => route.startsWith('GET') && all.indexOf(route) === at);

const lackedBy = (name: string) => {
  const paths = pathsOf(name);
  return routes.filter((route) => !('get' in (paths[route.replace('GET ', '')] ?? {}))).sort();
};

/** What a 404 of each endpoint means when a server of this version gives it. */
async function reasonsAt(version: string): Promise<ReadonlyMap<string, string>> {
  const headers = { 'x-github-enterprise-version': version };
  const answer = { status: 404, body: { message: 'Not Found' }, headers };
  const client = new GitHubClient({
    fetch: fakeFetch(Object.fromEntries(routes.map((route) => [route, answer]))),
    now: () => '2026-01-02T03:04:05Z',
    apiUrl: 'https://ghes.example/api/v3',
  });
  const reasons = routes.map(async (route) => {
    const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x'] as const);
    const asked = { route, parameters: Object.fromEntries(names), permission: 'x: read', schema: z.unknown() };
    const got = await client.get(asked);
    return [route, got.state === 'unseen' ? got.unseen.reason : 'seen'] as const;
  });
  return new Map(await Promise.all(reasons));
}

describe('what a server does not describe', () => {
  it.each(['3.17', '3.18', '3.19'])(
    'is not offered by GitHub Enterprise Server %s, and nothing else is',
    async (name) => {
      const reasons = await reasonsAt(`${name}.4`);
      const notOffered = [...reasons].filter(([, reason]) => reason === 'not-offered').map(([route]) => route);
      expect(notOffered.sort()).toEqual(lackedBy(`ghes-${name}`));
      expect(new Set(reasons.values())).toEqual(new Set(['not-offered', 'hidden-or-absent']));
    },
  );

  it('is not offered by older ones, whose description is not at hand', async () => {
    const oldest = lackedBy('ghes-3.17');
    for (const version of ['3.16.0', '3.9.12', '2.22.0']) {
      const reasons = await reasonsAt(version);
      expect(oldest.filter((route) => reasons.get(route) !== 'not-offered')).toEqual([]);
    }
  });

  it.each(['3.20.0', '4.0.0', 'x', ''])('may be there in a version that nobody described: "%s"', async (version) => {
    expect(new Set((await reasonsAt(version)).values())).toEqual(new Set(['hidden-or-absent']));
  });

  it('is nothing of github.com with Enterprise Cloud but the tag protection that only a server is asked for', () => {
    expect(lackedBy('ghec')).toEqual(['GET /repos/{owner}/{repo}/tags/protection']);
  });

  // One host for every plan: its 404 cannot be told from "no such plan", so that both cures are named.
  it('is the audit log besides, where the organisation has no Enterprise Cloud', () => {
    expect(lackedBy('api.github.com')).toEqual([
      'GET /orgs/{org}/audit-log',
      'GET /repos/{owner}/{repo}/tags/protection',
    ]);
  });

  it('is listed for endpoints that somebody asks', () => {
    expect(Object.keys(LACKED_BY_SERVERS_UP_TO).filter((route) => !routes.includes(route))).toEqual([]);
  });
});
