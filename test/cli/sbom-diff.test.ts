import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { documentSchema } from '../../src/documents/api.ts';
import { sbomDiffSchema } from '../../src/documents/sbom-diff.ts';
import { cycloneDx, cycloneDxComponent, spdx, spdxPackage } from '../support/build-sbom.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';
import { useSandbox } from '../support/sandbox.ts';

const at = (name: string, version: string, more: object = {}) =>
  cycloneDxComponent(name, { version, purl: `pkg:npm/${name}@${version}`, ...more });

function diffed(from: unknown, to: unknown, ...args: readonly string[]) {
  const cwd = temporaryFolder({ a: JSON.stringify(from), b: JSON.stringify(to) });
  return run(['sbom', 'diff', 'a', 'b', ...args], { cwd });
}

const before = cycloneDx({
  components: [at('up', '1.9.0'), at('down', '2.0.0'), at('gone', '1.0.0'), at('odd', 'x'), at('law', '1.0.0'), at('two', '1.0.0'), at('two', '2.0.0')],
}); // prettier-ignore
const after = cycloneDx({
  components: [
    at('two', '3.0.0'),
    at('two', '2.0.0'),
    at('law', '1.0.0', { supplier: { name: 'Other' }, licenses: [{ license: { id: 'Apache-2.0' } }] }),
    at('odd', 'y'),
    at('new', '1.0.0'),
    at('down', '1.0.0'),
    at('up', '1.10.0'),
  ],
});

describe('sbom diff', () => {
  it('names what came, went, rose and fell, by the order of the ecosystem, and what cannot be told', async () => {
    const { out, status } = await diffed(before, after, '--format', 'json');
    expect(status).toBe(1);
    expect(sbomDiffSchema.parse(JSON.parse(out))).toEqual({
      $schema: 'urn:ssdf-gate:schema:sbom-diff:1',
      version: 1,
      stability: 'experimental',
      from: 'a',
      to: 'b',
      added: [
        { component: 'pkg:npm/new', version: '1.0.0' },
        { component: 'pkg:npm/two', version: '3.0.0' },
      ],
      removed: [
        { component: 'pkg:npm/gone', version: '1.0.0' },
        { component: 'pkg:npm/two', version: '1.0.0' },
      ],
      upgraded: [{ component: 'pkg:npm/up', from: '1.9.0', to: '1.10.0' }],
      downgraded: [{ component: 'pkg:npm/down', from: '2.0.0', to: '1.0.0' }],
      versionChanged: [{ component: 'pkg:npm/odd', from: 'x', to: 'y' }],
      licenseChanged: [{ component: 'pkg:npm/law', from: 'MIT', to: 'Apache-2.0' }],
      supplierChanged: [{ component: 'pkg:npm/law', from: 'Example', to: 'Other' }],
    });
  });

  it.each<{ lang: string; says: RegExp }>([
    { lang: 'en', says: /^## Changes[^]*### Added: 2\n\n\| Component \| Version \|\n\| --- \| --- \|\n[^]*### ⚠️ Downgraded: 1\n[^]*\| 2&#46;0\.0 \| 1&#46;0\.0 \|[^]*### License changed: 1[^]*\| MIT \| Apache-2\.0 \|[^]*### Supplier changed: 1/ }, // prettier-ignore
    { lang: 'ja', says: /^## 2 つの SBOM の差分[^]*### ⚠️ 版の後退: 1\n\n\| コンポーネント \| 変更前 \| 変更後 \|/ },
  ])('as a Markdown page in $lang, a version that went down is marked', async ({ lang, says }) => {
    const { out, status } = await diffed(before, after, '--format', 'markdown', '--lang', lang);
    expect(status).toBe(1);
    expect(out).toMatch(says);
  });

  it('a name cannot leave its cell of the Markdown page, and a long list is cut with its count', async () => {
    const many = Array.from({ length: 150 }, (_, index) => at(`new-${index}`, '1.0.0'));
    const hostile = cycloneDxComponent('x', { purl: undefined, name: 'a | b\n## <img src=x> @you' });
    const { out } = await diffed(cycloneDx({ components: [] }), cycloneDx({ components: [...many, hostile] }), '--format', 'markdown'); // prettier-ignore
    expect(out).toContain('### Added: 151');
    expect(out).toContain('and 51 more');
    expect(out).not.toMatch(/<img|^## <|@you/m);
  });

  it('says nothing about the same components in another order and another format', async () => {
    const other = spdx({ packages: [spdxPackage('widget'), spdxPackage('right'), spdxPackage('left')] });
    expect(await diffed(cycloneDx(), other)).toEqual({ status: 0, out: 'no difference\n', err: '' });
  });

  it('speaks Japanese', async () => {
    expect((await diffed(before, after, '--lang', 'ja')).out).toMatch(
      /^追加: 2\n[^]*版の後退: 1\n {2}pkg:npm\/down 2\.0\.0 → 1\.0\.0/,
    );
  });

  it('asks for two files', async () => {
    const { status, err } = await run(['sbom', 'diff', 'a']);
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining('expected two SBOMs') as unknown });
  });
});

const sandbox = useSandbox();

function ofReleases(from: string, to: string, ...args: readonly string[]) {
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: sandbox().token(), GITHUB_API_URL: sandbox().url };
  const named = ['sbom', 'diff', '--repo', 'tea-works/kettle', '--from', from, '--to', to];
  return run([...named, ...args], { environment, fetch });
}

