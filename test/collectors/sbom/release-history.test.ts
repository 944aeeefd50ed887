import { describe, expect, it } from '@jest/globals';
import { sbom } from '../../../src/collectors/sbom/index.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { SbomHistory } from '../../../src/model/release-handling.ts';
import { seenPartly } from '../../../src/model/observation.ts';
import { cycloneDx, cycloneDxComponent } from '../../support/build-sbom.ts';
import { contextOf, releaseSubject, REPOSITORY, type Scene } from './scene.ts';

const bom = (version: string, component: string) =>
  cycloneDx({
    metadata: {
      timestamp: '2026-01-01T00:00:00Z',
      component: { type: 'application', name: 'widget', version, 'bom-ref': 'widget' },
    },
    components: [cycloneDxComponent('left', { version: component, purl: `pkg:npm/left@${component}` })],
    dependencies: [],
    compositions: [],
  });
const kept = (content: unknown, keptAt = '2026-01-01T09:00:00Z') => {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { name: 'sbom.json', digest: sha256(bytes), keptAt, bytes };
};
const NOW = { tag: 'v1.1.0', publishedAt: '2026-01-02T00:00:00Z', assets: { 'sbom.json': bom('1.1.0', '2.0.0') } };
const before = (assets: Readonly<Record<string, unknown>>) => ({ tag: 'v1.0.0', assets });

async function historyOf(scene: Scene, copies: readonly ReturnType<typeof kept>[] = []): Promise<SbomHistory | undefined> {
  const context = { ...contextOf({ subject: releaseSubject('v1.1.0'), ...scene }), keptSboms: () => Promise.resolve(copies) };
  return (await sbom.collect(context)).releaseHandling?.sboms;
} // prettier-ignore

const upgraded = { state: 'compared', pairs: [{ counts: { upgraded: 1 }, diff: { upgraded: [{ from: '1.0.0', to: '2.0.0' }] } }] }; // prettier-ignore
const notesOf = (history: SbomHistory | undefined) =>
  history?.state === 'compared' ? history.notes.map(({ en }) => en) : undefined;

describe('the history of the SBOMs of a release', () => {
  it('is read from the release and the one before it', async () => {
    const history = await historyOf({ releases: [NOW, before({ 'sbom.json': bom('1.0.0', '1.0.0') })] });
    expect(history).toMatchObject({ ...upgraded, previous: 'v1.0.0', notes: [] });
  });

  it('falls back on the kept copy of an SBOM that is gone, and says so', async () => {
    const history = await historyOf({ releases: [NOW, before({})] }, [kept(bom('1.0.0', '1.0.0'))]);
    expect(history).toMatchObject({ ...upgraded, pairs: [{ before: { from: 'archive' } }] });
    expect(notesOf(history)).toEqual([expect.stringContaining('as this App kept it on 2026-01-01')]);
  });

  it('says that a file was replaced since it was kept, and compares what lies there now', async () => {
    const releases = [NOW, before({ 'sbom.json': bom('1.0.0', '1.0.0') })];
    const history = await historyOf({ releases }, [kept(bom('1.0.0', '2.0.0'))]);
    expect(history).toMatchObject(upgraded);
    expect(notesOf(history)).toEqual([expect.stringContaining('is not the file that lay there on 2026-01-01')]);
  });

  it('the same file as was kept is no news', async () => {
    const old = bom('1.0.0', '1.0.0');
    const history = await historyOf({ releases: [NOW, before({ 'sbom.json': old })] }, [kept(old)]);
    expect(notesOf(history)).toEqual([]);
  });

  it.each<{ name: string; scene: Scene; expected: object }>([
    { name: 'the one before carries none', scene: { releases: [NOW, before({})] }, expected: { state: 'not-compared', previous: 'v1.0.0' } },
    { name: 'the one of before does not come', scene: { releases: [NOW, before({ 'sbom.json': null })] }, expected: { state: 'not-compared', previous: 'v1.0.0' } },
    { name: 'the one of before is damaged', scene: { releases: [NOW, before({ 'sbom.json': '{"bomFormat":"CycloneDX"' })] }, expected: { state: 'not-compared', previous: 'v1.0.0' } },
    { name: 'this one carries none', scene: { releases: [{ ...NOW, assets: {} }, before({ 'sbom.json': bom('1.0.0', '1.0.0') })] }, expected: { state: 'not-compared' } },
    { name: 'the list of releases may not be read', scene: {}, expected: { state: 'not-compared', previous: null } },
    { name: 'the list was cut', scene: { releases: seenPartly([], { reason: 'truncated', what: 'x' }) }, expected: { state: 'not-compared', previous: null } },
    { name: 'it is the first', scene: { releases: [NOW] }, expected: { state: 'first' } },
  ])('is never "nothing changed" when $name', async ({ scene, expected }) => {
    expect(await historyOf(scene)).toMatchObject(expected);
  }); // prettier-ignore

  it('is told of a release alone', async () => {
    expect(await historyOf({ subject: REPOSITORY, releases: [NOW, before({})] })).toBeUndefined();
  });
});
