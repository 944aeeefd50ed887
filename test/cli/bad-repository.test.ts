import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../src/model/evidence.ts';
import { faults } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { RepositoryState } from '../../src/sandbox/state/repository.ts';
import { run } from '../support/run-cli.ts';
import { openSandbox } from '../support/sandbox.ts';

const REPO = 'tea-works/kettle';

async function collect(gitHub: Sandbox, network: typeof fetch = fetch): Promise<Evidence> {
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: gitHub.token(), GITHUB_API_URL: gitHub.url };
  const args = ['collect', '--repo', REPO, '--format', 'json'];
  const { status, err, out } = await run(args, { environment, fetch: network, now: () => '2026-03-01T09:00:00Z' });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const evidence = JSON.parse(out) as Evidence;
  expect(evidence.collectors.filter(({ state }) => state !== 'ran')).toEqual([]);
  return evidence;
}

function repositoryOf(gitHub: Sandbox): RepositoryState {
  const repository = gitHub.state.repositories.get(REPO);
  if (repository === undefined) throw new Error('the scenario has no such repository');
  return repository;
}

async function collectAfter(change: (repository: RepositoryState, gitHub: Sandbox) => void): Promise<Evidence> {
  const gitHub = await openSandbox({ validate: false });
  change(repositoryOf(gitHub), gitHub);
  const evidence = await collect(gitHub);
  await gitHub.stop();
  return evidence;
}

const settled = ({ facts }: Evidence) => facts.filter(({ state }) => state !== 'unknown').map(({ id }) => id);
const said = ({ facts }: Evidence) =>
  new Map(
    facts.map((fact) => [
      fact.id,
      fact.state === 'observed' ? JSON.stringify([fact.value, fact.exactness]) : fact.state,
    ]),
  );
/** Facts that say something else than in the world as it should be. */
function changed(evidence: Evidence, good: Evidence): string[] {
  const before = said(good);
  return [...said(evidence)].filter(([id, one]) => before.get(id) !== one).map(([id]) => id);
}
const stateOf = ({ facts }: Evidence, id: string) => facts.find((fact) => fact.id === id)?.state;

let good: Evidence;
beforeAll(async () => {
  good = await collectAfter(() => undefined);
});

describe('a repository that is no ordinary one costs only what it hides:', () => {
  it.each<{ name: string; change: (repository: RepositoryState) => void }>([
    { name: 'archived', change: (repository) => void (repository.archived = true) },
    { name: 'a fork', change: (repository) => void Object.assign(repository, { parent: 'other/kettle' }) },
  ])('$name: nothing', async ({ change }) => {
    expect(changed(await collectAfter(change), good)).toEqual([]);
  });

  it.each<{ name: string; change: (repository: RepositoryState) => void }>([
    {
      name: 'without a commit',
      change: ({ branches, tags }) => {
        branches.clear();
        tags.clear();
      },
    },
    { name: 'whose default branch is gone', change: (repository) => void (repository.defaultBranch = 'gone') },
  ])('$name: its files are unknown with the reason, its settings are read', async ({ change }) => {
    const evidence = await collectAfter(change);
    expect(evidence.subject).toMatchObject({ kind: 'repository', commit: null });
    expect(evidence.toolchainRead).toMatchObject({ state: 'unread' });
    expect(evidence.facts.find(({ id }) => id === 'workflow.script-injections')).toMatchObject({
      state: 'unknown',
      because: { en: expect.stringContaining('/commits/{ref}') },
    });
    expect(settled(evidence)).toEqual(
      expect.arrayContaining(['actions.default-token-read-only', 'org.two-factor-required']),
    );
    // What cannot be seen never looks better than what could be.
    expect(settled(evidence).filter((id) => stateOf(good, id) === 'unknown')).toEqual([]);
  });

  it('with its alerts switched off: only facts of alerts, and none looks better', async () => {
    const evidence = await collectAfter((repository, gitHub) => {
      repository.security.vulnerabilityAlerts = false;
      gitHub.faults.set('secret-scanning/list-alerts-for-repo', {
        ...faults.notFound,
        body: JSON.stringify({ message: 'Secret scanning is disabled on this repository.' }),
      });
      gitHub.faults.set('code-scanning/list-alerts-for-repo', {
        ...faults.forbidden,
        body: JSON.stringify({ message: 'Code scanning is not enabled for this repository.' }),
      });
    });
    const others = changed(evidence, good).filter((id) => !/^(secrets|sca|sast|vulnerability|dependency)\./.test(id));
    expect(others).toEqual([]);
    expect(evidence.facts.find(({ id }) => id === 'secrets.open-alerts')?.state).not.toBe('observed');
  });
});

describe('a repository that is renamed while it is looked at', () => {
  /** The network in which the name leads elsewhere after so many answers. */
  const renamedAfter = (
    answers: number,
    otherwise: (url: URL, init?: RequestInit) => Promise<Response>,
  ): typeof fetch => {
    let left = answers;
    return async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input.toString());
      if (!url.pathname.startsWith(`/repos/${REPO}`) || (left -= 1) >= 0) return fetch(input, init);
      return otherwise(url, init);
    };
  };

  it('is read on where GitHub leads on to it by its number', async () => {
    const gitHub = await openSandbox({ validate: false });
    const network = renamedAfter(5, async (url, init) => {
      const response = await fetch(url, init);
      const to = url.href.replace(`/repos/${REPO}`, `/repositories/${repositoryOf(gitHub).id}`);
      return Object.defineProperties(response, { url: { value: to }, redirected: { value: true } });
    });
    expect(changed(await collect(gitHub, network), good)).toEqual([]);
  });

  it('is unknown from there on where the name leads nowhere, or to a redirect that nobody follows', async () => {
    const gitHub = await openSandbox({ validate: false });
    const nowhere = renamedAfter(12, (url) =>
      Promise.resolve(
        url.pathname.length % 2 === 0
          ? Response.json({ message: 'Not Found' }, { status: 404 })
          : Response.json(
              { message: 'Moved Permanently', url: 'x' },
              { status: 301, headers: { location: '/repositories/9' } },
            ),
      ),
    );
    const evidence = await collect(gitHub, nowhere);
    const better = settled(evidence).filter((id) => stateOf(good, id) === 'unknown');
    expect(better).toEqual([]);
    expect(evidence.facts.filter(({ state }) => state === 'unknown').length).toBeGreaterThan(20);
  });
});

describe('a repository whose name another one takes while it is read', () => {
  it.each([
    { name: 'with GraphQL, whose answers carry its number', isRefused: false },
    { name: 'without GraphQL, by asking once more at the end', isRefused: true },
  ])('is not judged by the answers of both: $name', async ({ isRefused }) => {
    const gitHub = await openSandbox({ validate: false });
    if (isRefused) gitHub.faults.set('graphql', faults.forbidden);
    const kettle = repositoryOf(gitHub);
    let asked = 0;
    const network: typeof fetch = (input, init) => {
      asked += 1;
      if (asked === 20) gitHub.state.repositories.set(REPO, { ...kettle, id: kettle.id + 1_000 });
      return fetch(input, init);
    };
    const environment = { PATH: process.env.PATH, GITHUB_TOKEN: gitHub.token(), GITHUB_API_URL: gitHub.url };
    const ran = await run(['assess', '--repo', REPO], { environment, fetch: network });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(`another repository took the name ${REPO} while it was read`);
    await gitHub.stop();
  });
});
