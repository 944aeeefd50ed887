import { describe, expect, it } from '@jest/globals';
import { sbomDiffSchema } from '../../src/documents/sbom-diff.ts';
import { cycloneDx, cycloneDxComponent, spdx, spdxPackage } from '../support/build-sbom.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

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
