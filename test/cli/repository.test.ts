import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { checkoutAt, temporaryFolder } from '../support/checkout.ts';
import { openSandbox, useSandbox } from '../support/sandbox.ts';
import { run } from '../support/run-cli.ts';

const sandbox = useSandbox();
const repo = 'tea-works/kettle';

async function ask(gitHub: Sandbox, ...args: readonly string[]) {
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: gitHub.token(), GITHUB_API_URL: gitHub.url };
  return run([...args, '--format', 'json'], { environment, fetch, now: () => new Date().toISOString() });
}

const repositoryOf = (gitHub: Sandbox) => {
  const repository = gitHub.state.repositories.get(repo);
  if (repository === undefined) throw new Error('the scenario has no such repository');
  return repository;
};

describe('a repository on GitHub', () => {
  it.each<{ name: string; args: readonly string[]; subject: object }>([
    { name: 'its default branch', args: [], subject: { kind: 'repository', ref: 'main', visibility: 'public' } },
    { name: 'another branch', args: ['--ref', 'faster-ci'], subject: { kind: 'repository', ref: 'faster-ci' } },
    { name: 'a release', args: ['--release', 'v1.4.0'], subject: { kind: 'release', tag: 'v1.4.0' } },
  ])('$name is collected through the API', async ({ args, subject }) => {
    const { status, out, err } = await ask(sandbox(), 'collect', '--repo', repo, ...args);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const evidence = JSON.parse(out) as Evidence;
    expect(evidence.subject).toMatchObject({ ...subject, owner: 'tea-works', name: 'kettle' });
    expect(evidence.requests.sent).toBeGreaterThan(10);
    expect(sandbox().violations).toEqual([]);
  });

  it('a branch cannot bring its own configuration: the default branch speaks', async () => {
    const gitHub = await openSandbox();
    const { store, branches } = repositoryOf(gitHub);
    const branchWith = (branch: string, file: string) => {
      const [parent = '', author] = [branches.get(branch), store.commit(branches.get('main') ?? '')?.author];
      if (author === undefined) throw new Error('no author');
      const change = { '.github/ssdf-gate.yml': file };
      branches.set(
        branch,
        store.addCommit({ parents: [parent], change, author, at: '2026-02-01T00:00:00Z', message: 'x' }).id,
      );
    };
    branchWith('main', 'gate: enforce\n');
    branchWith('faster-ci', 'gate: observe\n');
    const { out } = await ask(gitHub, 'assess', '--repo', repo, '--ref', 'faster-ci');
    expect((JSON.parse(out) as Assessment).gate.mode).toBe('enforce');
  });

  it('a folder beside --repo gives the files, GitHub the settings', async () => {
    const folder = checkoutAt(repositoryOf(sandbox()), repositoryOf(sandbox()).branches.get('main') ?? '');
    const { out } = await ask(sandbox(), 'collect', '--repo', repo, '--dir', folder);
    const { subject, facts } = JSON.parse(out) as Evidence;
    expect(subject).toMatchObject({
      kind: 'repository',
      commit: repositoryOf(sandbox()).branches.get('main'),
      dirty: false,
    });
    expect(facts.find((fact) => fact.id === 'branch.required-approvals')).toMatchObject({ state: 'observed' });
  });

  it.each<{ name: string; args: readonly string[] }>([
    { name: 'that is not there', args: ['--repo', 'tea-works/teapot'] },
    { name: 'without such a branch', args: ['--repo', repo, '--ref', 'nowhere'] },
    { name: 'without such a release', args: ['--repo', repo, '--release', 'v99'] },
  ])('a repository $name costs exit 2 and one line', async ({ args }) => {
    const { status, out, err } = await ask(sandbox(), 'collect', ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^ssdf-gate: .*could not be read: .*GITHUB_TOKEN\n$/);
  });

  it('doctor names the permission that would settle each unknown', async () => {
    const environment = {
      PATH: process.env.PATH,
      GITHUB_TOKEN: sandbox().token({ permissions: { metadata: 'read', contents: 'read' } }),
    };
    const args = ['doctor', '--repo', repo, '--api-url', sandbox().url, '--format', 'json'];
    const { status, out } = await run(args, { environment, fetch, now: () => new Date().toISOString() });
    const { blocked, token } = JSON.parse(out) as { blocked: { permission?: string }[]; token: boolean };
    expect([0, 3]).toContain(status);
    expect(token).toBe(true);
    expect(blocked.map((one) => one.permission)).toContain('administration: read');
  });
});

describe('a token', () => {
  const token = `ghs_${'S3cret'.repeat(6)}`;
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: token };

  /** A server that puts the whole Authorization header into every name and message it answers. */
  async function echoing<T>(use: (url: string) => Promise<T>): Promise<T> {
    const server = createServer((request, response) => {
      const said = request.headers.authorization ?? '';
      const repository = {
        name: said,
        full_name: said,
        default_branch: said.replace('token ', ''),
        visibility: 'public',
        private: false,
        archived: false,
      };
      const body =
        request.url === `/repos/${repo}`
          ? { ...repository, owner: { login: said, type: 'User' } }
          : { message: said, sha: said, tag_name: said };
      const status = request.url?.includes('/commits/') === true ? 200 : 422;
      response.writeHead(request.url === `/repos/${repo}` ? 200 : status, {
        'content-type': 'application/json',
        'x-echo': said,
      });
      response.end(JSON.stringify({ ...body, sha: 'a'.repeat(40) }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it.each<{ args: readonly string[] }>([
    { args: ['collect', '--repo', repo] },
    { args: ['collect', '--repo', repo, '--format', 'json'] },
    { args: ['assess', '--repo', repo] },
    { args: ['doctor', '--repo', repo] },
  ])('is in nothing that $args prints, even when the server echoes it', async ({ args }) => {
    const { out, err } = await echoing((url) => run([...args, '--api-url', url], { environment, fetch }));
    expect(`${out}${err}`).not.toBe('');
    expect(`${out}${err}`).not.toContain(token);
  });

  it('is in no file either', async () => {
    const cwd = temporaryFolder();
    const files = ['--report', 'markdown=report.md', '--format', 'json', '--output', 'assessment.json'];
    const args = ['assess', '--repo', repo, ...files];
    const { err } = await echoing((url) => run([...args, '--api-url', url], { environment, fetch, cwd }));
    expect(err).toBe('');
    const written = ['report.md', 'assessment.json'].map((name) => readFileSync(join(cwd, name), 'utf8'));
    expect(written.join()).toContain('[token]');
    expect(written.join()).not.toContain(token);
  });
});
