import { describe, expect, it } from '@jest/globals';
import {
  compareVersions,
  schemeOfEcosystem,
  schemeOfPurlType,
  type VersionScheme,
} from '../../../src/vulnerabilities/versions/schemes.ts';

/** Versions from early to late; `=` stands between those that are one point in the order. */
const LADDERS: readonly { readonly scheme: VersionScheme; readonly name: string; readonly ladder: string }[] = [
  {
    scheme: 'semver',
    name: 'pre-releases come before the release, numbers before words (SemVer 2.0.0, 11)',
    ladder: '1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0',
  },
  {
    scheme: 'semver',
    name: 'short, prefixed and built versions name the same point',
    ladder: '0 = 0.0.0 < 1 = v1.0 = 1.0.0+build < 1.2 = 1.2.0 < 1.10.0',
  },
  {
    scheme: 'semver',
    name: 'Go pseudo-versions stand by their date before the release',
    ladder:
      'v0.0.0-20190308221718-c2843e01d9a2 < 0.0.0-20220314234659-1baeb1ce4c0b < v0.1.0 < v2.0.0+incompatible = 2.0.0',
  },
  {
    scheme: 'pub',
    name: 'pub counts what follows the plus sign',
    ladder: '1.0.0-dev < 1.0.0 < 1.0.0+1 < 1.0.0+2 < 1.0.1',
  },
  {
    scheme: 'nuget',
    name: 'a fourth number counts, letter case does not',
    ladder: '1.0-alpha = 1.0.0-Alpha+x < 1.0-alpha.2 < 1.0-alpha.10 < 1.0-beta < 1.0 = 1.0.0.0 < 1.0.0.1 < 1.0.1',
  },
  {
    scheme: 'pep440',
    name: 'development, pre-, post-releases, epochs and local labels',
    ladder:
      '1.dev0 < 1.0.dev456 < 1.0a1 = 1.0alpha1 < 1.0a2.dev456 < 1.0a2 < 1.0b1 < 1.0rc1 = 1.0c1 < 1.0 = 1 = 1.0.0 < 1.0+abc.5 < 1.0+5 < 1.0.post1 < 1.1 < 1!0.1',
  },
  {
    scheme: 'maven',
    name: 'qualifiers around the release',
    ladder:
      '1-alpha < 1-beta < 1-milestone < 1-rc = 1-cr < 1-SNAPSHOT < 1 = 1.0 = 1-ga = 1.ga = 1-0 = 1.final < 1-sp < 1-abc < 1-xyz < 1-1 < 1.1',
  },
  {
    scheme: 'maven',
    name: 'short names join their number',
    ladder: '1-a1 = 1-alpha-1 = 1alpha1 < 1-alpha2 < 1-alpha10 < 1-b1 = 1-beta-1 < 1-m1 = 1-milestone-1',
  },
  {
    scheme: 'maven',
    name: 'what says nothing is dropped at the end and before a hyphen',
    ladder: '1-foo = 1.0.0-foo.0.0 = 1.foo < 1-foo2 < 1-foo10 < 1-1 = 1-ga-1 = 1.0.0-1 < 1.0.1',
  },
  { scheme: 'maven', name: 'a service pack with a number after it', ladder: '1-sp-1 < 1-1' },
  {
    scheme: 'maven',
    name: 'versions as they are met',
    ladder: '2.0-beta9 < 2.0-rc1 < 2.0 < 2.9.10 < 2.9.10.1 < 2.9.10.8 < 2.12.1 < 2.15.0 < 20030203.000129',
  },
  {
    scheme: 'rubygems',
    name: 'a letter makes a pre-release',
    ladder: '1.0.a = 1.0.0.a < 1.0.b1 < 1.0.b2 < 1.0.rc1 < 1.0 = 1.0.0 < 1.0.1 < 1.9 < 1.10',
  },
  {
    scheme: 'packagist',
    name: 'stabilities around the release',
    ladder:
      '1.0.0-dev < 1.0.0-alpha1 = 1.0-a1 < 1.0.0-alpha2 < 1.0.0-beta1 < 1.0.0-RC1 < 1.0 = v1.0.0 = 1.0.0.0 = 1.0.0-stable < 1.0.0-p1 = 1.0.0-pl1 = 1.0.0-patch1 < 1.0.1 < 1.10',
  },
  {
    scheme: 'dpkg',
    name: 'tildes, epochs and revisions',
    ladder:
      '1.0~~ < 1.0~~a < 1.0~ < 1.0~rc1 < 1.0 = 1.0-0 = 0:1.0 < 1.0-1 < 1.0-1+deb12u1 < 1.0-2~bpo1 < 1.0-2 < 1.0-10 < 1.0a < 1.0+dfsg-1 < 1.0.1 < 1.2 < 1.10 < 1:0.1',
  },
  {
    scheme: 'rpm',
    name: 'tildes, carets, words and numbers',
    ladder:
      '1.0~rc1-1 < 1.0-1 < 1.0-1.el9 < 1.0-2 < 1.0^git1-1 < 1.0.A-1 < 1.0.a-1 < 1.0.1-1 = 1.0_1-1 < 1.2-1 < 1.10-1 < 1:0.1-1',
  },
  { scheme: 'rpm', name: 'a record without a release means every one', ladder: '1.0 = 1.0-5.el9 < 1.1' },
  {
    scheme: 'apk',
    name: 'suffixes before and after the release, the build last',
    ladder:
      '1.2_alpha < 1.2_alpha1 < 1.2_beta < 1.2_pre2 < 1.2_rc1 < 1.2 = 1.2-r0 < 1.2-r1 < 1.2-r10 < 1.2_git20200101 < 1.2_p1 < 1.2a < 1.2.0 < 1.2.01 < 1.2.1 < 1.10',
  },
  { scheme: 'numeric', name: 'more numbers are later', ladder: '1 < 1.0 < 1.0-1 < 1.2 < 1.10' },
];

