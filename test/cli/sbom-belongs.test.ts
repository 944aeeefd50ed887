import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { documentSchema } from '../../src/documents/api.ts';
import { sbomCheckSchema } from '../../src/documents/sbom-check.ts';
import { checkoutOf, git, temporaryFolder } from '../support/checkout.ts';
import { cycloneDx, cycloneDxComponent } from '../support/build-sbom.ts';
import { run } from '../support/run-cli.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();

interface Locked {
  readonly version?: string;
  readonly dev?: true;
  readonly optional?: true;
}

function lockOf(packages: Readonly<Record<string, Locked>>): string {
  const entries = Object.entries(packages).map(
    ([name, one]) => [`node_modules/${name}`, { version: '1.0.0', ...one }] as const,
  );
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'widget' }, ...Object.fromEntries(entries) } });
}

const manifest = JSON.stringify({ name: 'widget', dependencies: { left: '1' } });

function treeOf(packages: Readonly<Record<string, Locked>>, more: Readonly<Record<string, string>> = {}) {
  return { 'package.json': manifest, 'package-lock.json': lockOf(packages), ...more };
}

async function checked(bom: unknown, ...args: readonly string[]) {
  const cwd = temporaryFolder({ bom: JSON.stringify(bom) });
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: sandbox().token(), GITHUB_API_URL: sandbox().url };
  const { status, out, err } = await run(['sbom', 'check', 'bom', ...args, '--format', 'json'], { cwd, environment, fetch }); // prettier-ignore
  if (out === '') return { status, err };
  const document: unknown = JSON.parse(out);
  const published = new Ajv2020({ strict: false }).compile(documentSchema('sbom-check'));
  expect({ holds: published(document), errors: published.errors }).toEqual({ holds: true, errors: null });
  return { status, err, belongs: sbomCheckSchema.parse(document).belongs };
}

describe('an SBOM held against a folder', () => {
  it.each<{ name: string; files: Readonly<Record<string, string>>; status: number; verdict: string }>([
    { name: 'every needed package is listed', files: treeOf({ left: {}, right: {} }), status: 0, verdict: 'yes' },
    { name: 'one is missing', files: treeOf({ left: {}, gone: {} }), status: 1, verdict: 'no' },
    {
      name: 'only one for development and an optional one are missing',
      files: treeOf({ left: {}, right: {}, lint: { dev: true }, mac: { optional: true } }),
      status: 0,
      verdict: 'yes',
    },
    { name: 'surplus alone decides nothing', files: treeOf({ left: {} }), status: 0, verdict: 'yes' },
    { name: 'there is no lockfile', files: { 'README.md': 'x' }, status: 3, verdict: 'cannot-be-told' },
    {
      name: 'a lockfile does not read',
      files: treeOf({ left: {}, right: {} }, { 'web/package-lock.json': '{' }),
      status: 3,
      verdict: 'cannot-be-told',
    },
    {
      name: 'a lockfile that does not tell what is for development',
      files: {
        'package.json': manifest,
        'yarn.lock': '# yarn lockfile v1\n\nleft@1:\n  version "1.0.0"\ngone@1:\n  version "1.0.0"\n',
      },
      status: 3,
      verdict: 'cannot-be-told',
    },
  ])('$name: exit status $status', async ({ files, status, verdict }) => {
    const result = await checked(cycloneDx(), '--dir', temporaryFolder(files));
    expect({ status: result.status, verdict: result.belongs?.verdict }).toEqual({ status, verdict });
  });

  it('missing and surplus packages are told by name, in both languages', async () => {
    const dir = temporaryFolder(treeOf({ left: { version: '2.0.0' }, gone: {} }));
    const cwd = temporaryFolder({ bom: JSON.stringify(cycloneDx()) });
    const [english, japanese] = [await run(['sbom', 'check', 'bom', '--dir', dir], { cwd }), await run(['sbom', 'check', 'bom', '--dir', dir, '--lang', 'ja'], { cwd })]; // prettier-ignore
    expect(english.out).toMatch(/Is it of what you named\? no[^]*listed 0 of 2 · missing 2[^]*- left 2\.0\.0 \(package-lock\.json; listed as 1\.0\.0\)[^]*- gone 1\.0\.0 \(package-lock\.json\)[^]*\+ right 1\.0\.0/); // prettier-ignore
    expect(japanese.out).toMatch(/指定した対象の SBOM か：いいえ[^]*記載漏れ 2[^]*記載は 1\.0\.0/);
  });

  it('a tag that is checked out names version and product', async () => {
    const dir = checkoutOf(treeOf({ left: {}, right: {} }));
    git(dir, 'remote', 'add', 'origin', 'https://github.com/acme/widget.git');
    git(dir, 'tag', 'v1.2.3');
    const right = await checked(cycloneDx(), '--dir', dir, '--release', 'v1.2.3');
    expect(right).toMatchObject({ status: 0, belongs: { release: { describes: 'yes', version: 'agrees' } } });
    const old = cycloneDx({ metadata: { component: cycloneDxComponent('widget', { version: '1.2.2' }) } });
    const wrong = await checked(old, '--dir', dir, '--release', 'v1.2.3');
    expect(wrong).toMatchObject({ status: 1, belongs: { verdict: 'no', release: { describes: 'no' } } });
  });
});

