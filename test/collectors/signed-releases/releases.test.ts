import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen, seen, seenPartly, type Observation } from '../../../src/model/observation.ts';
import type { Subject } from '../../../src/model/subject.ts';
import type { Release } from '../../../src/ports/releases.ts';
import type { About } from '../../../src/ports/repository-settings.ts';
import { subject } from '../../support/build.ts';
import { attestationBundle, factsOf, PGP, saidOf, statementOf, sums, type Files, type Scene, type SceneRelease } from './scene.ts'; // prettier-ignore

const app = { 'app.tgz': 'app' };
const cut = { reason: 'truncated', what: 'GET /repos/{owner}/{repo}/releases' } as const;
const release: Release = { id: 1, tag: 'v1', draft: false, prerelease: false, immutable: true, publishedAt: null, body: '', assets: [] }; // prettier-ignore
const sbom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [] };
const sarif = { version: '2.1.0', runs: [{ tool: { driver: { name: 'CodeQL' } }, results: [] }] };
const of = (tag: string): Subject => ({ kind: 'release', host: 'github.com', owner: 'acme', name: 'widget', tag, commit: 'c'.repeat(40) }); // prettier-ignore

describe('how many releases are published', () => {
  it.each<{ readonly name: string; readonly releases: Scene['releases'] & object; readonly said: unknown }>([
    { name: 'none', releases: [], said: 0 },
    { name: 'without drafts and prereleases', releases: [{}, { draft: true }, { prerelease: true }, {}], said: 2 },
    { name: 'at least those of a list that was cut', releases: seenPartly([release], cut), said: 'atLeast 1' },
    { name: 'unknown when the list is not seen', releases: notSeen({ reason: 'forbidden', what: 'x' }), said: 'forbidden' },
  ])('$name', async ({ releases, said }) => {
    expect(await saidOf('release.published', { releases })).toBe(said);
  }); // prettier-ignore
});

describe('the release that is judged', () => {
  const DIGESTS = 'release.assets-with-digest-ratio';
  const none: SceneRelease = { files: app, digest: null };

  it('is the newest stable one', async () => {
    const releases = [{ ...none, draft: true }, { ...none, prerelease: true }, { files: app }, none];
    expect(await saidOf(DIGESTS, { releases })).toBe(1);
  });

  it('is the one assessed, be it a prerelease', async () => {
    const releases = [none, { files: app, tag: 'v2-rc', prerelease: true }];
    expect(await saidOf(DIGESTS, { releases, subject: of('v2-rc') })).toBe(1);
  });

  it('is unknown when the one assessed is not in the list: drafts show only to writers', async () => {
    expect(await saidOf(DIGESTS, { releases: [none], subject: of('v7') })).toBe('hidden-or-absent');
  });

  it('is unknown when the list was cut before one was found', async () => {
    const releases = seenPartly([{ ...release, prerelease: true }], cut);
    expect(await saidOf(DIGESTS, { releases })).toBe('truncated');
  });

  it('does not exist in a whole list without a stable one: nothing applies', async () => {
    const facts = await factsOf({ releases: [{ prerelease: true }] });
    const states = facts.filter(({ state }) => state === 'not-applicable').map(({ id }) => id);
    expect(states).toContain('release.evidence-kinds');
    expect(states).toHaveLength(15);
  });
});

describe('the digests of its files', () => {
  it.each<{ readonly name: string; readonly release: SceneRelease; readonly said: unknown }>([
    { name: 'come from GitHub', release: { files: app }, said: 1 },
    { name: 'are missing on old uploads', release: { files: app, digest: null }, said: 0 },
    { name: 'come from a checksum file', release: { files: { ...app, 'x.zip': 'x', SHA256SUMS: sums(['app.tgz', 'app']) }, digest: null }, said: 1 / 3 },
    { name: 'are unknown when the server names none', release: { files: app, digest: undefined }, said: 'not-offered' },
    { name: 'are unknown when the checksum file cannot be read', release: { files: { ...app, SHA256SUMS: null }, digest: null }, said: 'server-error' },
    { name: 'do not apply to source archives alone', release: {}, said: 'not-applicable' },
  ])('$name', async ({ release: one, said }) => {
    expect(await saidOf('release.assets-with-digest-ratio', { releases: [one] })).toBe(said);
  }); // prettier-ignore

  it('are given with both numbers and the files without', async () => {
    const facts = await factsOf({ releases: [{ files: { ...app, 'b.zip': 'b' }, digest: null }] });
    expect(facts.find(({ id }) => id === 'release.assets-with-digest-ratio')).toMatchObject({
      because: { en: '0 of 2 files; not: app.tgz, b.zip', ja: '2 ファイル中 0 ファイル（該当しないもの: app.tgz, b.zip）' },
    }); // prettier-ignore
  });
});

