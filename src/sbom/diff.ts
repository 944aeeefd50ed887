import type { Changed, Listed, SbomDiff } from '../model/sbom-diff.ts';
import { parsePurl } from './identifiers.ts';
import type { Component, Sbom } from './sbom.ts';
import { isGiven, type Stated } from './stated.ts';

/** Negative, zero or positive as the first version is earlier, the same or later in that kind of package; undefined: cannot be told. */
export type CompareVersions = (purlType: string, from: string, to: string) => number | undefined;

type Entries = ReadonlyMap<string, readonly Component[]>;

/** What differs between two SBOMs, whatever their formats. Order of components does not matter; hashes are not compared. */
export function diffSboms(from: Sbom, to: Sbom, compare: CompareVersions): SbomDiff {
  const [before, after] = [entriesOf(from), entriesOf(to)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const moves = names.map((name) => moveOf(name, before.get(name) ?? [], after.get(name) ?? []));
  const pairs = moves.flatMap(({ pair }) => (pair === undefined ? [] : [pair]));
  const versions = pairs.flatMap((pair) => changeOf(pair, ({ version }) => version));
  const directions = versions.map((one) => ({ one, direction: directionOf(one, compare) }));
  const going = (wanted: Direction) => directions.filter(({ direction }) => direction === wanted).map(({ one }) => one);
  return {
    added: moves.flatMap(({ added }) => added),
    removed: moves.flatMap(({ removed }) => removed),
    upgraded: going('up'),
    downgraded: going('down'),
    versionChanged: going('unknown'),
    licenseChanged: pairs.flatMap((pair) => changeOf(pair, ({ license }) => license)),
    supplierChanged: pairs.flatMap((pair) => changeOf(pair, ({ supplier }) => supplier)),
  };
}

/** Without the primary: a new version of the product itself is no change of its components. */
function entriesOf({ primary, components }: Sbom): Entries {
  const entries = new Map<string, Component[]>();
  for (const component of components) {
    if (component === primary) continue;
    const name = nameOf(component);
    const listed = entries.get(name) ?? [];
    entries.set(name, listed);
    listed.push(component);
  }
  return entries;
}

function nameOf({ purls, group, name, pointer }: Component): string {
  const purl = purls.map(parsePurl).find((one) => one !== undefined);
  if (purl !== undefined)
    return `pkg:${[purl.type, purl.namespace, purl.name].filter((part) => part !== '').join('/')}`;
  if (!isGiven(name)) return pointer;
  return group === '' ? name.value : `${group}/${name.value}`;
}

interface Pair {
  readonly name: string;
  readonly from: Component;
  readonly to: Component;
}

interface Move {
  readonly added: readonly Listed[];
  readonly removed: readonly Listed[];
  readonly pair?: Pair;
}

/** One entry on each side is one component that may have changed; several versions side by side come and go. */
function moveOf(name: string, before: readonly Component[], after: readonly Component[]): Move {
  const [from, to] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && from !== undefined && to !== undefined)
    return { added: [], removed: [], pair: { name, from, to } };
  const [old, young] = [versionsOf(before), versionsOf(after)];
  const listed = (all: ReadonlySet<string | null>, others: ReadonlySet<string | null>) =>
    [...all].filter((version) => !others.has(version)).map((version) => ({ component: name, version }));
  return { added: listed(young, old), removed: listed(old, young) };
}

function versionsOf(components: readonly Component[]): ReadonlySet<string | null> {
  return new Set(components.map(({ version }) => valueOf(version)));
}

function changeOf({ name, from, to }: Pair, field: (component: Component) => Stated): readonly Changed[] {
  const [before, after] = [valueOf(field(from)), valueOf(field(to))];
  return before === after ? [] : [{ component: name, from: before, to: after }];
}

function valueOf(field: Stated): string | null {
  return isGiven(field) ? field.value : null;
}

type Direction = 'up' | 'down' | 'unknown';

function directionOf({ component, from, to }: Changed, compare: CompareVersions): Direction {
  const type = /^pkg:([^/]+)\//.exec(component)?.[1];
  const order = type === undefined || from === null || to === null ? undefined : compare(type, from, to);
  if (order === undefined || order === 0) return 'unknown';
  return order < 0 ? 'up' : 'down';
}