describe('sbom diff of two releases', () => {
  it.each<{ lang: string; says: string }>([
    {
      lang: 'en',
      says: 'kettle (v1.3.0 kettle.cdx.json → kettle.cdx.json): Upgraded 1\n  Upgraded: pkg:npm/semver 7.6.2 → 7.6.3\n',
    },
    {
      lang: 'ja',
      says: 'kettle（v1.3.0 kettle.cdx.json → kettle.cdx.json）：更新 1\n  更新：pkg:npm/semver 7.6.2 → 7.6.3\n',
    },
  ])('in $lang says what the later one carries that the earlier did not', async ({ lang, says }) => {
    expect(await ofReleases('v1.3.0', 'v1.4.0', '--lang', lang)).toMatchObject({ status: 1, out: says, err: '' });
  });

  it('as a document that fits its published schema', async () => {
    const { out } = await ofReleases('v1.3.0', 'v1.4.0', '--format', 'json');
    const document: unknown = JSON.parse(out);
    const published = new Ajv2020({ strict: false }).compile(documentSchema('sbom-history'));
    expect({ holds: published(document), errors: published.errors }).toEqual({ holds: true, errors: null });
    expect(document).toMatchObject({ from: 'v1.3.0', to: 'v1.4.0', history: { pairs: [{ counts: { upgraded: 1 } }] } });
  });

  it('of which one carries no SBOM cannot be told, which is not "no difference"', async () => {
    const repository = sandbox().state.repositories.get('tea-works/kettle');
    const old = repository?.releases.find(({ tag }) => tag === 'v1.2.0');
    old?.assets.splice(0, old.assets.length);
    const { status, out } = await ofReleases('v1.2.0', 'v1.3.0');
    expect([status, out]).toEqual([3, expect.stringContaining('v1.2.0 carries no SBOM')]);
  });

  it.each<{ name: string; args: readonly string[]; says: RegExp }>([
    { name: 'one tag alone', args: ['--repo', 'a/b', '--from', 'v1'], says: /expected --repo OWNER\/NAME, --from TAG and --to TAG together/ },
    { name: 'tags without a repository', args: ['--from', 'v1', '--to', 'v2'], says: /together/ },
    { name: 'a file beside them', args: ['a', '--repo', 'a/b', '--from', 'v1', '--to', 'v2'], says: /"a": not expected beside --repo/ },
  ])('with $name is a wrong usage', async ({ args, says }) => {
    const { status, err } = await run(['sbom', 'diff', ...args], {});
    expect([status, err]).toEqual([2, expect.stringMatching(says)]);
  }); // prettier-ignore

  it('a release that is not there is told by its tag', async () => {
    const { status, err } = await ofReleases('v0.0.1', 'v1.4.0');
    expect([status, err]).toEqual([2, expect.stringMatching(/tea-works\/kettle v0\.0\.1: expected a release/)]);
  });
});