describe('what is kept with it', () => {
  const KINDS = 'release.evidence-kinds';
  it.each<{ readonly name: string; readonly files: Files; readonly words: readonly string[] }>([
    { name: 'the source always', files: {}, words: ['source'] },
    { name: 'a built file', files: app, words: ['artifact', 'source'] },
    { name: 'checksums that list a file', files: { ...app, SHA256SUMS: sums(['app.tgz', 'app']) }, words: ['artifact', 'checksum', 'source'] },
    { name: 'no checksums of another build', files: { ...app, SHA256SUMS: sums(['app.tgz', 'old']) }, words: ['artifact', 'source'] },
    { name: 'a signature', files: { ...app, 'app.tgz.asc': PGP }, words: ['artifact', 'signature', 'source'] },
    { name: 'provenance of a shipped digest', files: { ...app, 'app.intoto.jsonl': attestationBundle() }, words: ['artifact', 'provenance', 'signature', 'source'] },
    { name: 'no provenance of something else', files: { ...app, 'image.intoto.jsonl': attestationBundle({ name: 'image', of: 'image' }) }, words: ['artifact', 'source'] },
    { name: 'no provenance that nobody signed', files: { ...app, 'provenance.json': statementOf() }, words: ['artifact', 'source'] },
    { name: 'an SBOM', files: { ...app, 'app.cdx.json': sbom }, words: ['artifact', 'sbom', 'source'] },
    { name: 'no SBOM by name alone; such a file is then a product like any other', files: { 'app.cdx.json': 'a game' }, words: ['artifact', 'source'] },
    { name: 'the result of a scan', files: { ...app, 'r.sarif': sarif }, words: ['artifact', 'scan', 'source'] },
    { name: 'no scan without a run', files: { ...app, 'r.sarif': { ...sarif, runs: [] } }, words: ['artifact', 'source'] },
    { name: 'test results', files: { ...app, 'junit.xml': '<testsuite><testcase name="a"/></testsuite>' }, words: ['artifact', 'source', 'test'] },
    { name: 'no empty test results', files: { ...app, 'junit.xml': '<testsuite></testsuite>' }, words: ['artifact', 'source'] },
    { name: 'VEX', files: { ...app, 'app.vex.json': { '@context': 'https://openvex.dev/ns/v0.2.0', statements: [{}] } }, words: ['artifact', 'source', 'vex'] },
    { name: 'no empty VEX', files: { ...app, 'app.vex.json': { '@context': 'https://openvex.dev/ns/v0.2.0', statements: [] } }, words: ['artifact', 'source'] },
    { name: 'a lockfile', files: { ...app, 'Cargo.lock': '# x' }, words: ['artifact', 'lockfile', 'source'] },
    { name: 'an evidence pack', files: { ...app, 'evidence-pack.zip': 'x' }, words: ['artifact', 'evidence-pack', 'source'] },
  ])('$name', async ({ files, words }) => {
    expect(await saidOf(KINDS, { releases: [{ files }] })).toEqual(words);
  }); // prettier-ignore

  it('an attestation of a test or a scan counts like the file', async () => {
    const predicateType = 'https://in-toto.io/attestation/test-result/v0.1';
    const attestations = { [sha256('app')]: [attestationBundle({ predicateType })] };
    expect(await saidOf(KINDS, { releases: [{ files: app }], attestations })).toEqual(['artifact', 'signature', 'source', 'test']); // prettier-ignore
  });

  it('the lockfile in the tree at the tag', async () => {
    const scene = { releases: [{ files: app }], paths: seen(['web/yarn.lock']) };
    expect(await saidOf(KINDS, scene)).toEqual(['artifact', 'lockfile', 'source']);
  });

  it('the lockfile of the assessed tree, when the release itself is assessed', async () => {
    const scene = { releases: [{ files: app, tag: 'v1' }], subject: of('v1'), tree: memoryTree({ 'go.sum': 'x' }) };
    expect(await saidOf(KINDS, scene)).toEqual(['artifact', 'lockfile', 'source']);
  });

  it.each<{ readonly name: string; readonly scene: Scene }>([
    { name: 'the tree at the tag', scene: { paths: notSeen({ reason: 'forbidden', what: 'tree' }) } },
    { name: 'a part of that tree', scene: { paths: seenPartly(['a'], { reason: 'truncated', what: 'tree' }) } },
    { name: 'an attached SBOM', scene: { releases: [{ files: { ...app, 'app.cdx.json': null } }] } },
    { name: 'the attestations', scene: { attestations: notSeen({ reason: 'forbidden', what: 'a' }) } },
  ])('is a bound when $name was not seen', async ({ scene }) => {
    expect(await saidOf(KINDS, { releases: [{ files: app }], ...scene })).toBe('atLeast artifact,source');
  });
});

