import { describe, expect, it } from '@jest/globals';
import type { SuppliedFile } from '../../../src/collectors/types.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { notSeen, type NotSeen, seen } from '../../../src/model/observation.ts';
import type { Release } from '../../../src/ports/releases.ts';
import { answers, said } from '../../support/look.ts';
import { because, facts } from './scene.ts';

const REFRESHED = 'vulnerability.decisions-refreshed-at';
const MATCHED = 'vulnerability.sbom-matched-at';
const SOURCES = 'vulnerability.sources';
const OURS: Digest = `sha256:${'a'.repeat(64)}`;
const THEIRS: Digest = `sha256:${'b'.repeat(64)}`;
const SIGNED = '2026-11-20T08:00:00Z';
const osv = { kind: 'osv', asOf: '2026-11-19T03:00:00Z', entries: 900 };
const kev = { kind: 'kev', asOf: '2026-11-18T17:00:00.1Z', entries: 1400 };
const epss = { kind: 'epss', asOf: '2026-11-20T00:00:00+0000', entries: 290_000 };
const alerts = { kind: 'alerts', asOf: null, entries: 3 };
const ALL = [osv, kev, epss];

const report = (more: object = {}) => ({
  ...{ $schema: 'urn:ssdf-gate:schema:sbom-triage:1', version: 1, triagedAt: '2026-11-20T07:59:00Z' },
  ...{ sbom: { digest: OURS, serial: null }, sources: ALL, counts: { components: 4, unmatched: 1 }, open: [{}] },
  ...more,
});
const file = (content: unknown, more: Partial<SuppliedFile> = {}): SuppliedFile => ({
  ...{ kind: 'triage', path: 'ssdf-gate-evidence/triage/t.json' },
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
  attested: { commit: 'c', trigger: 'schedule', signedAt: SIGNED },
  ...more,
});
const asset = (name: string, digest: Digest | null) => ({ id: 1, name, size: 1, digest });
const release = (assets: Release['assets'] = [asset('app.cdx.json', OURS)]): Release => ({
  ...{ id: 1, tag: 'v1', draft: false, prerelease: false, immutable: true, publishedAt: SIGNED, body: '', assets },
});
/** Handed over by the asker. */
const given = ({ kind, path, bytes }: SuppliedFile): SuppliedFile => ({ kind, path, bytes });

interface World {
  readonly supplied?: readonly SuppliedFile[];
  readonly releases?: readonly Release[];
  readonly unread?: readonly NotSeen[];
}

const look = ({ supplied = [file(report())], releases = [release()], unread = [] }: World) =>
  facts({ supplied, unread, repository: { releases: answers(seen(releases)) } });

describe('a match of the released SBOM in a verified run', () => {
  it('tells with what it was matched, and is as old as the oldest of its data', async () => {
    const all = await look({});
    expect([SOURCES, MATCHED, REFRESHED].map((id) => said(all, id))).toEqual([
      ['epss', 'kev', 'osv'],
      '2026-11-18T17:00:00.100Z',
      '2026-11-18T17:00:00.100Z',
    ]);
    expect(because(all, MATCHED)).toMatch(/SBOM of v1: 3 of 4 components could be looked up/);
  });

  it.each<{ name: string; world: World; matched: unknown }>([
    { name: 'the signature is older than the data says it is', world: { supplied: [file(report(), { attested: { commit: 'c', trigger: 'push', signedAt: '2026-11-01T00:00:00Z' } })] }, matched: '2026-11-01T00:00:00.000Z' },
    { name: 'the report names a time after its signature', world: { supplied: [file(report({ triagedAt: '2030-01-01T00:00:00Z', sources: ALL.map((one) => ({ ...one, asOf: '2030-01-01T00:00:00Z' })) }))] }, matched: '2026-11-20T08:00:00.000Z' },
    { name: 'the report says it is old', world: { supplied: [file(report({ triagedAt: '2025-01-01T00:00:00Z' }))] }, matched: '2025-01-01T00:00:00.000Z' },
    { name: 'of two matches the newer one', world: { supplied: [file(report({ triagedAt: '2025-01-01T00:00:00Z' })), file(report())] }, matched: '2026-11-18T17:00:00.100Z' },
    { name: 'of two SBOMs the one that was matched longer ago', world: { releases: [release([asset('a.cdx.json', OURS), asset('b.cdx.json', THEIRS)])], supplied: [file(report()), file(report({ triagedAt: '2025-01-01T00:00:00Z', sbom: { digest: THEIRS } }))] }, matched: '2025-01-01T00:00:00.000Z' },
    { name: 'an SBOM whose name does not say so', world: { releases: [release([asset('parts.json', OURS)])] }, matched: '2026-11-18T17:00:00.100Z' },
    { name: 'more of CI could not be read', world: { unread: [notSeen({ reason: 'unverified', what: 'x' })] }, matched: 'atLeast 2026-11-18T17:00:00.100Z' },
  ])('$name', async ({ world, matched }) => {
    expect(said(await look(world), MATCHED)).toEqual(matched);
  }); // prettier-ignore

  it('names alerts of GitHub as a source, and nothing of which the copy was empty', async () => {
    const sources = [osv, { ...kev, entries: 0 }, alerts, { kind: 'vex', asOf: null, entries: 9 }];
    expect(said(await look({ supplied: [file(report({ sources }))] }), SOURCES)).toEqual(['github', 'osv']);
  });

  it('names of two SBOMs only the sources that both were matched with', async () => {
    const releases = [release([asset('a.cdx.json', OURS), asset('b.cdx.json', THEIRS)])];
    const supplied = [file(report()), file(report({ sbom: { digest: THEIRS }, sources: [osv] }))];
    expect(said(await look({ releases, supplied }), SOURCES)).toEqual(['osv']);
  });

  it('is no more by one report less, whichever it is', async () => {
    const both = [file(report({ sources: [osv, kev] })), file(report({ sources: [epss, kev], triagedAt: SIGNED }))];
    const whole = await look({ supplied: both });
    for (const supplied of [both.slice(0, 1), both.slice(1), []]) {
      const less = await look({ supplied });
      for (const id of [MATCHED, REFRESHED])
        expect(timeIn(said(less, id))).toBeLessThanOrEqual(timeIn(said(whole, id)));
      for (const word of wordsIn(said(less, SOURCES))) expect(wordsIn(said(whole, SOURCES))).toContain(word);
    }
  });
});

