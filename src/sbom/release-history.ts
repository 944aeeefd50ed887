import type { Digest } from '../model/digest.ts';
import type { ComparedSbom, SbomHistory, SbomPair } from '../model/release-handling.ts';
import { SBOM_DIFF_KINDS, type SbomDiff } from '../model/sbom-diff.ts';
import type { Text } from '../model/text.ts';
import { type CompareVersions, diffSboms } from './diff.ts';
import type { Describes } from './describes.ts';
import { NOTES } from './history-words.ts';
import { quoted } from './problem.ts';
import type { Sbom } from './sbom.ts';
import { isGiven } from './stated.ts';

/** An SBOM of a release with what is known of it. */
export interface ReleaseSbom {
  readonly name: string;
  readonly digest: Digest;
  readonly from: ComparedSbom['from'];
  readonly sbom: Sbom;
  readonly validity: 'valid' | 'invalid' | 'not-validated';
  readonly describes: Describes;
}

/** All SBOMs of one release that could be read. */
export interface ReleaseSboms {
  readonly tag: string;
  readonly documents: readonly ReleaseSbom[];
  /** Why there may be others. */
  readonly hidden: readonly Text[];
  /** What else has to be said of them. */
  readonly notes: readonly Text[];
}

/** Products that are compared in one release. */
const MAX_PAIRS = 10;

export interface CompareMeans {
  readonly compare: CompareVersions;
  /** Entries of each kind that are kept; the counts are whole. */
  readonly keep: number;
}

/** What changed in the components from one release to the next (SP 800-218 PS.3.2), product by product. */
export function compareReleases(before: ReleaseSboms, now: ReleaseSboms, means: CompareMeans): SbomHistory {
  const previous = before.tag;
  const missing = [now, before].find(({ documents }) => documents.length === 0);
  if (missing !== undefined) return { state: 'not-compared', previous, because: whyNone(missing) };
  const { pairs, alone } = pairUp(before, now);
  if (pairs.length === 0)
    return { state: 'not-compared', previous, because: NOTES.joined([...alone, ...before.notes, ...now.notes]) };
  const compared = pairs.slice(0, MAX_PAIRS);
  return {
    state: 'compared',
    previous,
    pairs: compared.map((pair) => comparedPair(pair, means)),
    notes: [
      ...alone,
      ...(pairs.length > MAX_PAIRS ? [NOTES.more(pairs.length - MAX_PAIRS)] : []),
      ...compared.flatMap((pair) => doubtsOf(pair, { before: before.tag, now: now.tag })),
      ...[before, now].flatMap(({ tag, hidden, notes }) => [...hidden.map((why) => NOTES.hidden(tag, why)), ...notes]),
    ],
  };
}

function whyNone({ tag, hidden, notes }: ReleaseSboms): Text {
  return NOTES.joined([hidden.length === 0 ? NOTES.none(tag) : NOTES.unread(tag, hidden), ...notes]);
}

interface Pair {
  readonly product: string;
  readonly before: ReleaseSbom;
  readonly now: ReleaseSbom;
}

/** By the product they name; a single one that is left on both sides is the same product under another name. */
function pairUp(before: ReleaseSboms, now: ReleaseSboms) {
  const [old, young] = [bestOfEach(before), bestOfEach(now)];
  const pairs = [...young].flatMap(([product, one]): readonly Pair[] => {
    const counterpart = old.get(product);
    return counterpart === undefined ? [] : [{ product: one.label, before: counterpart.best, now: one.best }];
  });
  const left = [...old].filter(([product]) => !young.has(product)).map(([, one]) => one);
  const come = [...young].filter(([product]) => !old.has(product)).map(([, one]) => one);
  const [gone, added] = [left[0], come[0]];
  if (left.length === 1 && come.length === 1 && gone !== undefined && added !== undefined)
    return { pairs: [...pairs, { product: added.label, before: gone.best, now: added.best }], alone: [] };
  return {
    pairs,
    alone: [
      ...come.map(({ label }) => NOTES.unpaired(label, before.tag)),
      ...left.map(({ label }) => NOTES.unpaired(label, now.tag)),
    ],
  };
}

