import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { sha256 } from '../../src/model/digest.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { evidenceSchema } from '../../src/documents/evidence.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { addRepository, commitTo } from '../../src/sandbox/state/build.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { sshKeys, sshSignature } from '../support/key-signatures.ts';
import { run } from '../support/run-cli.ts';
import { openSandbox } from '../support/sandbox.ts';
import { type Content, ISSUER, signingWorld, type SigningWorld } from '../support/sigstore.ts';

const REPOSITORY = 'tea-works/kettle';
const TAG = 'v9.9.9';
const STRANGER = 'mallory@evil.example';
const ssh = sshKeys();

const claims = (repository: string) => {
  const ref = `refs/tags/${TAG}`;
  const at = `${repository}/.github/workflows/release.yml@${ref}`;
  return { sub: `https://github.com/${at}`, repository, ref, job_workflow_ref: at, workflow_ref: at };
};

const provenance = (name: string, repository: string): Content => ({
  statement: {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: sha256(name).slice(7) } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: {
          workflow: { ref: `refs/tags/${TAG}`, repository: `https://github.com/${repository}`, path: '.github/workflows/release.yml' },
        },
      },
      runDetails: { builder: { id: `https://github.com/${repository}/.github/workflows/release.yml@refs/tags/${TAG}` } },
    },
  },
}); // prettier-ignore

interface Shipped {
  readonly name: string;
  readonly attested?: object;
  readonly beside?: Readonly<Record<string, string>>;
  readonly result: string;
}

/** Ten files: seven as they should be, one that nothing signs, one by a stranger, one with provenance of another repository. */
async function shippedFiles(world: SigningWorld): Promise<readonly Shipped[]> {
  const own = (name: string) => world.sign(provenance(name, REPOSITORY), { claims: claims(REPOSITORY) });
  const attested = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(async (letter) => {
      const name = `kettle-${letter}.tgz`;
      return { name, attested: await own(name), result: 'verified' };
    }),
  );
  const bySsh = { name: 'kettle-f.tgz', beside: { 'kettle-f.tgz.sig': sshSignature(ssh, 'kettle-f.tgz') }, result: 'verified' };
  const beside = JSON.stringify(await world.sign({ artifact: 'kettle-g.tgz' }, { claims: claims(REPOSITORY) }));
  const byBundle = { name: 'kettle-g.tgz', beside: { 'kettle-g.tgz.sigstore.json': beside }, result: 'verified' };
  const strange = { sub: STRANGER, iss: 'https://accounts.example' };
  const byStranger = JSON.stringify(await world.sign({ artifact: 'stranger.tgz' }, { claims: strange }));
  const elsewhere = await world.sign(provenance('elsewhere.tgz', 'evil/kettle'), { claims: claims('evil/kettle') });
  return [
    ...attested,
    bySsh,
    byBundle,
    { name: 'unsigned.tgz', result: 'absent' },
    { name: 'stranger.tgz', beside: { 'stranger.tgz.sigstore.json': byStranger }, result: 'invalid' },
    { name: 'elsewhere.tgz', attested: elsewhere, result: 'invalid' },
  ];
} // prettier-ignore

function asset(id: number, name: string, content: string) {
  const bytes = Buffer.from(content);
  return { id, name, contentType: 'application/octet-stream', bytes, digest: sha256(bytes) };
}

/** The scenario with one more release, published last. */
function publish(gitHub: Sandbox, files: readonly Shipped[]): void {
  const repository = gitHub.state.repositories.get(REPOSITORY);
  const last = repository?.releases.at(-1);
  if (repository === undefined || last === undefined) throw new Error('the scenario has a release');
  const names = files.flatMap(({ name, beside = {} }) => [[name, name] as const, ...Object.entries(beside)]);
  const assets = names.map(([name, content], nth) => asset(900_000 + nth, name, content));
  const at = '2026-02-28T09:00:00Z';
  repository.releases.push({ ...last, id: 900_000, tag: TAG, name: TAG, createdAt: at, publishedAt: at, assets });
  repository.tags.set(TAG, repository.branches.get('main') ?? '');
  for (const { name, attested } of files)
    if (attested !== undefined)
      repository.attestations.push({
        subject: sha256(name),
        predicateType: 'https://slsa.dev/provenance/v1',
        bundle: attested as Readonly<Record<string, unknown>>,
      });
}

/** Keys and identities are named by the default branch; the local server is no github.com, so the identity is named whole. */
function configure(gitHub: Sandbox): void {
  const repository = gitHub.state.repositories.get(REPOSITORY);
  const main = repository?.branches.get('main') ?? '';
  const author = repository?.store.commit(main)?.author;
  if (repository === undefined || author === undefined) throw new Error('the scenario has a branch');
  const text = `signers:\n  sigstore: [{ identity: '${claims(REPOSITORY).sub}', issuer: '${ISSUER}' }]\n  ssh: [{ key: keys/release.pub }]\n`;
  const change = { '.github/ssdf-gate.yml': text, 'keys/release.pub': `${ssh.line}\n` };
  const commit = repository.store.addCommit({ parents: [main], change, author, at: '2026-02-27T00:00:00Z', message: 'Name who signs' });
  repository.branches.set('main', commit.id);
} // prettier-ignore