describe('an SBOM held against a release on GitHub', () => {
  const repository = () => {
    const found = sandbox().state.repositories.get('tea-works/kettle');
    if (found === undefined) throw new Error('the scenario has no such repository');
    return found;
  };
  const newest = () => {
    const release = repository().releases.at(-1);
    const asset = release?.assets.find(({ name }) => name.endsWith('.cdx.json'));
    if (release === undefined || asset === undefined) throw new Error('the scenario has no release with an SBOM');
    return { tag: release.tag, archive: release.assets[0], bom: JSON.parse(Buffer.from(asset.bytes).toString()) as Record<string, unknown> }; // prettier-ignore
  };

  it('its own SBOM belongs to it; lockfiles and the graph are told', async () => {
    const { tag, bom } = newest();
    const { status, belongs } = await checked(bom, '--repo', 'tea-works/kettle', '--release', tag);
    expect(belongs).toMatchObject({ verdict: 'yes', release: { tag, describes: 'yes', hash: 'not-stated' } });
    expect(belongs?.graph?.comparison).toMatchObject({ missing: { count: 0 }, surplus: { count: 0 } });
    expect({ status, unread: belongs?.graph?.unread }).toEqual({ status: 0, unread: [] });
  });

  it('the hash of a shipped file decides, whatever the names say', async () => {
    const { tag, archive, bom } = newest();
    const component = cycloneDxComponent('other', {
      version: '9.9.9',
      hashes: [{ alg: 'SHA-256', content: (archive?.digest ?? '').replace('sha256:', '') }],
    });
    const { belongs } = await checked({ ...bom, metadata: { component }, dependencies: [] }, '--repo', 'tea-works/kettle', '--release', tag); // prettier-ignore
    expect(belongs?.release).toMatchObject({ describes: 'yes', hash: 'agrees', asset: archive?.name });
  });

  it('saved evidence of a release stands for asking', async () => {
    const { tag, bom } = newest();
    const environment = { PATH: process.env.PATH, GITHUB_TOKEN: sandbox().token(), GITHUB_API_URL: sandbox().url };
    const evidence = await run(['collect', '--repo', 'tea-works/kettle', '--release', tag, '--format', 'json'], {
      environment,
      fetch,
    });
    expect(evidence.err).toBe('');
    const file = `${temporaryFolder({ 'evidence.json': evidence.out })}/evidence.json`;
    const { status, belongs } = await checked(bom, '--evidence', file);
    expect({ status, belongs }).toMatchObject({
      status: 0,
      belongs: { verdict: 'yes', release: { describes: 'yes' } },
    });
    const beside = await checked(bom, '--evidence', file, '--dir', '.');
    expect(beside).toMatchObject({ status: 2, err: expect.stringContaining('--evidence: expected alone') });
  });
});

it.each([
  ['--release', 'v1'],
  ['--ref', 'main'],
])('%s alone names nothing to look at', async (...args) => {
  expect(await checked(cycloneDx(), ...args)).toMatchObject({
    status: 2,
    err: expect.stringContaining('expected beside --dir'),
  });
});
