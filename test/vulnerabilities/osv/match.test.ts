import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../../src/sbom/read.ts';
import type { Sbom } from '../../../src/sbom/sbom.ts';
import { NO_BRIDGE, readCpeBridge } from '../../../src/vulnerabilities/cpe-bridge.ts';
import type { CpeBridge } from '../../../src/vulnerabilities/identify.ts';
import { matchAll, type Matching } from '../../../src/vulnerabilities/osv/match-all.ts';
import { affected, ecosystemRange, osv, osvFile, semver } from '../../support/build-osv.ts';
import { cycloneDx, cycloneDxComponent } from '../../support/build-sbom.ts';

function sbomOf(...components: readonly Record<string, unknown>[]): Sbom {
  const read = readSbom(JSON.stringify(cycloneDx({ components, metadata: {} })));
  if (read.state !== 'sbom') throw new Error(read.state);
  return read.sbom;
}

function look(
  components: readonly Record<string, unknown>[],
  records: readonly unknown[],
  bridge: CpeBridge = NO_BRIDGE,
): Matching {
  const [matching] = matchAll(
    [sbomOf(...components)],
    records.map((record, index) => osvFile(record, `${index}.json`)),
    bridge,
  );
  if (matching === undefined) throw new Error('one SBOM has one answer');
  return matching;
}

const GIT = { type: 'GIT', repo: 'https://example.org/x', events: [{ introduced: '0' }] };
const npm = (version: string) => cycloneDxComponent('left', { version, purl: `pkg:npm/left@${version}` });
const statesOf = ({ findings }: Matching) => findings.map(({ state }) => (state === 'affected' ? state : state.untold));

describe('whether a version is affected', () => {
  it.each<{
    readonly name: string;
    readonly version: string;
    readonly entry: Record<string, unknown>;
    readonly says: readonly string[];
  }>([
    { name: 'inside a range', version: '1.0.0', entry: affected('left'), says: ['affected'] },
    { name: 'the fixed version is fixed', version: '1.0.5', entry: affected('left'), says: [] },
    {
      name: 'a pre-release of the fix is not the fix',
      version: '1.0.5-rc.1',
      entry: affected('left'),
      says: ['affected'],
    },
    {
      name: 'events in any order',
      version: '2.1.0',
      entry: affected('left', {
        ranges: [semver({ fixed: '2.2.0' }, { introduced: '2.0.0' }, { fixed: '1.0.5' }, { introduced: '0' })],
      }),
      says: ['affected'],
    },
    {
      name: 'between two ranges',
      version: '1.5.0',
      entry: affected('left', {
        ranges: [semver({ introduced: '0' }, { fixed: '1.0.5' }, { introduced: '2.0.0' }, { fixed: '2.2.0' })],
      }),
      says: [],
    },
    {
      name: 'the last affected version',
      version: '1.4.0',
      entry: affected('left', { ranges: [semver({ introduced: '1.0.0' }, { last_affected: '1.4.0' })] }),
      says: ['affected'],
    },
    {
      name: 'after the last affected version',
      version: '1.4.1',
      entry: affected('left', { ranges: [semver({ introduced: '1.0.0' }, { last_affected: '1.4.0' })] }),
      says: [],
    },
    {
      name: 'beyond the limit',
      version: '3.0.0',
      entry: affected('left', { ranges: [semver({ introduced: '0' }, { limit: '2.0.0' })] }),
      says: [],
    },
    {
      name: 'a listed version',
      version: '0.9.0',
      entry: affected('left', { ranges: [], versions: ['0.9.0'] }),
      says: ['affected'],
    },
    {
      name: 'a version that is not listed',
      version: '0.9.1',
      entry: affected('left', { ranges: [], versions: ['0.9.0'] }),
      says: [],
    },
    {
      name: 'commits alone cannot be compared',
      version: '1.0.0',
      entry: affected('left', { ranges: [GIT] }),
      says: ['git-only'],
    },
    {
      name: 'commits beside versions repeat them',
      version: '1.0.1',
      entry: affected('left', { ranges: [GIT], versions: ['1.0.0'] }),
      says: [],
    },
    {
      name: 'neither ranges nor versions',
      version: '1.0.0',
      entry: affected('left', { ranges: [] }),
      says: ['no-range'],
    },
    {
      name: 'a range without a beginning',
      version: '1.0.0',
      entry: affected('left', { ranges: [semver({ fixed: '1.0.5' })] }),
      says: ['malformed-range'],
    },
    {
      name: 'an event that says two things',
      version: '1.0.0',
      entry: affected('left', { ranges: [semver({ introduced: '0', fixed: '1.0.5' })] }),
      says: ['malformed-range'],
    },
    {
      name: 'a range of an unknown type',
      version: '1.0.0',
      entry: affected('left', { ranges: [{ type: 'LUNAR', events: [{ introduced: '0' }] }] }),
      says: ['malformed-range'],
    },
    {
      name: 'a malformed range beside a good one that hits',
      version: '1.0.0',
      entry: affected('left', { ranges: [semver({ fixed: '9' }), semver({ introduced: '0' })] }),
      says: ['affected'],
    },
    {
      name: 'a malformed range beside a good one that misses',
      version: '2.0.0',
      entry: affected('left', { ranges: [semver({ fixed: '9' }), semver({ introduced: '0' }, { fixed: '1.0.0' })] }),
      says: ['malformed-range'],
    },
    { name: 'a version that is none', version: 'latest', entry: affected('left'), says: ['version-not-ordered'] },
    {
      name: 'a version in the record that is none',
      version: '1.0.0',
      entry: affected('left', { ranges: [semver({ introduced: 'the start' })] }),
      says: ['version-not-ordered'],
    },
  ])('$name', ({ version, entry, says }) => {
    expect(statesOf(look([npm(version)], [osv('GHSA-1', { affected: [entry] })]))).toEqual(says);
  });

  it('the nearest fix after the version is told', () => {
    const ranges = [semver({ introduced: '0' }, { fixed: '0.5.0' }, { introduced: '1.0.0' }, { fixed: '1.0.7' })];
    const { findings } = look([npm('1.0.0')], [osv('GHSA-1', { affected: [affected('left', { ranges })] })]);
    expect(findings.map(({ fixedIn }) => fixedIn)).toEqual(['1.0.7']);
  });
});

