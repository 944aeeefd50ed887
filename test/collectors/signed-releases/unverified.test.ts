import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen } from '../../../src/model/observation.ts';
import { attestationBundle, envelope, factsOf, PGP, saidOf, signatureBundle, type Files } from './scene.ts';

const app = { 'app.tgz': 'app' };
const hidden = notSeen({ reason: 'hidden-or-absent', what: 'attestations', status: 404 });
const VERIFIED = 'release.assets-verified-ratio';
const REJECTED = 'release.rejected-signatures';
const PROVENANCE = [
  'provenance.assets-attested-ratio',
  'provenance.slsa-build-level',
  'provenance.workflow-expected',
  'provenance.predicate-kinds',
];
const ALL = [VERIFIED, 'release.recent-verified-ratio', REJECTED, ...PROVENANCE];

const ask = (ids: readonly string[], scene: Parameters<typeof factsOf>[0]) =>
  Promise.all(ids.map((id) => saidOf(id, scene)));

describe('before signatures are verified', () => {
  it('a release whose every part was read and holds none has nothing verified, which is known', async () => {
    const said = await ask(ALL, { releases: [{ files: app }] });
    expect(said).toEqual([0, 0, 'not-applicable', 0, 0, false, []]);
  });

  it('a release with attested provenance is unknown in all of it: present, not verified', async () => {
    const attestations = { [sha256('app')]: [attestationBundle()] };
    const said = await ask(ALL, { releases: [{ files: app }], attestations });
    expect(said).toEqual(ALL.map(() => 'unverified'));
  });

  it('a signature leaves verification unknown and says nothing of provenance', async () => {
    const said = await ask(ALL, { releases: [{ files: { ...app, 'app.tgz.asc': PGP } }] });
    expect(said).toEqual(['unverified', 'unverified', 'unverified', 0, 0, false, []]);
  });

  it('one file without provenance sets the build level to 0, the lowest of all', async () => {
    const files = { 'a.zip': 'a', 'b.zip': 'b', 'a.intoto.jsonl': envelope({ of: 'a' }) };
    expect(await ask(PROVENANCE, { releases: [{ files }] })).toEqual(['unverified', 0, false, 'unverified']);
  });

  it('hidden attestations leave all of it unknown', async () => {
    const said = await ask(ALL, { releases: [{ files: app }], attestations: hidden });
    expect(said).toEqual(ALL.map(() => 'hidden-or-absent'));
  });

  it('the words say that nothing was verified, in both languages and with both numbers', async () => {
    const facts = await factsOf({ releases: [{ files: { ...app, 'b.zip': 'b', 'app.tgz.asc': PGP } }] });
    expect(facts.find(({ id }) => id === VERIFIED)).toMatchObject({
      because: { en: expect.stringMatching(/1 of 2 files.*not verified/), ja: expect.stringMatching(/2 件中 1 件.*検証は行っていません/) },
    }); // prettier-ignore
  });
});

describe('a signature is rejected without any key', () => {
  it.each<{ readonly name: string; readonly files: Files; readonly said: unknown }>([
    { name: 'when its bundle is over another digest', files: { 'app.tgz.sigstore.json': signatureBundle('old') }, said: 1 },
    { name: 'when its statement names the file with another digest', files: { 'app.tgz.intoto.jsonl': envelope({ of: 'old' }) }, said: 1 },
    { name: 'not when its statement speaks of something else', files: { 'app.tgz.intoto.jsonl': envelope({ name: 'image', of: 'old' }) }, said: 'not-applicable' },
    { name: 'not when it is over the file', files: { 'app.tgz.sigstore.json': signatureBundle('app') }, said: 'unverified' },
    { name: 'not when it names no digest', files: { 'app.tgz.asc': PGP }, said: 'unverified' },
  ])('$name', async ({ files, said }) => {
    expect(await saidOf(REJECTED, { releases: [{ files: { ...app, ...files } }] })).toBe(said);
  }); // prettier-ignore
});

describe('the last three stable releases', () => {
  const bare = { files: app };
  const signed = { files: { ...app, 'app.tgz.asc': PGP } };

  it.each([
    { name: 'are known when none holds a signature', releases: [bare, bare, bare, signed], said: 0 },
    { name: 'are unknown when one may verify', releases: [bare, signed, bare], said: 'unverified' },
    { name: 'leave out prereleases and drafts', releases: [{ ...signed, prerelease: true }, { ...signed, draft: true }, bare], said: 0 },
    { name: 'leave out releases without files', releases: [{}, bare], said: 0 },
    { name: 'do not apply when none has files', releases: [{}, {}], said: 'not-applicable' },
    { name: 'do not apply before the first release', releases: [], said: 'not-applicable' },
    { name: 'are unknown when an old file has no digest', releases: [{ ...bare, digest: null }], said: 'undecidable' },
  ])('$name', async ({ releases, said }) => {
    expect(await saidOf('release.recent-verified-ratio', { releases })).toBe(said);
  }); // prettier-ignore
});
