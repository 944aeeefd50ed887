import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/model/digest.ts';
import type { SbomHistory } from '../../src/model/release-handling.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { compareReleases, type ReleaseSbom, type ReleaseSboms } from '../../src/sbom/release-history.ts';
import { orderOfPurlType } from '../../src/vulnerabilities/versions/order-of-purl-type.ts';
import { text } from '../support/build.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../support/build-sbom.ts';

const at = (name: string, version: string) =>
  cycloneDxComponent(name, { version, purl: `pkg:npm/${name}@${version}`, 'bom-ref': name });
const product = (name: string, version: string) => ({
  metadata: { component: { type: 'application', name, version, 'bom-ref': name } },
});

function document(content: unknown, overrides: Partial<ReleaseSbom> = {}): ReleaseSbom {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const read = readSbom(bytes);
  if (read.state !== 'sbom') throw new Error(read.state);
  const about = { name: 'sbom.json', from: 'release', validity: 'valid', describes: 'yes' } as const;
  return { ...about, digest: sha256(bytes), sbom: read.sbom, ...overrides };
}

function release(tag: string, documents: readonly ReleaseSbom[], more: Partial<ReleaseSboms> = {}): ReleaseSboms {
  return { tag, documents, hidden: [], notes: [], ...more };
}

const OLD = document(cycloneDx({ components: [at('up', '1.9.0'), at('gone', '1.0.0')] }));
const NEW = document(cycloneDx({ components: [at('up', '1.10.0'), at('come', '2.0.0')] }));

function compared(before: readonly ReleaseSbom[], now: readonly ReleaseSbom[]): SbomHistory {
  return of(release('v1', before), release('v2', now));
}
function of(before: ReleaseSboms, now: ReleaseSboms): SbomHistory {
  return compareReleases(before, now, { compare: orderOfPurlType, keep: 100 });
}
const states = (history: SbomHistory) => (history.state === 'compared' ? history.pairs.map(({ state }) => state) : []);
const notes = (history: SbomHistory) => (history.state === 'compared' ? history.notes.map(({ en }) => en) : []);

describe('the SBOMs of two releases', () => {
  it('tell what came, went and rose since the release before', () => {
    expect(compared([OLD], [NEW])).toMatchObject({
      state: 'compared',
      previous: 'v1',
      notes: [],
      pairs: [
        {
          product: 'widget',
          before: { name: 'sbom.json', from: 'release', digest: OLD.digest },
          counts: { added: 1, removed: 1, upgraded: 1, downgraded: 0 },
          diff: {
            added: [{ component: 'pkg:npm/come', version: '2.0.0' }],
            removed: [{ component: 'pkg:npm/gone', version: '1.0.0' }],
            upgraded: [{ component: 'pkg:npm/up', from: '1.9.0', to: '1.10.0' }],
          },
        },
      ],
    });
  });

  it.each<{ name: string; before: ReleaseSboms; now: ReleaseSboms; because: string }>([
    { name: 'this one carries none', before: release('v1', [OLD]), now: release('v2', []), because: 'v2 carries no SBOM' },
    { name: 'the one before carries none', before: release('v1', []), now: release('v2', [NEW]), because: 'v1 carries no SBOM' },
    { name: 'the one before could not be read', before: release('v1', [], { hidden: [text('too large', 'x')] }), now: release('v2', [NEW]), because: 'no SBOM of v1 could be read: too large' },
    { name: 'each is of other products', before: release('v1', [document(cycloneDx(product('a', '1'))), document(cycloneDx(product('b', '1')))]), now: release('v2', [document(cycloneDx(product('c', '1')))]), because: 'v1 has no SBOM of c to compare with; v2 has no SBOM of a to compare with; v2 has no SBOM of b to compare with' },
  ])('are not compared, which is never "nothing changed", when $name', ({ before, now, because }) => {
    const history = of(before, now);
    expect([history.state, 'because' in history ? history.because.en : '']).toEqual(['not-compared', because]);
  }); // prettier-ignore

  it('that are the same file say nothing of this release', () => {
    expect(states(compared([NEW], [NEW]))).toEqual(['same-file']);
  });

  it('of which neither lists a component were not compared', () => {
    const [a, b] = ['1', '2'].map((version) => document(cycloneDx({ ...product('widget', version), components: [] })));
    if (a === undefined || b === undefined) throw new Error('two documents');
    expect(states(compared([a], [b]))).toEqual(['empty']);
  });

  it('of which one lists no component are compared with a warning', () => {
    const empty = document(cycloneDx({ components: [] }));
    expect(notes(compared([OLD], [empty]))).toEqual(['sbom.json lists no component']);
  });

  it.each<{ name: string; before: ReleaseSbom; now: ReleaseSbom; note: RegExp }>([
    { name: 'does not fit its schema', before: OLD, now: { ...NEW, validity: 'invalid' }, note: /does not fit the schema/ },
    { name: 'is about another version', before: OLD, now: { ...NEW, describes: 'no' }, note: /another version than v2/ },
    { name: 'before is about another version', before: { ...OLD, describes: 'no' }, now: NEW, note: /another version than v1/ },
  ])('are compared with a warning when one $name', ({ before, now, note }) => {
    expect(notes(compared([before], [now]))).toEqual([expect.stringMatching(note)]);
  }); // prettier-ignore

  it('say that there may be more, where not all could be read', () => {
    const history = of(release('v1', [OLD], { hidden: [text('b.json failed', 'x')] }), release('v2', [NEW]));
    expect(notes(history)).toEqual(['v1 may carry further SBOMs: b.json failed']);
  });

  it('are paired by product, and one without a counterpart is named', () => {
    const [a1, a2, b1] = [product('a', '1'), product('a', '2'), product('b', '1')].map((one) => document(cycloneDx(one)));
    if (a1 === undefined || a2 === undefined || b1 === undefined) throw new Error('three documents');
    const history = compared([a1], [a2, b1]);
    expect([states(history), notes(history)]).toEqual([['compared'], ['v1 has no SBOM of b to compare with']]);
  }); // prettier-ignore

  it('of one product in two formats are compared once, by the valid one that is about the release', () => {
    const copy = document(spdx(), { name: 'copy.spdx.json', describes: 'no' });
    for (const documents of [[NEW, copy], [copy, NEW]]) {
      const history = compared([OLD], documents);
      expect(history.state === 'compared' && history.pairs.map(({ now }) => now.name)).toEqual(['sbom.json']);
    }
  }); // prettier-ignore

  it('keep so many entries and the whole counts', () => {
    const many = document(
      cycloneDx({ components: Array.from({ length: 12 }, (_, index) => at(`n${index}`, '1.0.0')) }),
    );
    const history = compareReleases(release('v1', [OLD]), release('v2', [many]), { compare: orderOfPurlType, keep: 5 });
    const [pair] = history.state === 'compared' ? history.pairs : [];
    expect(pair?.state === 'compared' && [pair.counts.added, pair.diff.added.length]).toEqual([12, 5]);
  });
});
