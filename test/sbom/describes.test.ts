import { describe, expect, it } from '@jest/globals';
import { belongsOf, type HeldAgainst } from '../../src/sbom/belongs.ts';
import { matchRelease, type ReleaseMatch } from '../../src/sbom/describes.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { cycloneDx, cycloneDxComponent } from '../support/build-sbom.ts';

const DIGEST = 'ab'.repeat(32);
const asset = (digest: `sha256:${string}` | null | undefined = `sha256:${DIGEST}`, name = 'widget.tgz') => ({ name, digest }); // prettier-ignore

interface Case {
  readonly component?: Readonly<Record<string, unknown>>;
  readonly tag?: string;
  readonly repository?: string;
  readonly assets?: readonly ReturnType<typeof asset>[] | null;
}

/** Of widget 1.2.3 without a hash, against v1.2.3 of acme/widget, unless said otherwise. */
function match({ component = {}, tag = 'v1.2.3', repository = 'acme/widget', assets = [] }: Case): ReleaseMatch {
  const about = cycloneDxComponent('widget', { version: '1.2.3', hashes: [], ...component });
  const read = readSbom(JSON.stringify(cycloneDx({ metadata: { component: about } })));
  if (read.state !== 'sbom') throw new Error(read.state);
  return matchRelease(read.sbom, { tag, assets }, repository);
}

const hashes = (content: string, alg = 'SHA-256') => ({ hashes: [{ alg, content }] });

describe('whether an SBOM is of a release', () => {
  it.each<{ tag: string; describes: string; version?: string; name?: string; repository?: string }>([
    { tag: 'v1.2.3', describes: 'yes' },
    { tag: '1.2.3', describes: 'yes' },
    { tag: 'v1.2.3', version: 'v1.2.3', describes: 'yes' },
    { tag: 'widget-1.2.3', describes: 'yes' },
    { tag: 'widget@v1.2.3', describes: 'yes' },
    { tag: 'packages/widget/1.2.3', describes: 'yes' },
    { tag: 'release-1.2.3', describes: 'yes' },
    { tag: 'release/v1.2.3', describes: 'yes' },
    { tag: 'release-1.2.3', name: 'gadget', describes: 'other-name' },
    { tag: 'widget-1.2.3', name: '@acme/widget', describes: 'yes' },
    { tag: 'v1.2.3', name: 'github.com/acme/Widget', describes: 'yes' },
    { tag: 'v1.2.3', name: 'gadget', describes: 'other-name' },
    { tag: 'gadget-1.2.3', describes: 'other-name' },
    { tag: 'gadget-1.2.3', name: 'gadget', describes: 'yes' },
    { tag: 'v1.2.4', describes: 'no' },
    { tag: 'v11.2.3', describes: 'no' },
    { tag: 'v1.2.3-rc.1', describes: 'no' },
    { tag: 'v0.1.2.3', describes: 'no' },
    { tag: 'nightly', describes: 'no' },
    { tag: 'v1.2.3', version: '', describes: 'unnamed' },
    { tag: 'v1.2.3', version: 'NOASSERTION', describes: 'unnamed' },
  ])('$name $version under the tag $tag: $describes', ({ tag, describes, version = '1.2.3', name = 'widget' }) => {
    expect(match({ tag, component: { version, name } }).describes).toBe(describes);
  });

  it.each<Case & { case: string; describes: string; hash: string }>([
    { case: 'the hash of a shipped file decides, whatever the version', component: { ...hashes(DIGEST), version: '9' }, assets: [asset()], describes: 'yes', hash: 'agrees' },
    { case: 'letter case of a hash means nothing', component: hashes(DIGEST.toUpperCase()), assets: [asset()], describes: 'yes', hash: 'agrees' },
    { case: 'a hash of no shipped file is told and decides nothing', component: hashes('cd'.repeat(32)), assets: [asset()], describes: 'yes', hash: 'differs' },
    { case: 'of another version with a hash of no shipped file', component: { ...hashes('cd'.repeat(32)), version: '9' }, assets: [asset()], describes: 'no', hash: 'differs' },
    { case: 'a file whose digest nobody names keeps it open', component: hashes('cd'.repeat(32)), assets: [asset(), asset(null, 'b')], describes: 'yes', hash: 'cannot-be-told' },
    { case: 'files that were not seen keep it open', component: hashes(DIGEST), assets: null, describes: 'yes', hash: 'cannot-be-told' },
    { case: 'another algorithm cannot be held against a digest', component: hashes('ab'.repeat(64), 'SHA-512'), assets: [asset()], describes: 'yes', hash: 'cannot-be-told' },
    { case: 'no hash', assets: [asset()], describes: 'yes', hash: 'not-stated' },
  ])('$case', ({ describes, hash, ...one }) => {
    expect(match(one)).toMatchObject({ describes, hash, asset: hash === 'agrees' ? 'widget.tgz' : null });
  }); // prettier-ignore

  it('a document about nothing is of no release', () => {
    const read = readSbom(JSON.stringify(cycloneDx({ metadata: {} })));
    const found = read.state === 'sbom' ? matchRelease(read.sbom, { tag: 'v1', assets: [] }, 'acme/widget') : undefined;
    expect(found).toMatchObject({ describes: 'unnamed', name: 'not-stated', version: 'not-stated' });
    expect(found?.because.ja).toContain('記載がありません');
  });
});