describe('which package it is', () => {
  it.each<{ readonly purl: string; readonly ecosystem: string; readonly name: string; readonly fixed: string }>([
    { purl: 'pkg:npm/%40acme/left@1.0.0', ecosystem: 'npm', name: '@acme/left', fixed: '1.0.1' },
    { purl: 'pkg:pypi/My_Package@1.0', ecosystem: 'PyPI', name: 'my-package', fixed: '1.0.post1' },
    { purl: 'pkg:maven/org.acme/left@1.0-rc1', ecosystem: 'Maven', name: 'org.acme:left', fixed: '1.0' },
    { purl: 'pkg:golang/example.org/left/v2@v2.0.0', ecosystem: 'Go', name: 'example.org/left/v2', fixed: '2.0.1' },
    { purl: 'pkg:golang/stdlib@go1.22.0', ecosystem: 'Go', name: 'stdlib', fixed: '1.22.1' },
    { purl: 'pkg:cargo/left_right@1.0.0', ecosystem: 'crates.io', name: 'left-right', fixed: '1.0.1' },
    { purl: 'pkg:nuget/Left.Core@1.0.0', ecosystem: 'NuGet', name: 'left.core', fixed: '1.0.0.1' },
    { purl: 'pkg:gem/left@1.0.0.rc1', ecosystem: 'RubyGems', name: 'left', fixed: '1.0.0' },
    { purl: 'pkg:composer/acme/left@1.0.0', ecosystem: 'Packagist', name: 'acme/left', fixed: '1.0.1' },
    { purl: 'pkg:githubactions/acme/left@v1.0.0', ecosystem: 'GitHub Actions', name: 'acme/left', fixed: '1.0.1' },
    {
      purl: 'pkg:deb/debian/libssl3@3.0.9-1?arch=amd64&distro=debian-12&upstream=openssl',
      ecosystem: 'Debian:12',
      name: 'openssl',
      fixed: '3.0.11-1~deb12u1',
    },
    {
      purl: 'pkg:apk/alpine/libcrypto3@3.1.1-r1?distro=alpine-3.18.2&upstream=openssl',
      ecosystem: 'Alpine:v3.18',
      name: 'openssl',
      fixed: '3.1.1-r2',
    },
    {
      purl: 'pkg:rpm/rocky/openssl@3.0.7-1.el9?epoch=1&distro=rocky-9.3',
      ecosystem: 'Rocky Linux:9',
      name: 'openssl',
      fixed: '1:3.0.7-2.el9',
    },
  ])('$purl is $name of $ecosystem', ({ purl, ecosystem, name, fixed }) => {
    const entry = { package: { ecosystem, name }, ranges: [ecosystemRange({ introduced: '0' }, { fixed })] };
    const { findings, unmatched } = look([cycloneDxComponent('left', { purl })], [osv('OSV-1', { affected: [entry] })]);
    expect(unmatched).toEqual([]);
    expect(findings.map(({ state, fixedIn }) => [state, fixedIn])).toEqual([['affected', fixed]]);
  });

  it.each<{ readonly distro: string; readonly says: readonly string[] }>([
    { distro: '&distro=debian-12.5', says: ['affected'] },
    { distro: '&distro=debian-11', says: [] },
    { distro: '&distro=debian-1', says: [] },
    { distro: '', says: ['release-not-told'] },
    { distro: '&distro=bookworm', says: ['release-not-told'] },
  ])('a record about Debian 12 and a package with "$distro"', ({ distro, says }) => {
    const entry = { package: { ecosystem: 'Debian:12', name: 'zlib' }, ranges: [ecosystemRange({ introduced: '0' })] };
    const purl = `pkg:deb/debian/zlib@1.2.13?arch=amd64${distro}`;
    expect(statesOf(look([cycloneDxComponent('zlib', { purl })], [osv('DSA-1', { affected: [entry] })]))).toEqual(says);
  });
});

