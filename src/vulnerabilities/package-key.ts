import type { Purl } from '../sbom/identifiers.ts';

/** A package as OSV names it: `Debian`, release `12`, `openssl`. */
export interface PackageName {
  readonly ecosystem: string;
  /** What follows the colon of the ecosystem; empty when nothing does. */
  readonly release: string;
  readonly name: string;
}

/** Two spellings of one package have one key; the release plays no part. */
export function packageKey({ ecosystem, name }: Pick<PackageName, 'ecosystem' | 'name'>): string {
  return `${ecosystem}\0${canonicalName(ecosystem, name)}`;
}

/** `Debian:12` is the ecosystem Debian and its release 12. */
export function splitEcosystem(ecosystem: string): Pick<PackageName, 'ecosystem' | 'release'> {
  const cut = ecosystem.indexOf(':');
  if (cut === -1) return { ecosystem, release: '' };
  return { ecosystem: ecosystem.slice(0, cut), release: ecosystem.slice(cut + 1) };
}

function canonicalName(ecosystem: string, name: string): string {
  switch (ecosystem) {
    case 'PyPI':
      return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
    case 'crates.io':
      return name.toLowerCase().replaceAll('_', '-');
    case 'NuGet':
    case 'Packagist':
    case 'GitHub Actions':
    case 'Hex':
      return name.toLowerCase();
    case 'SwiftURL':
      return name
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\.git$/, '');
    default:
      return name;
  }
}

const BY_TYPE: Readonly<Record<string, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  maven: 'Maven',
  golang: 'Go',
  cargo: 'crates.io',
  nuget: 'NuGet',
  gem: 'RubyGems',
  composer: 'Packagist',
  hex: 'Hex',
  pub: 'Pub',
  swift: 'SwiftURL',
  githubactions: 'GitHub Actions',
  hackage: 'Hackage',
  cran: 'CRAN',
  julia: 'Julia',
  bitnami: 'Bitnami',
  conan: 'ConanCenter',
};

/** Distributions by type and namespace of their package URLs. */
const BY_DISTRIBUTION: Readonly<Record<string, string>> = {
  'deb/debian': 'Debian',
  'deb/ubuntu': 'Ubuntu',
  'apk/alpine': 'Alpine',
  'apk/wolfi': 'Wolfi',
  'apk/chainguard': 'Chainguard',
  'rpm/redhat': 'Red Hat',
  'rpm/rhel': 'Red Hat',
  'rpm/rocky': 'Rocky Linux',
  'rpm/rocky-linux': 'Rocky Linux',
  'rpm/almalinux': 'AlmaLinux',
  'rpm/opensuse': 'openSUSE',
  'rpm/suse': 'SUSE',
  'rpm/sles': 'SUSE',
  'rpm/openeuler': 'openEuler',
  'rpm/mageia': 'Mageia',
  'rpm/photon': 'Photon OS',
  'rpm/azurelinux': 'Azure Linux',
};

/** The ecosystem of a package URL; undefined when OSV has none for it. */
export function ecosystemOfPurl({ type, namespace }: Pick<Purl, 'type' | 'namespace'>): string | undefined {
  const distribution = `${type}/${namespace.toLowerCase()}`;
  if (Object.hasOwn(BY_DISTRIBUTION, distribution)) return BY_DISTRIBUTION[distribution];
  return Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
}

/** The name that OSV writes for a package URL of that ecosystem. */
export function nameOfPurl({ type, namespace, name }: Pick<Purl, 'type' | 'namespace' | 'name'>): string {
  if (type === 'deb' || type === 'rpm' || type === 'apk') return name;
  if (namespace === '') return name;
  return type === 'maven' ? `${namespace}:${name}` : `${namespace}/${name}`;
}