describe('immutable releases', () => {
  const ENABLED = 'release.immutability-enabled';
  const RECENT = 'release.recent-immutable-ratio';
  const off = notSeen({ reason: 'hidden-or-absent', what: 'immutable-releases', status: 404 });
  const refused = notSeen({ reason: 'forbidden', what: 'immutable-releases', status: 403 });
  const about = (administrationProven: boolean): Observation<About> =>
    seen({ defaultBranch: 'main', visibility: 'public', archived: false, ownerKind: 'user', secretScanning: undefined, pushProtection: undefined, administrationProven }); // prettier-ignore
  const server: Subject = { ...subject, host: 'ghe.example' };

  it.each<{ readonly name: string; readonly enabled: Observation<boolean>; readonly admin: boolean; readonly scene?: Scene; readonly said: unknown }>([
    { name: 'are on', enabled: seen(true), admin: false, said: true },
    { name: 'are off', enabled: seen(false), admin: false, said: false },
    { name: 'are off where "not found" comes to an administrator', enabled: off, admin: true, said: false },
    { name: 'are unknown where "not found" comes to anybody else', enabled: off, admin: false, said: 'hidden-or-absent' },
    { name: 'are unknown where it is refused', enabled: refused, admin: true, said: 'forbidden' },
    { name: 'are not offered by a server whose releases lack the field', enabled: off, admin: true, scene: { subject: server, releases: [{ immutable: undefined }] }, said: 'not-offered' },
    { name: 'are off at a server whose releases have the field', enabled: off, admin: true, scene: { subject: server, releases: [{}] }, said: false },
    { name: 'are unknown at a server without a release', enabled: off, admin: true, scene: { subject: server }, said: 'hidden-or-absent' },
  ])('$name', async ({ enabled, admin, scene, said }) => {
    const repository = { immutableReleasesEnabled: () => Promise.resolve(enabled), about: () => Promise.resolve(about(admin)) };
    expect(await saidOf(ENABLED, { ...scene, repository })).toBe(said);
  }); // prettier-ignore

  it('are off where "not found" comes to an App that has read another setting of administrators', async () => {
    const actionsSettings = () =>
      Promise.resolve(seen({ enabled: true, allowedActions: undefined, shaPinningRequired: undefined }));
    const repository = { immutableReleasesEnabled: () => Promise.resolve(off), about: () => Promise.resolve(about(false)), actionsSettings }; // prettier-ignore
    expect(await saidOf(ENABLED, { repository })).toBe(false);
  });

  it.each<{ readonly name: string; readonly releases: Scene['releases'] & object; readonly said: unknown }>([
    { name: 'all three', releases: [{ immutable: true }, { immutable: true }, { immutable: true }, {}], said: 1 },
    { name: 'one of two, and there are no more', releases: [{ immutable: true }, {}], said: 0.5 },
    { name: 'none of those that were published before', releases: [{}], said: 0 },
    { name: 'unknown where the server does not say', releases: [{ immutable: true }, { immutable: undefined }], said: 'not-offered' },
    { name: 'unknown where the list was cut before the third', releases: seenPartly([release], cut), said: 'truncated' },
    { name: 'known where the list was cut after the third', releases: seenPartly([release, release, release], cut), said: 1 },
    { name: 'nothing to say before the first', releases: [], said: 'not-applicable' },
  ])('of the last three releases: $name', async ({ releases, said }) => {
    expect(await saidOf(RECENT, { releases })).toBe(said);
  }); // prettier-ignore
});