describe('components that cannot be looked up are listed with the reason', () => {
  const bare = (overrides: Record<string, unknown>) => cycloneDxComponent('left', { purl: undefined, ...overrides });
  it.each([
    { reason: 'no-identifier', component: bare({}) },
    { reason: 'cpe-only', component: bare({ cpe: 'cpe:2.3:a:acme:left:1.0.0:*:*:*:*:*:*:*' }) },
    { reason: 'purl-does-not-parse', component: bare({ purl: 'pkg:' }) },
    { reason: 'ecosystem-not-covered', component: bare({ purl: 'pkg:generic/left@1.0.0' }) },
    { reason: 'no-version', component: bare({ purl: 'pkg:npm/left', version: undefined }) },
    { reason: 'no-version', component: bare({ purl: 'pkg:githubactions/acme/left@v4' }) },
    { reason: 'no-data-of-ecosystem', component: bare({ purl: 'pkg:pypi/left@1.0.0' }) },
  ])('$reason', ({ reason, component }) => {
    const { findings, unmatched } = look([component], [osv('GHSA-1')]);
    expect(findings).toEqual([]);
    expect(unmatched.map((one) => one.reason)).toEqual([reason]);
  });

  it('a table says which package a CPE is', () => {
    const bridge = readCpeBridge({ entries: [{ cpe: 'cpe:2.3:a:acme:left', purl: 'pkg:npm/left' }] });
    const { findings } = look([bare({ cpe: 'cpe:2.3:a:Acme:left:1.0.0:*:*:*:*:*:*:*' })], [osv('GHSA-1')], bridge);
    expect(findings.map(({ id, lookedUp }) => [id, lookedUp.version])).toEqual([['GHSA-1', '1.0.0']]);
  });

  it('a table of another shape is none', () => {
    expect(readCpeBridge({ entries: [{ cpe: 1 }] })).toBeUndefined();
  });
});

