import { expectedByKey, type Expected, type ExpectedPackage, type KeyOf } from './expected.ts';
import { parsePurl } from './identifiers.ts';
import { quoted } from './problem.ts';
import type { Component, Sbom } from './sbom.ts';
import { isGiven } from './stated.ts';

/** Packages told by name at most; the count is always whole. */
export const MAX_TOLD = 20;

export interface Told<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export interface MissingPackage {
  readonly package: string;
  readonly version: string;
  readonly from: string;
  /** Versions of the same package that the SBOM does list. */
  readonly listedAs: readonly string[];
}

export interface SurplusComponent {
  readonly component: string;
  readonly pointer: string;
}

/** Components of an SBOM held against packages that somebody else knows of. */
export interface ComponentComparison {
  /** Packages that have to be listed, and how many are. */
  readonly needed: number;
  readonly listed: number;
  readonly missing: Told<MissingPackage>;
  /** Not listed, and it is not known whether the product needs them. */
  readonly maybeMissing: Told<MissingPackage>;
  /** Not listed, and need not be. */
  readonly leftOut: { readonly development: number; readonly optional: number };
  readonly surplus: Told<SurplusComponent>;
  /** Components of kinds that the other side does not know wholly, or without a purl and version to compare by. */
  readonly notCompared: number;
}

/** Every version counts for itself: a package that is listed in another one is missing. */
export function compareComponents(sbom: Sbom, expected: Expected, keyOf: KeyOf): ComponentComparison {
  const byKey = expectedByKey(expected, keyOf);
  const listed = listedIn(sbom, keyOf);
  const absent = [...byKey].filter(([key]) => !listed.versions.has(key)).map(([, one]) => one);
  const ofUse = (all: readonly ExpectedPackage[], use: ExpectedPackage['use']) => all.filter((one) => one.use === use);
  const told = (all: readonly ExpectedPackage[]) =>
    toldOf(all, (one) => missingPackage(one, listed.names.get(keyOf(one.type, one.name, '')) ?? []));
  const needed = [...byKey.values()].filter(({ use }) => use === 'shipped' || use === 'untold').length;
  const missing = ofUse(absent, 'shipped');
  const maybeMissing = ofUse(absent, 'untold');
  return {
    needed,
    listed: needed - missing.length - maybeMissing.length,
    missing: told(missing),
    maybeMissing: told(maybeMissing),
    leftOut: { development: ofUse(absent, 'development').length, optional: ofUse(absent, 'optional').length },
    ...surplusOf(sbom, { expected, keyOf, known: new Set(byKey.keys()) }),
  };
}

interface ListedPackages {
  /** Keys with the version. */
  readonly versions: ReadonlySet<string>;
  /** Versions by the key without one. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

function listedIn(sbom: Sbom, keyOf: KeyOf): ListedPackages {
  const versions = new Set<string>();
  const names = new Map<string, string[]>();
  for (const { type, name, version } of sbom.components.flatMap(packagesOf)) {
    versions.add(keyOf(type, name, version));
    const bare = keyOf(type, name, '');
    const known = names.get(bare) ?? [];
    names.set(bare, known);
    if (!known.includes(version) && known.length < MAX_TOLD) known.push(version);
  }
  return { versions, names };
}

interface ListedPackage {
  readonly type: string;
  readonly name: string;
  readonly version: string;
}

/** By its package URLs alone: a bare name says nothing of whose it is. */
function packagesOf({ purls }: Component): readonly ListedPackage[] {
  return purls.flatMap((text) => {
    const purl = parsePurl(text);
    if (purl?.version === undefined) return [];
    const name = purl.namespace === '' ? purl.name : `${purl.namespace}/${purl.name}`;
    return [{ type: purl.type, name, version: purl.version }];
  });
}

interface Against {
  readonly expected: Expected;
  readonly keyOf: KeyOf;
  readonly known: ReadonlySet<string>;
}

/** The standard library of Go is no module that a go.mod could name. */
const EVERYWHERE = new Set(['golang:std', 'golang:stdlib']);

function surplusOf(
  { primary, components }: Sbom,
  { expected, keyOf, known }: Against,
): Pick<ComponentComparison, 'surplus' | 'notCompared'> {
  const surplus: Component[] = [];
  let notCompared = 0;
  for (const component of components) {
    // What the SBOM itself says is not part of the product claims nothing.
    if (component === primary || component.scope === 'excluded') continue;
    const packages = packagesOf(component).filter(({ type }) => expected.wholeTypes.has(type));
    const isKnown = packages.some(({ type, name, version }) => {
      const bare = keyOf(type, name, '').replace(/@$/, '');
      return known.has(keyOf(type, name, version)) || expected.own.has(bare) || EVERYWHERE.has(bare);
    });
    if (packages.length === 0) notCompared += 1;
    else if (!isKnown) surplus.push(component);
  }
  return { surplus: toldOf(surplus, surplusComponent), notCompared };
}

function surplusComponent({ name, version, pointer }: Component): SurplusComponent {
  const parts = [name, version].map((part) => (isGiven(part) ? part.value : '')).filter((part) => part !== '');
  return { component: quoted(parts.join(' ')), pointer };
}

function missingPackage(one: ExpectedPackage, listedAs: readonly string[]): MissingPackage {
  return { package: quoted(one.name), version: quoted(one.version), from: one.from, listedAs: listedAs.map(quoted) };
}

function toldOf<From, To>(all: readonly From[], tell: (one: From) => To): Told<To> {
  return { count: all.length, first: all.slice(0, MAX_TOLD).map(tell) };
}
