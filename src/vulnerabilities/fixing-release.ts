import type { FixedVulnerability, FixingRelease } from '../model/release-handling.ts';
import { joinTexts, type Text } from '../model/text.ts';
import type { Component, Sbom } from '../sbom/sbom.ts';
import type { Matching } from './osv/match-all.ts';
import { FIXING } from './fixing-words.ts';
import { covers, isSamePackage, namesOfComponent } from './vex/names.ts';
import type { VexStatement } from './vex/statement.ts';
import { verdictOf } from './vex/verdict.ts';

/** Something that was looked for: all of it, or why some of it was not seen. */
export interface Looked<T> {
  readonly found: readonly T[];
  readonly hidden: readonly Text[];
}

/** A vulnerability that the SBOM before had and this one has not, and the component that had it. */
export interface LeftBehind {
  readonly ids: readonly string[];
  readonly component: Component;
}

/** Everything that tells whether a release fixes vulnerabilities, and what it carries when it does. */
export interface FixSight {
  /** Names of each published advisory of this repository that names this version as a patched one. */
  readonly advisories: Looked<readonly string[]>;
  readonly components: Looked<LeftBehind>;
  /** Statements of the VEX that the release carries, those dated later left out. */
  readonly statements: Looked<VexStatement>;
  readonly newSbom: 'yes' | 'no' | 'unknown';
  /** Names by which VEX may speak of this product. */
  readonly ours: readonly string[];
}

/**
 * Whether a release that fixes vulnerabilities carries a new SBOM and a VEX that tells of each (SP 800-218 RV.2.2; deck,
 * phase 4). What nobody could look at may hold a fix, so that "fixes nothing" needs everything to have been seen.
 */
export function fixingRelease(sight: FixSight): FixingRelease {
  const fixes = fixesOf(sight);
  const hidden = [...sight.advisories.hidden, ...sight.components.hidden];
  const { newSbom } = sight;
  const untold = fixes.filter(({ inVex }) => !inVex);
  const lacks = newSbom === 'no' || (untold.length > 0 && sight.statements.hidden.length === 0);
  const doubts = [
    ...hidden,
    ...(fixes.length > 0 && newSbom === 'unknown' ? [FIXING.sbomUnknown] : []),
    ...(untold.length > 0 ? sight.statements.hidden : []),
  ];
  const state = stateOf({ fixes, lacks, doubts });
  return { state, fixes, newSbom, because: words({ fixes, untold, newSbom, doubts }) };
}

function stateOf({
  fixes,
  lacks,
  doubts,
}: {
  readonly fixes: readonly FixedVulnerability[];
  readonly lacks: boolean;
  readonly doubts: readonly Text[];
}): FixingRelease['state'] {
  if (fixes.length > 0 && lacks) return 'fails';
  if (doubts.length > 0) return 'unknown';
  return fixes.length === 0 ? 'fixes-none' : 'holds';
}

/** One entry for each vulnerability, whoever tells of it. */
function fixesOf(sight: FixSight): readonly FixedVulnerability[] {
  const stated = sight.statements.found.filter(
    ({ status, products }) => status === 'fixed' && products.some((one) => covers(one, [], sight.ours)),
  );
  const told = [
    ...sight.advisories.found.map((ids) => ({ ids, by: 'advisory' as const, names: [] })),
    ...sight.components.found.map(({ ids, component }) => ({
      ids,
      by: 'components' as const,
      names: namesOfComponent(component, null),
    })),
    ...stated.map(({ vulnerabilities }) => ({ ids: vulnerabilities, by: 'vex' as const, names: [] })),
  ];
  const merged: { ids: Set<string>; by: Set<FixedVulnerability['toldBy'][number]>; names: Set<string> }[] = [];
  for (const one of told) {
    const known = merged.find(({ ids }) => one.ids.some((id) => ids.has(id)));
    if (known === undefined) merged.push({ ids: new Set(one.ids), by: new Set([one.by]), names: new Set(one.names) });
    else {
      one.ids.forEach((id) => known.ids.add(id));
      one.names.forEach((name) => known.names.add(name));
      known.by.add(one.by);
    }
  }
  const all = merged.map(({ ids, by, names }) => ({
    id: shown([...ids]),
    toldBy: [...by].sort(),
    inVex: isInVex([...ids], [...names], sight),
  }));
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function shown(ids: readonly string[]): string {
  const sorted = [...ids].sort();
  return sorted.find((id) => id.startsWith('CVE-')) ?? sorted[0] ?? '';
}

/** By whom it was written is not proved; of statements that contradict each other the graver one counts, which does not say so. */
function isInVex(ids: readonly string[], names: readonly string[], { statements, ours }: FixSight): boolean {
  const about = statements.found.filter(
    ({ vulnerabilities, products }) =>
      vulnerabilities.some((id) => ids.includes(id)) && products.some((one) => covers(one, names, ours)),
  );
  return verdictOf(about)?.status === 'fixed';
}

export interface Compared {
  readonly sboms: readonly Sbom[];
  readonly matching: Matching;
}

/**
 * Vulnerabilities that left with the components. One that can no longer be looked up is not fixed: what was affected before and
 * cannot be told now is a doubt.
 */
export function leftBehind(before: Compared, now: Compared): Looked<LeftBehind> {
  const still = new Set(now.matching.findings.flatMap(({ ids }) => ids));
  const gone = before.matching.findings.filter(
    ({ state, ids }) => state === 'affected' && !ids.some((id) => still.has(id)),
  );
  const lost = gone.filter(({ component }) => isUnmatched(component.purls, now.matching));
  const untold = before.matching.unmatched.filter(({ component }) => mayHaveLeft(component, before, now));
  return {
    found: gone.filter((one) => !lost.includes(one)).map(({ ids, component }) => ({ ids, component })),
    hidden: [
      ...(lost.length === 0 ? [] : [FIXING.lost(lost.length)]),
      ...(untold.length === 0 ? [] : [FIXING.unmatched(untold.length)]),
      ...(now.matching.index.unread === 0 ? [] : [FIXING.unread(now.matching.index.unread)]),
    ],
  };
}

/** What lies there unchanged took nothing away; the product itself is no component of it. */
function mayHaveLeft(component: Component, before: Compared, now: Compared): boolean {
  const name = identityOf(component);
  if (before.sboms.some(({ primary }) => primary !== null && identityOf(primary) === name)) return false;
  return !now.sboms.some(({ components }) => components.some((one) => identityOf(one) === name));
}

function identityOf({ purls, cpes, name, version, group }: Component): string {
  return JSON.stringify([purls, cpes, group, name, version]);
}

function isUnmatched(purls: readonly string[], { unmatched }: Matching): boolean {
  return unmatched.some(({ component }) => purls.some((purl) => isSamePackage(purl, component.purls)));
}

function words({
  fixes,
  untold,
  newSbom,
  doubts,
}: {
  readonly fixes: readonly FixedVulnerability[];
  readonly untold: readonly FixedVulnerability[];
  readonly newSbom: FixingRelease['newSbom'];
  readonly doubts: readonly Text[];
}): Text {
  if (fixes.length === 0 && doubts.length === 0) return FIXING.nothing;
  const told =
    fixes.length === 0
      ? [FIXING.nothingSeen]
      : [FIXING.fixed(fixes.map(({ id }) => id)), FIXING.sbom[newSbom], FIXING.vex(untold.map(({ id }) => id))];
  return joinTexts([...told, ...(doubts.length === 0 ? [] : [FIXING.doubts(doubts)])], { en: '; ', ja: '。' });
}