describe('records of one vulnerability', () => {
  it('are one finding, over any number of aliases, with every name', () => {
    const { findings } = look(
      [npm('1.0.0')],
      [
        osv('GHSA-1', { aliases: ['CVE-2026-1'] }),
        osv('SNYK-1', { aliases: ['JVNDB-2026-000123'] }),
        osv('OSV-1', {
          aliases: ['CVE-2026-1', 'SNYK-1'],
          references: [{ type: 'WEB', url: 'https://jvn.jp/jp/JVN12345678/index.html' }],
        }),
      ],
    );
    expect(findings.map(({ id, ids, jvn, records }) => ({ id, ids, jvn, records: records.length }))).toEqual([
      {
        id: 'CVE-2026-1',
        ids: ['CVE-2026-1', 'GHSA-1', 'JVNDB-2026-000123', 'OSV-1', 'SNYK-1'],
        jvn: ['JVN#12345678', 'JVNDB-2026-000123'],
        records: 3,
      },
    ]);
  });

  it('stay apart without a name in common', () => {
    expect(look([npm('1.0.0')], [osv('GHSA-1'), osv('GHSA-2')]).findings.map(({ id }) => id)).toEqual([
      'GHSA-1',
      'GHSA-2',
    ]);
  });

  it('malware stands out by its own name', () => {
    const { findings } = look([npm('1.0.0')], [osv('MAL-2026-1', { aliases: ['CVE-2026-1'] })]);
    expect(findings.map(({ id, malware }) => [id, malware])).toEqual([['MAL-2026-1', true]]);
  });

  it('an upstream CVE is known by its name without being the same record', () => {
    const { findings } = look([npm('1.0.0')], [osv('DSA-1', { upstream: ['CVE-2026-9'] })]);
    expect(findings.map(({ id, cves }) => [id, cves])).toEqual([['DSA-1', ['CVE-2026-9']]]);
  });
});

describe('bad records', () => {
  it('a withdrawn record counts for nothing', () => {
    const { findings, index } = look([npm('1.0.0')], [osv('GHSA-1', { withdrawn: '2026-05-02T00:00:00Z' })]);
    expect([findings.length, index.withdrawn]).toEqual([0, 1]);
  });

  it.each([
    { name: 'cut off', record: '{"id": "GHSA-1", "aff', why: 'not-json' },
    { name: 'no object', record: '[]', why: 'not-a-record' },
    { name: 'without an id', record: { ...osv('x'), id: undefined }, why: 'not-a-record' },
    { name: 'with a number for an id', record: osv('x', { id: 7 }), why: 'not-a-record' },
    { name: 'affected is no list', record: osv('x', { affected: 'left' }), why: 'not-a-record' },
    { name: 'affected holds no packages', record: osv('x', { affected: [7] }), why: 'not-a-record' },
    {
      name: 'ranges are no list',
      record: osv('x', { affected: [affected('left', { ranges: 'all' })] }),
      why: 'not-a-record',
    },
  ])('a record that is $name is named and costs only itself', ({ record, why }) => {
    const { findings, index } = look([npm('1.0.0')], [record, osv('GHSA-2')]);
    expect(findings.map(({ id }) => id)).toEqual(['GHSA-2']);
    expect([index.unread, index.unreadFiles]).toEqual([1, [{ name: '0.json', why }]]);
  });

  it('deep nesting, a mark at the beginning and very long strings are survived', () => {
    const deep = `{"id":"GHSA-3","affected":[],"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const marked = `\uFEFF${JSON.stringify(osv('GHSA-4'))}`;
    const long = osv('GHSA-5', { summary: 'a'.repeat(10_000_000) });
    const { findings, index } = look([npm('1.0.0')], [deep, marked, long]);
    expect(index.unread).toBe(0);
    expect(findings.map(({ id, summary }) => [id, summary.length])).toEqual([
      ['GHSA-4', 20],
      ['GHSA-5', 500],
    ]);
  });

  it('how many there were, of which ecosystem and how new is told', () => {
    const { index } = look(
      [npm('1.0.0')],
      [osv('GHSA-1'), osv('GHSA-2', { modified: '2026-06-01T00:00:00Z', affected: [] })],
    );
    expect([index.records, index.withoutPackage, [...index.ecosystems], index.newest]).toEqual([
      2,
      1,
      [['npm', 1]],
      '2026-06-01T00:00:00Z',
    ]);
  });
});
