import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen, seenPartly } from '../../../src/model/observation.ts';
import { cycloneDx } from '../../support/build-sbom.ts';
import { attestationBundle, factsOf, saidOf, type Files, type Scene } from './scene.ts';

const ID = 'release.recent-evidence-complete-ratio';
const sarif = { version: '2.1.0', runs: [{ tool: { driver: { name: 'scanner' } } }] };
const whole: Files = { 'app.tgz': 'app', 'app.cdx.json': cycloneDx(), 'scan.sarif': sarif };
const attestations = { [sha256('app')]: [attestationBundle()] };
const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([one]) => one !== name));
const scene = (...files: readonly Files[]): Scene => ({
  releases: files.map((one) => ({ files: one })),
  attestations,
});

describe('releases that are kept with what retraces them', () => {
  it.each<{ name: string; scene: Scene; said: unknown }>([
    { name: 'count with files, SBOM, provenance and scan', scene: scene(whole, whole), said: 1 },
    { name: 'do not count without an SBOM', scene: scene(whole, without('app.cdx.json')), said: 0.5 },
    { name: 'do not count without a scan', scene: scene(without('scan.sarif')), said: 0 },
    { name: 'do not count without a file', scene: scene(without('app.tgz')), said: 0 },
    { name: 'do not count without provenance', scene: { ...scene(whole), attestations: {} }, said: 0 },
    { name: 'do not count by a scan without a run', scene: scene({ ...whole, 'scan.sarif': { version: '2.1.0', runs: [] } }), said: 0 },
    { name: 'are at least so many where one could not be read', scene: scene(whole, { ...whole, 'scan.sarif': null }), said: 'atLeast 0.5' },
    { name: 'are unknown where nothing is sure', scene: scene({ ...whole, 'scan.sarif': null }), said: 'server-error' },
    { name: 'are short all the same where something else surely is not there', scene: scene({ ...without('app.cdx.json'), 'scan.sarif': null }), said: 0 },
    { name: 'are unknown where the list was cut', scene: { releases: seenPartly([], { reason: 'truncated', what: 'x' }) }, said: 'truncated' },
    { name: 'are unknown where the list is hidden', scene: { releases: notSeen({ reason: 'forbidden', what: 'x' }) }, said: 'forbidden' },
    { name: 'are not asked for without a release', scene: { releases: [] }, said: 'not-applicable' },
  ])('$name', async ({ scene: given, said }) => {
    expect(await saidOf(ID, given)).toBe(said);
  }); // prettier-ignore

  it('name what each of the others lacks, in both languages', async () => {
    const facts = await factsOf(scene(whole, without('scan.sarif')));
    expect(facts.find(({ id }) => id === ID)?.because).toEqual({
      en: '1 of the last 2 stable releases (there are no more); not: v8.0.0 (scan)',
      ja: '直近 2 件の安定版リリース中 1 件（安定版は全 2 件）。該当しないもの: v8.0.0 (scan)',
    });
  });
});