const count = (number: number) => ({ count: number, first: [] });
function lockfiles(
  overrides: Partial<HeldAgainst['comparison']> = {},
  unread: HeldAgainst['unread'] = [],
): HeldAgainst {
  const none = { development: 0, optional: 0 };
  const comparison = { needed: 2, listed: 2, missing: count(0), maybeMissing: count(0), leftOut: none, surplus: count(0), notCompared: 0 }; // prettier-ignore
  return { sources: [], unread, comparison: { ...comparison, ...overrides } };
}

describe('whether an SBOM belongs to what it is held against', () => {
  const yes = match({});
  const no = match({ tag: 'v2' });
  const open = match({ component: { name: 'gadget' } });
  it.each<{ name: string; held: Parameters<typeof belongsOf>[0]; verdict: string }>([
    { name: 'nothing to hold it against', held: {}, verdict: 'cannot-be-told' },
    { name: 'the release', held: { release: yes }, verdict: 'yes' },
    { name: 'another release', held: { release: no, lockfiles: lockfiles() }, verdict: 'no' },
    { name: 'a release that cannot be told', held: { release: open, lockfiles: lockfiles() }, verdict: 'cannot-be-told' },
    { name: 'every package of the lockfiles', held: { release: yes, lockfiles: lockfiles() }, verdict: 'yes' },
    { name: 'a package missing', held: { release: yes, lockfiles: lockfiles({ listed: 1, missing: count(1) }) }, verdict: 'no' },
    { name: 'a package missing, beside a lockfile that was not read', held: { lockfiles: lockfiles({ listed: 1, missing: count(1) }, [{ en: 'x', ja: 'x' }]) }, verdict: 'no' },
    { name: 'a package missing that may be for development', held: { lockfiles: lockfiles({ listed: 1, maybeMissing: count(1) }) }, verdict: 'cannot-be-told' },
    { name: 'a lockfile that was not read', held: { lockfiles: lockfiles({}, [{ en: 'x', ja: 'x' }]) }, verdict: 'cannot-be-told' },
    { name: 'no package pinned', held: { lockfiles: lockfiles({ needed: 0, listed: 0 }) }, verdict: 'cannot-be-told' },
    { name: 'more than the lockfiles name', held: { lockfiles: lockfiles({ surplus: count(3) }) }, verdict: 'yes' },
    { name: 'the graph alone', held: { graph: lockfiles({ missing: count(2) }) }, verdict: 'cannot-be-told' },
  ])('$name: $verdict', ({ held, verdict }) => {
    expect(belongsOf(held).verdict).toBe(verdict);
  }); // prettier-ignore
});