interface Product {
  readonly label: string;
  readonly best: ReleaseSbom;
}

/** The same product in two formats is compared once: by the document that is about the release, and valid. */
function bestOfEach({ documents }: ReleaseSboms): ReadonlyMap<string, Product> {
  const best = new Map<string, Product>();
  for (const one of documents) {
    const label = productOf(one.sbom);
    const known = best.get(label.toLowerCase());
    if (known === undefined || scoreOf(one) > scoreOf(known.best)) best.set(label.toLowerCase(), { label, best: one });
  }
  return best;
}

/** One SBOM of each product. */
export function bestOfProducts(sboms: ReleaseSboms): readonly Sbom[] {
  return [...bestOfEach(sboms).values()].map(({ best }) => best.sbom);
}

/**
 * Made anew: another file, with another serial number, or another time or version of what it describes. The same document
 * twice is no new SBOM.
 */
export function isNewSbom(
  before: Pick<ReleaseSbom, 'sbom' | 'digest'>,
  now: Pick<ReleaseSbom, 'sbom' | 'digest'>,
): boolean {
  if (before.digest === now.digest) return false;
  const [old, young] = [before.sbom, now.sbom];
  if (old.serial !== null && young.serial !== null && old.serial !== young.serial) return true;
  return describedBy(old) !== describedBy(young);
}

function describedBy({ primary, metadata }: Sbom): string {
  return JSON.stringify([primary?.version, metadata.createdAt]);
}

function productOf({ primary }: Sbom): string {
  return primary !== null && isGiven(primary.name) ? quoted(primary.name.value) : '';
}

function scoreOf({ describes, validity }: ReleaseSbom): number {
  return (describes === 'yes' ? 2 : 0) + (validity === 'valid' ? 1 : 0);
}

function comparedPair({ product, before, now }: Pair, { compare, keep }: CompareMeans): SbomPair {
  const about = { product, before: told(before), now: told(now) };
  if (before.digest === now.digest) return { ...about, state: 'same-file' };
  if (listsNothing(before.sbom) && listsNothing(now.sbom)) return { ...about, state: 'empty' };
  const diff = diffSboms(before.sbom, now.sbom, compare);
  return { ...about, state: 'compared', counts: countsOf(diff), diff: cut(diff, keep) };
}

function told({ name, digest, from }: ReleaseSbom): ComparedSbom {
  return { name, digest, from };
}

function listsNothing({ primary, components }: Sbom): boolean {
  return components.every((component) => component === primary);
}

function countsOf(diff: SbomDiff): Readonly<Record<keyof SbomDiff, number>> {
  const counted = SBOM_DIFF_KINDS.map((kind) => [kind, diff[kind].length] as const);
  return Object.fromEntries(counted) as Record<keyof SbomDiff, number>;
}

function cut(diff: SbomDiff, keep: number): SbomDiff {
  return {
    added: diff.added.slice(0, keep),
    removed: diff.removed.slice(0, keep),
    upgraded: diff.upgraded.slice(0, keep),
    downgraded: diff.downgraded.slice(0, keep),
    versionChanged: diff.versionChanged.slice(0, keep),
    licenseChanged: diff.licenseChanged.slice(0, keep),
    supplierChanged: diff.supplierChanged.slice(0, keep),
  };
}

function doubtsOf({ before, now }: Pair, tags: { readonly before: string; readonly now: string }): readonly Text[] {
  return [
    ...[before, now].filter(({ validity }) => validity === 'invalid').map(({ name }) => NOTES.invalid(name)),
    ...(listsNothing(before.sbom) !== listsNothing(now.sbom)
      ? [NOTES.listsNothing(listsNothing(now.sbom) ? now.name : before.name)]
      : []),
    ...(now.describes === 'no' ? [NOTES.anotherVersion(now.name, tags.now)] : []),
    ...(before.describes === 'no' ? [NOTES.anotherVersion(before.name, tags.before)] : []),
  ];
}
