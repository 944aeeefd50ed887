import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { bundleFromJSON } from '@sigstore/bundle';
import { forkPullRequest } from '../../src/sandbox/scenarios/fork-pull-request.ts';
import { neglected } from '../../src/sandbox/scenarios/neglected.ts';
import { rulesetsOnly } from '../../src/sandbox/scenarios/rulesets-only.ts';
import { findRepository } from '../../src/sandbox/state/state.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { ask, openSandbox, useSandbox, type Asked } from '../support/sandbox.ts';

const KETTLE = '/repos/tea-works/kettle';

function kettleOf({ state }: Sandbox) {
  const repository = findRepository(state, 'tea-works/kettle');
  if (repository === undefined) throw new Error('no kettle');
  return repository;
}

describe('rulesets', () => {
  const sandbox = useSandbox({ scenario: rulesetsOnly });
  const typesOn = async (branch: string) => {
    const { body } = await ask(sandbox(), `${KETTLE}/rules/branches/${branch}`);
    return (body as readonly { type: string; ruleset_source_type: string }[]).map(
      (rule) => `${rule.ruleset_source_type} ${rule.type}`,
    );
  };

  it('rule a branch from repository, organisation and enterprise; one that is only evaluated does not', async () => {
    expect(await typesOn('main')).toEqual([
      'Repository pull_request',
      'Repository required_status_checks',
      'Repository required_signatures',
      'Organization pull_request',
      'Organization deletion',
      'Organization non_fast_forward',
      'Enterprise required_linear_history',
    ]);
  });

  it('leave other branches alone', async () => {
    expect(await typesOn('faster-ci')).toEqual([]);
  });

  it('hide their bypass actors from who may not write them', async () => {
    const id = kettleOf(sandbox()).rulesets.find(({ name }) => name === 'main')?.id ?? 0;
    const reader = await ask(sandbox(), `${KETTLE}/rulesets/${id}`);
    const token = sandbox().token({ permissions: { administration: 'write' } });
    const writer = await ask(sandbox(), `${KETTLE}/rulesets/${id}`, { token });
    expect(reader.body).not.toHaveProperty('bypass_actors');
    expect(writer.body).toHaveProperty('bypass_actors.0.actor_type', 'RepositoryRole');
  });

  it('show only their own repository when parents are left out', async () => {
    const { body } = await ask(sandbox(), `${KETTLE}/rulesets?includes_parents=false`);
    const sources = (body as readonly { source_type: string }[]).map(({ source_type: type }) => type);
    expect(new Set(sources)).toEqual(new Set(['Repository']));
  });

  it('are not classic protection', async () => {
    const { status, body } = await ask(sandbox(), `${KETTLE}/branches/main/protection`);
    expect({ status, body }).toMatchObject({ status: 404, body: { message: 'Branch not protected' } });
  });
});

describe('a pull request from a fork', () => {
  const sandbox = useSandbox({ scenario: forkPullRequest });

  it('has its head in the fork and readable through the base', async () => {
    const { body } = await ask(sandbox(), `${KETTLE}/pulls/7`);
    const { head } = body as { head: { sha: string; repo: { full_name: string } } };
    const tree = await ask(sandbox(), `${KETTLE}/git/trees/${head.sha}?recursive=1`);
    expect({ repo: head.repo.full_name, status: tree.status }).toEqual({ repo: 'gale/kettle', status: 200 });
  });

  it('is compared across repositories from the merge base', async () => {
    const { body } = await ask(sandbox(), `${KETTLE}/compare/main...gale:faster-ci`);
    const { files, merge_base_commit: base } = body as {
      files: { filename: string }[];
      merge_base_commit: { sha: string };
    };
    expect(base.sha).toBe(kettleOf(sandbox()).branches.get('main'));
    expect(files.map(({ filename }) => filename)).toEqual([
      '.github/workflows/codeql.yml',
      '.github/workflows/release.yml',
      'src/kettle.js',
    ]);
  });

  it('is installed on the base only', async () => {
    const { body } = await ask(sandbox(), '/installation/repositories');
    expect((body as { repositories: { full_name: string }[] }).repositories.map((one) => one.full_name)).toEqual([
      'tea-works/kettle',
    ]);
  });
});

describe('lists come in pages', () => {
  const sandbox = useSandbox();

  it('with links to the next, and every item once', async () => {
    const numbers: number[] = [];
    let path: string | undefined = `${KETTLE}/pulls?state=all&per_page=3`;
    while (path !== undefined) {
      const { body, headers } = await ask(sandbox(), path);
      numbers.push(...(body as { number: number }[]).map(({ number }) => number));
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    // Newest first by their time: what the scenario merged in its early days has higher numbers.
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1, 11, 10, 9, 8]);
  });
});

