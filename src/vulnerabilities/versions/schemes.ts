import { compareApk } from './apk.ts';
import { compareDpkg } from './dpkg.ts';
import { compareMaven } from './maven.ts';
import { compareNuget } from './nuget.ts';
import { compareNumeric } from './numeric.ts';
import { MAX_VERSION, type VersionOrder } from './order.ts';
import { comparePackagist } from './packagist.ts';
import { comparePep440 } from './pep440.ts';
import { compareRpm } from './rpm.ts';
import { compareRubygems } from './rubygems.ts';
import { comparePub, compareSemver } from './semver.ts';

const ORDERS = {
  semver: compareSemver,
  pub: comparePub,
  nuget: compareNuget,
  pep440: comparePep440,
  maven: compareMaven,
  rubygems: compareRubygems,
  packagist: comparePackagist,
  dpkg: compareDpkg,
  rpm: compareRpm,
  apk: compareApk,
  numeric: compareNumeric,
} as const satisfies Readonly<Record<string, VersionOrder>>;

/** A way in which versions are ordered. */
export type VersionScheme = keyof typeof ORDERS;

/** Compares two versions; undefined when one of them is none in this scheme, so that nobody takes "cannot tell" for "earlier". */
export function compareVersions(scheme: VersionScheme, a: string, b: string): number | undefined {
  if (a.length > MAX_VERSION || b.length > MAX_VERSION) return undefined;
  return ORDERS[scheme](a, b);
}

/** By the type of a package URL (https://github.com/package-url/purl-spec, types). */
const BY_PURL_TYPE: Readonly<Record<string, VersionScheme>> = {
  npm: 'semver',
  cargo: 'semver',
  golang: 'semver',
  hex: 'semver',
  swift: 'semver',
  githubactions: 'semver',
  github: 'semver',
  julia: 'semver',
  bitnami: 'semver',
  conan: 'semver',
  pub: 'pub',
  nuget: 'nuget',
  pypi: 'pep440',
  maven: 'maven',
  gem: 'rubygems',
  composer: 'packagist',
  deb: 'dpkg',
  rpm: 'rpm',
  apk: 'apk',
  hackage: 'numeric',
  cran: 'numeric',
};

/** undefined: nobody here knows how the versions of that type are ordered. */
export function schemeOfPurlType(type: string): VersionScheme | undefined {
  return Object.hasOwn(BY_PURL_TYPE, type) ? BY_PURL_TYPE[type] : undefined;
}

/** By the ecosystem of an OSV record without what follows its colon (OSV schema, "Defined ecosystems"). */
const BY_ECOSYSTEM: Readonly<Record<string, VersionScheme>> = {
  npm: 'semver',
  'crates.io': 'semver',
  Go: 'semver',
  Hex: 'semver',
  SwiftURL: 'semver',
  'GitHub Actions': 'semver',
  Julia: 'semver',
  Bitnami: 'semver',
  ConanCenter: 'semver',
  VSCode: 'semver',
  Pub: 'pub',
  NuGet: 'nuget',
  PyPI: 'pep440',
  Maven: 'maven',
  RubyGems: 'rubygems',
  Packagist: 'packagist',
  Debian: 'dpkg',
  Ubuntu: 'dpkg',
  Echo: 'dpkg',
  'Red Hat': 'rpm',
  'Rocky Linux': 'rpm',
  AlmaLinux: 'rpm',
  SUSE: 'rpm',
  openSUSE: 'rpm',
  openEuler: 'rpm',
  Mageia: 'rpm',
  'Photon OS': 'rpm',
  'Azure Linux': 'rpm',
  Alpine: 'apk',
  Wolfi: 'apk',
  Chainguard: 'apk',
  MinimOS: 'apk',
  Alpaquita: 'apk',
  'BellSoft Hardened Containers': 'apk',
  Hackage: 'numeric',
  GHC: 'numeric',
  CRAN: 'numeric',
  Bioconductor: 'numeric',
};

export function schemeOfEcosystem(ecosystem: string): VersionScheme | undefined {
  const [name = ''] = ecosystem.split(':');
  return Object.hasOwn(BY_ECOSYSTEM, name) ? BY_ECOSYSTEM[name] : undefined;
}