interface Step {
  readonly version: string;
  readonly rank: number;
}

function stepsOf(ladder: string): readonly Step[] {
  return ladder.split(' < ').flatMap((point, rank) => point.split(' = ').map((version) => ({ version, rank })));
}

describe('versions in the order of their ecosystem', () => {
  it.each(LADDERS)('$scheme: $name', ({ scheme, ladder }) => {
    const steps = stepsOf(ladder);
    const wrong = steps.flatMap((a) =>
      steps
        .filter((b) => Math.sign(compareVersions(scheme, a.version, b.version) ?? NaN) !== Math.sign(a.rank - b.rank))
        .map((b) => `${a.version} ? ${b.version}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each<{ readonly scheme: VersionScheme; readonly version: string }>([
    { scheme: 'semver', version: 'latest' },
    { scheme: 'semver', version: '1.2.3.4' },
    { scheme: 'semver', version: '' },
    { scheme: 'nuget', version: '1.0.0.0.0' },
    { scheme: 'pep440', version: '1.0-final-py2' },
    { scheme: 'maven', version: '[1.0,2.0)' },
    { scheme: 'maven', version: '${revision}' },
    { scheme: 'rubygems', version: '' },
    { scheme: 'packagist', version: 'dev-main' },
    { scheme: 'packagist', version: '1.x-dev' },
    { scheme: 'dpkg', version: '1.0_1' },
    { scheme: 'rpm', version: '1.0-1-1' },
    { scheme: 'apk', version: '1.2_final' },
    { scheme: 'numeric', version: '1.0b' },
    { scheme: 'semver', version: `1.0.0-${'a'.repeat(300)}` },
    { scheme: 'dpkg', version: '9'.repeat(300) },
  ])('$scheme: "$version" has no place in the order', ({ scheme, version }) => {
    expect(compareVersions(scheme, version, '1.0')).toBeUndefined();
    expect(compareVersions(scheme, '1.0', version)).toBeUndefined();
  });

  it('a number of many digits is not rounded', () => {
    expect(compareVersions('dpkg', '20230101000000000000001', '20230101000000000000002')).toBeLessThan(0);
    expect(compareVersions('maven', '20230101000000000000001', '20230101000000000000002')).toBeLessThan(0);
  });
});

describe('which order applies', () => {
  it.each([
    { ecosystem: 'npm', type: 'npm', scheme: 'semver' },
    { ecosystem: 'PyPI', type: 'pypi', scheme: 'pep440' },
    { ecosystem: 'Debian:12', type: 'deb', scheme: 'dpkg' },
    { ecosystem: 'Ubuntu:22.04:LTS', type: 'deb', scheme: 'dpkg' },
    { ecosystem: 'Alpine:v3.20', type: 'apk', scheme: 'apk' },
    { ecosystem: 'Rocky Linux:9', type: 'rpm', scheme: 'rpm' },
    { ecosystem: 'Packagist', type: 'composer', scheme: 'packagist' },
  ] as const)('$ecosystem and pkg:$type are ordered by $scheme', ({ ecosystem, type, scheme }) => {
    expect(schemeOfEcosystem(ecosystem)).toBe(scheme);
    expect(schemeOfPurlType(type)).toBe(scheme);
  });

  it('nobody guesses for an ecosystem that is not known', () => {
    expect(schemeOfEcosystem('OSS-Fuzz')).toBeUndefined();
    expect(schemeOfEcosystem('constructor')).toBeUndefined();
    expect(schemeOfPurlType('generic')).toBeUndefined();
  });
});
