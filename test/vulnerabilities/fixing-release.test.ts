import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/model/digest.ts';
import { isNewSbom } from '../../src/sbom/release-history.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { NO_BRIDGE } from '../../src/vulnerabilities/cpe-bridge.ts';
import { fixingRelease, type FixSight, leftBehind } from '../../src/vulnerabilities/fixing-release.ts';
import { matchAll } from '../../src/vulnerabilities/osv/match-all.ts';
import { readVex } from '../../src/vulnerabilities/vex/read.ts';
import { text } from '../support/build.ts';
import { osv, osvFile } from '../support/build-osv.ts';
import { cycloneDx, cycloneDxComponent } from '../support/build-sbom.ts';

const CVE = osv('GHSA-1', { aliases: ['CVE-2026-1001'] });
const OURS = 'pkg:github/acme/widget@1.2.4';
const UNSEEN = text('the list could not be read', '一覧を読めない');

function vex(status: string, overrides: Readonly<Record<string, unknown>> = {}) {
  const statement = {
    vulnerability: { name: 'CVE-2026-1001' },
    products: [{ '@id': 'pkg:github/acme/widget' }],
    status,
    ...(status === 'not_affected' ? { justification: 'component_not_present' } : {}),
    ...(status === 'affected' ? { action_statement: 'wait' } : {}),
    ...overrides,
  };
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'urn:x:1',
    author: overrides.author ?? 'Acme',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements: [statement],
  };
  return readVex(document, 'x.json')?.statements ?? [];
}

const FIXED = vex('fixed');
function sight(overrides: Partial<FixSight> = {}): FixSight {
  const nothing = { found: [], hidden: [] };
  return { advisories: nothing, components: nothing, statements: nothing, newSbom: 'yes', ours: [OURS], ...overrides };
}
const found = <T>(...all: readonly T[]) => ({ found: all, hidden: [] });
const hidden = { found: [], hidden: [UNSEEN] };
const ADVISORY = found(['GHSA-1', 'CVE-2026-1001']);

describe('a release that fixes a vulnerability', () => {
  it.each<{ name: string; given: Partial<FixSight>; state: string }>([
    { name: 'carries a new SBOM and a VEX that says so', given: { advisories: ADVISORY, statements: found(...FIXED) }, state: 'holds' },
    { name: 'says so only in its VEX', given: { statements: found(...FIXED) }, state: 'holds' },
    { name: 'lacks the VEX', given: { advisories: ADVISORY }, state: 'fails' },
    { name: 'lacks the new SBOM', given: { advisories: ADVISORY, statements: found(...FIXED), newSbom: 'no' }, state: 'fails' },
    { name: 'has a VEX that says something else', given: { advisories: ADVISORY, statements: found(...vex('not_affected')) }, state: 'fails' },
    { name: 'has a VEX of another product', given: { advisories: ADVISORY, statements: found(...vex('fixed', { products: [{ '@id': 'pkg:npm/other' }] })) }, state: 'fails' },
    { name: 'has a VEX of another version of it', given: { advisories: ADVISORY, statements: found(...vex('fixed', { products: [{ '@id': 'pkg:github/acme/widget@1.2.3' }] })) }, state: 'fails' },
    { name: 'has a VEX of another vulnerability', given: { advisories: ADVISORY, statements: found(...vex('fixed', { vulnerability: { name: 'CVE-2026-9' } })) }, state: 'fails' },
    { name: 'has VEX that contradict each other', given: { advisories: ADVISORY, statements: found(...FIXED, ...vex('affected', { author: 'Other' })) }, state: 'fails' },
    { name: 'has an SBOM of which nobody can tell', given: { advisories: ADVISORY, statements: found(...FIXED), newSbom: 'unknown' }, state: 'unknown' },
    { name: 'has a VEX that could not be read', given: { advisories: ADVISORY, statements: hidden }, state: 'unknown' },
    { name: 'and whose advisories were not all seen', given: { components: found(), statements: found(...FIXED), advisories: hidden }, state: 'unknown' },
  ])('$name: $state', ({ given, state }) => {
    expect(fixingRelease(sight(given))).toMatchObject({
      state,
      fixes: expect.arrayContaining([expect.objectContaining({ id: 'CVE-2026-1001' })]),
    });
  }); // prettier-ignore

  it('is told by all who tell of it, once', () => {
    const component = componentOf(cycloneDxComponent('left'));
    const given = { advisories: ADVISORY, components: found({ ids: ['GHSA-1'], component }), statements: found(...FIXED) }; // prettier-ignore
    expect(fixingRelease(sight(given)).fixes).toEqual([
      { id: 'CVE-2026-1001', toldBy: ['advisory', 'components', 'vex'], inVex: true },
    ]);
  });

  it('may be told of by the component that had it', () => {
    const component = componentOf(cycloneDxComponent('left'));
    const statements = found(...vex('fixed', { products: [{ '@id': 'pkg:npm/left' }] }));
    expect(fixingRelease(sight({ components: found({ ids: ['CVE-2026-1001'], component }), statements })).state).toBe('holds'); // prettier-ignore
  });
});