describe('files behind a redirect', () => {
  const sandbox = useSandbox();
  const octets = { accept: 'application/octet-stream' };

  it('a release asset has the bytes that its digest names', async () => {
    const asset = kettleOf(sandbox()).releases.at(-1)?.assets[0];
    const { status, headers } = await ask(sandbox(), `${KETTLE}/releases/assets/${asset?.id ?? 0}`, {
      headers: octets,
    });
    const bytes = await (await fetch(headers.get('location') ?? '')).bytes();
    expect(status).toBe(302);
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(asset?.digest);
  });

  it('storage refuses a request that brings a token', async () => {
    const asset = kettleOf(sandbox()).releases.at(-1)?.assets[0];
    const { headers } = await ask(sandbox(), `${KETTLE}/releases/assets/${asset?.id ?? 0}`, { headers: octets });
    const { status } = await fetch(headers.get('location') ?? '', { headers: { authorization: 'token x' } });
    expect(status).toBe(400);
  });

  it('a workflow artefact is a zip; an expired one is gone', async () => {
    const { artifacts } = kettleOf(sandbox());
    const artifact = artifacts[0];
    if (artifact === undefined) throw new Error('no artefact');
    artifacts.push({ ...artifact, id: 1, expired: true });
    const { headers } = await ask(sandbox(), `${KETTLE}/actions/artifacts/${artifact.id}/zip`);
    const zip = await (await fetch(headers.get('location') ?? '')).bytes();
    const gone = await ask(sandbox(), `${KETTLE}/actions/artifacts/1/zip`);
    expect(Object.keys(unzipSync(zip))).toEqual(['junit.xml']);
    expect(gone.status).toBe(410);
  });

  it('an attestation is a Sigstore bundle about the asset', async () => {
    const asset = kettleOf(sandbox()).releases.at(-1)?.assets[0];
    const { body } = await ask(sandbox(), `${KETTLE}/attestations/${asset?.digest ?? ''}`);
    const bundle = bundleFromJSON((body as { attestations: { bundle: unknown }[] }).attestations[0]?.bundle);
    const payload = bundle.content.$case === 'dsseEnvelope' ? bundle.content.dsseEnvelope.payload.toString() : '';
    expect(JSON.parse(payload)).toMatchObject({ subject: [{ digest: { sha256: asset?.digest?.slice(7) } }] });
  });
});

describe('what GitHub answers where there is nothing', () => {
  const own = async (path: string) => {
    const sandbox = await openSandbox({ scenario: neglected });
    const { status, body } = await ask(sandbox, `/repos/tea-works/samovar${path}`);
    await sandbox.stop();
    return { status, message: (body as { message?: string }).message };
  };

  it.each([
    { name: 'never scanned', path: '/code-scanning/analyses', status: 404, message: 'no analysis found' },
    { name: 'no dependency graph', path: '/dependency-graph/sbom', status: 404, message: 'Not Found' },
    { name: 'no list of actions', path: '/actions/permissions/selected-actions', status: 404, message: 'Not Found' },
    { name: 'immutable releases off', path: '/immutable-releases', status: 404, message: 'Not Found' },
  ])('$name: $status $message', async ({ path, status, message }) => {
    expect(await own(path)).toEqual({ status, message });
  });

  it('watchers that are off list nothing, each in its own words', async () => {
    const sandbox = await openSandbox({ scenario: neglected });
    const samovar = findRepository(sandbox.state, 'tea-works/samovar');
    Object.assign(samovar?.security ?? {}, { vulnerabilityAlerts: false, secretScanning: false });
    const of = async (path: string) => {
      const { status, body } = await ask(sandbox, `/repos/tea-works/samovar${path}`);
      return `${status} ${(body as { message?: string }).message ?? ''}`;
    };
    const said = [];
    for (const path of ['/vulnerability-alerts', '/dependabot/alerts', '/secret-scanning/alerts'])
      said.push(await of(path));
    await sandbox.stop();
    expect(said).toEqual([
      '404 Not Found',
      '403 Dependabot alerts are disabled for this repository.',
      '404 Secret scanning is disabled on this repository.',
    ]);
  });

  it('a secret is shown unless the asker wants it hidden, and generic ones only by name', async () => {
    const sandbox = await openSandbox({ scenario: neglected });
    const listed = async (query: string) => {
      const { body } = await ask(sandbox, `/repos/tea-works/samovar/secret-scanning/alerts${query}`);
      return (body as { number: number; secret?: string }[]).map(({ number, secret }) => [
        number,
        secret !== undefined,
      ]);
    };
    const all = [await listed(''), await listed('?hide_secret=true'), await listed('?secret_type=rsa_private_key')];
    await sandbox.stop();
    expect(all).toEqual([[[1, true]], [[1, false]], [[2, true]]]);
  });

  it('drafts are shown to writers only', async () => {
    const sandbox = await openSandbox({ scenario: neglected });
    const releases = findRepository(sandbox.state, 'tea-works/samovar')?.releases ?? [];
    releases.push(...releases.map((one) => ({ ...one, id: 1, tag: 'draft', draft: true, publishedAt: null })));
    const token = sandbox.token({ permissions: { contents: 'write' } });
    const reader = await ask(sandbox, '/repos/tea-works/samovar/releases');
    const writer = await ask(sandbox, '/repos/tea-works/samovar/releases', { token });
    await sandbox.stop();
    const tags = ({ body }: Asked) => (body as { tag_name: string }[]).map(({ tag_name: tag }) => tag);
    expect([tags(reader), tags(writer)]).toEqual([['0.3'], ['0.3', 'draft']]);
    expect(sandbox.violations).toEqual([]);
  });
});