/** The organisation shows that it configures nothing; until then a lock of its may strike out whom the repository names. */
function showOrganization({ state }: Sandbox): void {
  const home = addRepository(state, { name: '.github' });
  const change = { 'README.md': '# tea-works\n' };
  commitTo(home, 'main', { change, author: 'aiko', at: '2025-06-01T00:00:00Z', message: 'Start' });
}

let files: readonly Shipped[];
let gitHub: Sandbox;
let root: string;
beforeAll(async () => {
  const world = await signingWorld();
  files = await shippedFiles(world);
  root = join(temporaryFolder({ 'root.json': JSON.stringify(world.root()) }), 'root.json');
  gitHub = await openSandbox({ scenario: wellKept, validate: false });
  configure(gitHub);
  showOrganization(gitHub);
  publish(gitHub, files);
});

const ask = (command: string, ...args: readonly string[]) => {
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: gitHub.token(), GITHUB_API_URL: gitHub.url };
  const named = ['--repo', REPOSITORY, '--release', TAG, '--trusted-root', root];
  return run([command, ...named, ...args], { environment, fetch, now: () => '2026-12-24T00:00:00Z' });
};
const rowsWith = (text: string, word: string) => text.split('\n').filter((line) => line.includes(word));

describe('a release of ten files, of which three are not as they should be', () => {
  it('is told file by file in the evidence, in both its digests and its signers', async () => {
    const { status, out, err } = await ask('collect', '--format', 'json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const evidence = evidenceSchema.parse(JSON.parse(out)) as Evidence;
    const told = evidence.release?.assets.map(({ name, digest, result }) => ({ name, digest, result }));
    expect(told).toEqual(files.map(({ name, result }) => ({ name, digest: sha256(name), result })));
    const signatures = evidence.release?.assets.flatMap((one) => one.signatures.map((each) => [one.name, each.code]));
    expect(signatures).toContainEqual(['stranger.tgz', 'identity-mismatch']);
    expect(signatures).toContainEqual(['elsewhere.tgz', 'identity-mismatch']);
  });

  it('counts seven verified files and two wrong signatures', async () => {
    const { out } = await ask('collect', '--format', 'json');
    const { facts } = JSON.parse(out) as Evidence;
    const value = (id: string) => facts.find((fact) => fact.id === id);
    expect(value('release.assets-verified-ratio')).toMatchObject({ value: 0.7, exactness: 'exact' });
    expect(value('release.rejected-signatures')).toMatchObject({ value: 2, exactness: 'exact' });
    expect(value('provenance.assets-attested-ratio')).toMatchObject({ value: 0.5 });
    expect(value('provenance.slsa-build-level')).toMatchObject({ value: 0 });
    expect(value('provenance.workflow-expected')).toMatchObject({ value: false });
  });

  it.each(['en', 'ja'] as const)('is named file by file on the terminal and in the report, the worst first (%s)', async (lang) => {
    const words = { en: ['invalid', 'absent', 'verified'], ja: ['無効', 'なし', '検証済み'] }[lang];
    for (const command of ['collect', 'assess']) {
      const { out } = await ask(command, '--format', 'text', '--lang', lang);
      for (const { name } of files) expect({ command, name, rows: rowsWith(out, `  ${name}`).length }).toMatchObject({ rows: 1 });
      const order = ['stranger.tgz', 'unsigned.tgz', 'kettle-a.tgz'].map((name) => out.indexOf(`  ${name}`));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(rowsWith(out, '  stranger.tgz')[0]).toContain(STRANGER);
      expect(rowsWith(out, '  elsewhere.tgz')[0]).toContain('evil/kettle');
      expect(rowsWith(out, '  unsigned.tgz')[0]).toMatch(new RegExp(`${words[1]}$`));
      expect(rowsWith(out, '  kettle-a.tgz')[0]).toMatch(new RegExp(`${words[2]}$`));
    }
  }); // prettier-ignore

  it('verifies nothing by a root that the bundles do not lead to', async () => {
    const other = join(temporaryFolder({ 'root.json': JSON.stringify((await signingWorld()).root()) }), 'root.json');
    const { out } = await ask('collect', '--format', 'json', '--trusted-root', other);
    const { release } = JSON.parse(out) as Evidence;
    expect(release?.assets.filter(({ result }) => result === 'verified').map(({ name }) => name)).toEqual([
      'kettle-f.tgz',
    ]);
  });

  it('is verified in no file while a lock of the organisation may strike out its signers', async () => {
    gitHub.state.repositories.delete('tea-works/.github');
    const { facts, release } = JSON.parse((await ask('collect', '--format', 'json')).out) as Evidence;
    showOrganization(gitHub);
    expect(release?.assets.filter(({ result }) => result === 'verified') ?? []).toEqual([]);
    expect(facts.find(({ id }) => id === 'release.assets-verified-ratio')).toMatchObject({
      state: 'unknown',
      because: { en: expect.stringContaining('tea-works/.github'), ja: expect.stringContaining('tea-works/.github') },
    });
  });
});