const timeIn = (value: unknown) => Date.parse(String(value)) || 0;
const wordsIn = (value: unknown) => (Array.isArray(value) ? (value as readonly string[]) : []);

describe('what leaves it unknown', () => {
  it.each<{ name: string; world: World; says: RegExp }>([
    { name: 'nothing was handed over', world: { supplied: [] }, says: /only a verified run in CI/ },
    { name: 'it was handed over by the asker', world: { supplied: [given(file(report()))] }, says: /without a proof of the run/ },
    { name: 'there is no release', world: { releases: [] }, says: /no release whose SBOM/ },
    { name: 'the release has no file', world: { releases: [release([])] }, says: /no release whose SBOM/ },
    { name: 'another SBOM was matched', world: { supplied: [file(report({ sbom: { digest: THEIRS } }))] }, says: /about another SBOM \(sha256:bbbbbbbbbbbb\)/ },
    { name: 'one of two SBOMs was not matched', world: { releases: [release([asset('a.cdx.json', OURS), asset('b.spdx.json', THEIRS)])] }, says: /b\.spdx\.json was not matched/ },
    { name: 'the server names no digests', world: { releases: [release([asset('app.cdx.json', null)])] }, says: /names no digests/ },
    { name: 'the report names no SBOM', world: { supplied: [file(report({ sbom: undefined }))] }, says: /triage/ },
    { name: 'the report is no JSON', world: { supplied: [file('{')] }, says: /triage/ },
    { name: 'the report is of another kind', world: { supplied: [file(report({ $schema: 'urn:other' }))] }, says: /triage/ },
  ])('$name', async ({ world, says }) => {
    const all = await look(world);
    for (const id of [REFRESHED, MATCHED, SOURCES]) {
      expect(all.find((fact) => fact.id === id)?.state).toBe('unknown');
      expect(because(all, id)).toMatch(says);
    }
  }); // prettier-ignore

  it.each<{ name: string; sources: readonly object[]; id: string; says: RegExp }>([
    { name: 'KEV is missing', sources: [osv, epss], id: MATCHED, says: /does not rest on data with a date of OSV and KEV/ },
    { name: 'OSV is empty', sources: [{ ...osv, entries: 0 }, kev, epss], id: MATCHED, says: /OSV and KEV; an empty copy is none/ },
    { name: 'KEV bears no date', sources: [osv, { ...kev, asOf: null }, epss], id: MATCHED, says: /with a date/ },
    { name: 'EPSS is missing', sources: [osv, kev], id: REFRESHED, says: /KEV and EPSS/ },
  ])('$name', async ({ sources, id, says }) => {
    const all = await look({ supplied: [file(report({ sources }))] });
    expect(all.find((fact) => fact.id === id)?.state).toBe('unknown');
    expect(because(all, id)).toMatch(says);
  }); // prettier-ignore

  it('no component could be looked up: that is no match with anything', async () => {
    const all = await look({ supplied: [file(report({ counts: { components: 4, unmatched: 4 } }))] });
    expect(because(all, MATCHED)).toMatch(/no component could be looked up/);
    expect(said(all, SOURCES)).toEqual([]);
  });

  it('the release is not asked for where CI left no report', async () => {
    let asked = 0;
    const releases = () => Promise.resolve((asked++, seen([release()])));
    await facts({ supplied: [given(file(report()))], repository: { releases } });
    expect(asked).toBe(0);
  });
});
