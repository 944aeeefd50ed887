import { compareVersions, schemeOfEcosystem, type VersionScheme } from '../versions/schemes.ts';
import type { OsvAffected, OsvRange, RangeEvent } from './record.ts';

/** Why a record speaks of a package and yet nobody can say whether it speaks of this version. */
export type UntoldReason =
  /** Only commits are named. */
  | 'git-only'
  | 'malformed-range'
  /** The version, or one in the record, has no place in the order of the ecosystem. */
  | 'version-not-ordered'
  /** Neither ranges nor versions. */
  | 'no-range'
  /** The record is about a release of a distribution, and which one this is about is not told. */
  | 'release-not-told';

export type Affectedness =
  /** With the first later version that the record calls fixed; null when it names none. */
  | { readonly state: 'affected'; readonly fixedIn: string | null }
  | { readonly state: 'not-affected' }
  | { readonly state: 'untold'; readonly reason: UntoldReason };

/** Whether a version is affected, by the algorithm of the OSV schema ("Evaluation"), with "cannot be told" as a third answer. */
export function affectednessOf(version: string, affected: OsvAffected): Affectedness {
  const ranges = affected.ranges.map((range) => inRange(version, range, schemeOf(range, affected)));
  const hit = ranges.find((one) => one.state === 'affected');
  if (hit !== undefined) return hit;
  if (affected.versions.has(version)) return { state: 'affected', fixedIn: null };
  const told = affected.versions.size > 0 || ranges.some(({ state }) => state === 'not-affected');
  const untold = ranges.filter((one) => one.state === 'untold');
  const grave = untold.find(({ reason }) => reason !== 'git-only');
  if (grave !== undefined) return grave;
  // Commits repeat what the versions beside them say; alone they cannot be compared with a version.
  if (told) return { state: 'not-affected' };
  return untold[0] ?? { state: 'untold', reason: 'no-range' };
}

function schemeOf(range: OsvRange, { ecosystem }: OsvAffected): VersionScheme | undefined {
  return range.type === 'SEMVER' ? 'semver' : schemeOfEcosystem(ecosystem);
}

function inRange(version: string, range: OsvRange, scheme: VersionScheme | undefined): Affectedness {
  if (range.type === 'GIT') return { state: 'untold', reason: 'git-only' };
  if (range.type === 'malformed') return { state: 'untold', reason: 'malformed-range' };
  if (scheme === undefined) return { state: 'untold', reason: 'version-not-ordered' };
  const placed = range.events.flatMap((event) => placedAt(version, event, scheme) ?? []);
  if (placed.length < range.events.length) return { state: 'untold', reason: 'version-not-ordered' };
  const inOrder = placed.sort((a, b) => compareEvents(a.event, b.event, scheme));
  return isInside(inOrder) ? { state: 'affected', fixedIn: firstFix(inOrder) } : { state: 'not-affected' };
}

interface PlacedEvent {
  readonly event: RangeEvent;
  /** The version that is asked about, seen from the event: negative before it, positive after it. */
  readonly at: number;
}

function placedAt(version: string, event: RangeEvent, scheme: VersionScheme): PlacedEvent | undefined {
  if (isBeginning(event)) return compareVersions(scheme, version, version) === undefined ? undefined : { event, at: 1 };
  if (event.kind === 'limit' && event.version === '*') return { event, at: -1 };
  const at = compareVersions(scheme, version, event.version);
  return at === undefined ? undefined : { event, at };
}

/** `introduced: "0"` stands before every version. */
function isBeginning({ kind, version }: RangeEvent): boolean {
  return kind === 'introduced' && version === '0';
}

function compareEvents(a: RangeEvent, b: RangeEvent, scheme: VersionScheme): number {
  if (isBeginning(a) || isBeginning(b)) return Number(isBeginning(b)) - Number(isBeginning(a));
  return compareVersions(scheme, a.version, b.version) ?? 0;
}

function isInside(inOrder: readonly PlacedEvent[]): boolean {
  const limits = inOrder.filter(({ event }) => event.kind === 'limit');
  if (limits.length > 0 && !limits.some(({ at }) => at < 0)) return false;
  return inOrder.reduce((inside, { event, at }) => {
    switch (event.kind) {
      case 'introduced':
        return inside || at >= 0;
      case 'fixed':
        return inside && at < 0;
      case 'last_affected':
        return inside && at <= 0;
      case 'limit':
        return inside;
    }
  }, false);
}

function firstFix(inOrder: readonly PlacedEvent[]): string | null {
  return inOrder.find(({ event, at }) => event.kind === 'fixed' && at < 0)?.event.version ?? null;
}
