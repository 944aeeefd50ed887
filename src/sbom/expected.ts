/**
 * What a lockfile or a dependency graph says of one package.
 * - `shipped`: needed when the product runs; `untold`: the source does not say what is for development only.
 * - `optional`, `development`: a product may go without it, or has to.
 */
export type PackageUse = 'shipped' | 'untold' | 'optional' | 'development';

export interface ExpectedPackage {
  /** Type of its purl. */
  readonly type: string;
  /** With its namespace. */
  readonly name: string;
  readonly version: string;
  readonly use: PackageUse;
  /** The file, or the source, that names it. */
  readonly from: string;
}

/** What the components of an SBOM are held against. */
export interface Expected {
  readonly packages: readonly ExpectedPackage[];
  /** Types of which every package is known; of no other can a component be surplus. */
  readonly wholeTypes: ReadonlySet<string>;
  /** Names of the repository's own packages, as keys without version. */
  readonly own: ReadonlySet<string>;
}

/** One spelling for one package; an empty version gives the key of the package in any version. */
export type KeyOf = (type: string, name: string, version: string) => string;

const STRENGTH: readonly PackageUse[] = ['development', 'optional', 'untold', 'shipped'];

/** One entry for each key; where several sources name it, the one that needs it most speaks. */
export function expectedByKey({ packages }: Expected, keyOf: KeyOf): ReadonlyMap<string, ExpectedPackage> {
  const byKey = new Map<string, ExpectedPackage>();
  for (const one of packages) {
    const key = keyOf(one.type, one.name, one.version);
    const known = byKey.get(key);
    if (known === undefined || STRENGTH.indexOf(one.use) > STRENGTH.indexOf(known.use)) byKey.set(key, one);
  }
  return byKey;
}