function componentOf(content: Readonly<Record<string, unknown>>) {
  const [component] = readOf([content]).sbom.components;
  if (component === undefined) throw new Error('one component');
  return component;
}

describe('a release that fixes none', () => {
  it('is said to only where everything was seen', () => {
    expect(fixingRelease(sight()).state).toBe('fixes-none');
    for (const given of [{ advisories: hidden }, { components: hidden }])
      expect(fixingRelease(sight(given)).state).toBe('unknown');
  });

  it('needs neither an SBOM nor a VEX', () => {
    expect(fixingRelease(sight({ newSbom: 'no', statements: hidden })).state).toBe('fixes-none');
  });
});

function readOf(
  components: readonly Readonly<Record<string, unknown>>[],
  more: Readonly<Record<string, unknown>> = {},
) {
  const content = JSON.stringify(cycloneDx({ components, ...more }));
  const read = readSbom(content);
  if (read.state !== 'sbom') throw new Error(read.state);
  return { sbom: read.sbom, digest: sha256(content) };
}
function comparedOf(components: readonly Readonly<Record<string, unknown>>[], records: readonly unknown[]) {
  const { sbom } = readOf(components);
  const [matching] = matchAll([sbom], records.map((record) => osvFile(record)), NO_BRIDGE); // prettier-ignore
  if (matching === undefined) throw new Error('no answer');
  return { sboms: [sbom], matching };
}
const at = (version: string) => cycloneDxComponent('left', { version, purl: `pkg:npm/left@${version}` });

describe('vulnerabilities that leave with the components', () => {
  const before = comparedOf([at('1.0.0')], [CVE]);
  const ids = (components: readonly Readonly<Record<string, unknown>>[], records: readonly unknown[]) => {
    const left = leftBehind(before, comparedOf(components, records));
    return { found: left.found.map((one) => one.ids.join()), doubts: left.hidden.length };
  };

  it.each<{ name: string; components: readonly Readonly<Record<string, unknown>>[]; records: readonly unknown[]; found: readonly string[]; doubts: number }>([
    { name: 'by an update out of the range', components: [at('1.0.5')], records: [CVE], found: ['CVE-2026-1001,GHSA-1'], doubts: 0 },
    { name: 'by removal', components: [], records: [CVE], found: ['CVE-2026-1001,GHSA-1'], doubts: 0 },
    { name: 'not by an update within it', components: [at('1.0.1')], records: [CVE], found: [], doubts: 0 },
    { name: 'not when nobody can look them up any more, which is a doubt', components: [at('1.0.5')], records: [], found: [], doubts: 1 },
  ])('$name', ({ components, records, found: expected, doubts }) => {
    expect(ids(components, records)).toEqual({ found: expected, doubts });
  }); // prettier-ignore

  it('a component that could not be looked up and is gone may have had one; one that lies there unchanged took none away', () => {
    const odd = cycloneDxComponent('odd', { purl: undefined });
    const old = comparedOf([odd], [CVE]);
    expect(leftBehind(old, comparedOf([odd], [CVE])).hidden).toEqual([]);
    expect(leftBehind(old, comparedOf([], [CVE])).hidden).toHaveLength(1);
  });
});

describe('a new SBOM', () => {
  const old = readOf([at('1.0.0')]);
  it.each([
    { name: 'is another document', now: readOf([at('1.0.5')], { serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b80' }), isNew: true },
    { name: 'is not the same file', now: old, isNew: false },
    { name: 'is not the same document with another list', now: readOf([at('1.0.5')]), isNew: false },
  ])('$name', ({ now, isNew }) => {
    expect(isNewSbom(old, now)).toBe(isNew);
  }); // prettier-ignore
});
