import type { ComponentChange, ComponentChangeKind, KnownVulnerability } from '../model/component-change.ts';
import { compareVersions, schemeOfPurlType } from '../vulnerabilities/versions/schemes.ts';

/** One package version that a change brings or takes away, in one manifest. */
export interface Moved {
  readonly change: 'added' | 'removed';
  readonly manifest: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string | null;
  readonly license: string | null;
  readonly sourceKnown: boolean;
  readonly development: boolean;
  readonly vulnerabilities: readonly KnownVulnerability[];
}

/**
 * Pairs what went with what came, package by package and manifest by manifest: one of each is another version of the same
 * component. A vulnerability that went with any version of the package in any manifest is not new: an update that does not
 * repair it, or a manifest that moved, brings nothing.
 */
export function componentChanges(moved: readonly Moved[]): readonly ComponentChange[] {
  const hadBefore = vulnerabilitiesBefore(moved);
  const places = Map.groupBy(moved, ({ manifest, ecosystem, name }) => `${manifest}\n${ecosystem}\n${name}`);
  return [...places.values()].flatMap((all) => pairs(all).map((pair) => changeOf(pair, hadBefore))).sort(byWeight);
}

interface Pair {
  readonly before: Moved | undefined;
  readonly after: Moved | undefined;
}

/** The same version on both sides is no change; where several versions came and went, nobody can tell which became which. */
function pairs(all: readonly Moved[]): readonly Pair[] {
  const [came, went] = [
    all.filter(({ change }) => change === 'added'),
    all.filter(({ change }) => change === 'removed'),
  ];
  const [after] = came;
  const [before] = went;
  if (came.length === 1 && went.length === 1) return before?.version === after?.version ? [] : [{ before, after }];
  const stayed = new Set(
    came.map(({ version }) => version).filter((one) => went.some(({ version }) => version === one)),
  );
  return all
    .filter(({ version }) => !stayed.has(version))
    .map((one) => (one.change === 'added' ? { before: undefined, after: one } : { before: one, after: undefined }));
}

function changeOf({ before, after }: Pair, hadBefore: ReadonlyMap<string, ReadonlySet<string>>): ComponentChange {
  const now = after ?? before;
  if (now === undefined) throw new Error('a pair has a side');
  const known = hadBefore.get(packageOf(now)) ?? new Set();
  const vulnerabilities = after?.vulnerabilities ?? [];
  const relicensed = before !== undefined && after !== undefined && before.license !== after.license;
  return {
    kind: kindOf(before, after),
    ...{ ecosystem: now.ecosystem, name: now.name, version: now.version },
    ...(before === undefined || after === undefined ? {} : { before: before.version }),
    path: now.manifest,
    ...{ development: now.development, license: now.license },
    ...(relicensed ? { licenseBefore: before.license } : {}),
    sourceKnown: now.sourceKnown,
    newVulnerabilities: distinct(vulnerabilities.filter(({ advisory }) => !known.has(advisory))),
    oldVulnerabilities: distinct(vulnerabilities.filter(({ advisory }) => known.has(advisory))),
  };
}

function kindOf(before: Moved | undefined, after: Moved | undefined): ComponentChangeKind {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  const scheme = schemeOfPurlType(purlType(after));
  const order = scheme === undefined ? undefined : compareVersions(scheme, before.version, after.version);
  if (order === undefined || order === 0) return 'changed';
  return order < 0 ? 'upgraded' : 'downgraded';
}

/** `npm` of `pkg:npm/…`; GitHub's word for the ecosystem where it gives no purl. */
function purlType({ purl, ecosystem }: Moved): string {
  return (
    /^pkg:\/?([a-z]+)\//i.exec(purl ?? '')?.[1] ??
    BY_ECOSYSTEM[ecosystem.toLowerCase()] ??
    ecosystem
  ).toLowerCase();
}

/** GitHub's own words that are no purl types. */
const BY_ECOSYSTEM: Readonly<Record<string, string>> = {
  ...{ pip: 'pypi', rubygems: 'gem', go: 'golang', gomod: 'golang', actions: 'githubactions', rust: 'cargo' },
};

function vulnerabilitiesBefore(moved: readonly Moved[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const one of moved.filter(({ change }) => change === 'removed')) {
    const set = known.get(packageOf(one)) ?? new Set();
    for (const { advisory } of one.vulnerabilities) set.add(advisory);
    known.set(packageOf(one), set);
  }
  return known;
}

function packageOf({ ecosystem, name }: { readonly ecosystem: string; readonly name: string }): string {
  return `${ecosystem}\n${name}`;
}

function distinct(all: readonly KnownVulnerability[]): readonly KnownVulnerability[] {
  return [...new Map(all.map((one) => [one.advisory, one])).values()].sort((a, b) =>
    a.advisory < b.advisory ? -1 : 1,
  );
}

const KINDS: readonly ComponentChangeKind[] = ['added', 'downgraded', 'changed', 'upgraded', 'removed'];

/** What brings vulnerabilities first, then what is new. */
function byWeight(a: ComponentChange, b: ComponentChange): number {
  return (
    b.newVulnerabilities.length - a.newVulnerabilities.length ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    (`${a.name} ${a.path} ${a.version}` < `${b.name} ${b.path} ${b.version}` ? -1 : 1)
  );
}
