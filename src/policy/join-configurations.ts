import {
  DEFAULT_PROFILE,
  LOCKABLE_KEYS,
  type Configuration,
  type ConfiguredScope,
  type FixLimits,
  type LockableKey,
} from '../model/configuration.ts';
import type { GateMode } from '../model/assessment.ts';
import { commonSigners } from './join-signers.ts';

/**
 * Both hold: the harder gate, all profiles and targets (the highest counts per task), only what both leave out, the longer
 * retention, only signers that both name. Two policy sets cannot both judge: `a`'s does, so `a` is the one that may not be
 * weakened.
 */
export function stricter(a: Configuration, b: Configuration): Configuration {
  return {
    profiles: bothProfiles(a, b),
    targets: [...a.targets, ...b.targets],
    ...present('gate', harderGate(a.gate, b.gate)),
    scope: bothScopes(a.scope, b.scope),
    ...present('policies', a.policies),
    ...present('lang', a.lang ?? b.lang),
    ...present('retention', longer(a.retention, b.retention)),
    ...present('fixWithin', sooner(a.fixWithin, b.fixWithin)),
    ...present('supportedBranches', allBranches(a.supportedBranches, b.supportedBranches)),
    ...present('signers', commonSigners(a.signers, b.signers)),
    ...present('pack', a.pack ?? b.pack),
    ...present('fixingReleases', harder(a.fixingReleases, b.fixingReleases)),
    ...present('broughtMalware', harder(a.broughtMalware, b.broughtMalware)),
    labels: a.labels,
    ...present('labelsUnread', a.labelsUnread),
    documents: a.documents,
    ...present('documentsUnread', a.documentsUnread),
    locks: LOCKABLE_KEYS.filter((key) => a.locks.includes(key) || b.locks.includes(key)),
    inherit: a.inherit.filter((name) => b.inherit.includes(name)),
  };
}

/** What holds for a repository: the organisation's values where it gives none, its own where it does, both where the organisation locks. */
export function underOrganization(repository: Configuration, organization: Configuration): Configuration {
  const both = stricter(organization, repository);
  const holder = (key: LockableKey, given: boolean): Configuration => {
    if (organization.locks.includes(key)) return both;
    return given ? repository : organization;
  };
  return {
    profiles: holder('profile', repository.profiles.length > 0).profiles,
    targets: holder('targets', repository.targets.length > 0).targets,
    ...present('gate', holder('gate', repository.gate !== undefined).gate),
    scope: holder('scope', hasScope(repository.scope)).scope,
    ...present('policies', holder('policies', repository.policies !== undefined).policies),
    ...present('lang', repository.lang ?? organization.lang),
    ...present('retention', holder('retention', repository.retention !== undefined).retention),
    ...present('fixWithin', holder('fixWithin', repository.fixWithin !== undefined).fixWithin),
    // Which of its branches still get fixes, what it calls its labels and where its documents lie is a repository's own matter.
    ...present('supportedBranches', repository.supportedBranches),
    ...present('signers', holder('signers', repository.signers !== undefined).signers),
    ...present('pack', repository.pack ?? organization.pack),
    ...present('fixingReleases', harder(repository.fixingReleases, organization.fixingReleases)),
    ...present('broughtMalware', harder(repository.broughtMalware, organization.broughtMalware)),
    labels: repository.labels,
    ...present('labelsUnread', repository.labelsUnread),
    documents: repository.documents,
    ...present('documentsUnread', repository.documentsUnread),
    locks: organization.locks,
    inherit: organization.inherit,
  };
}

/** Whoever asks for it gets it: the other one cannot take it back. */
function harder(a: Asked, b: Asked): Asked {
  return a === 'enforce' || b === 'enforce' ? 'enforce' : (a ?? b);
}

type Asked = 'observe' | 'enforce' | undefined;

function bothProfiles(a: Configuration, b: Configuration): readonly string[] {
  if (a.profiles.length === 0 && b.profiles.length === 0) return [];
  return [...new Set([a, b].flatMap(({ profiles }) => (profiles.length === 0 ? [DEFAULT_PROFILE] : profiles)))].sort();
}

/** The default is `ratchet` on pull requests and `observe` elsewhere: harder than the one, softer than the other. */
const BY_HARDNESS: readonly (GateMode | undefined)[] = ['observe', undefined, 'ratchet', 'enforce'];

function harderGate(a: GateMode | undefined, b: GateMode | undefined): GateMode | undefined {
  return BY_HARDNESS.indexOf(a) >= BY_HARDNESS.indexOf(b) ? a : b;
}

/** Left out is only what both leave out, and no longer than the earlier expiry. */
function bothScopes(a: ConfiguredScope, b: ConfiguredScope): ConfiguredScope {
  return {
    products: [...new Set([...a.products, ...b.products])].sort(),
    exclusions: inBoth(a.exclusions, b.exclusions, (entry) => entry.what),
    notApplicable: inBoth(a.notApplicable, b.notApplicable, (entry) => entry.task),
  };
}

function inBoth<T extends { readonly expires: string }>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (entry: T) => string,
): readonly T[] {
  return a.flatMap((one) => {
    const other = b.find((candidate) => keyOf(candidate) === keyOf(one));
    if (other === undefined) return [];
    return [one.expires <= other.expires ? one : other];
  });
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return daysOf(a) >= daysOf(b) ? a : b;
}

function sooner(a: FixLimits | undefined, b: FixLimits | undefined): FixLimits | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const shorter = (one: string, other: string) => (daysOf(one) <= daysOf(other) ? one : other);
  return { critical: shorter(a.critical, b.critical), high: shorter(a.high, b.high) };
}

function allBranches(a: Configuration['supportedBranches'], b: Configuration['supportedBranches']) {
  return a === undefined || b === undefined ? (a ?? b) : [...new Set([...a, ...b])];
}

function daysOf(duration: string): number {
  return Number.parseInt(duration.slice(1), 10);
}

function hasScope({ products, exclusions, notApplicable }: ConfiguredScope): boolean {
  return products.length + exclusions.length + notApplicable.length > 0;
}

/** A member that is there only when it has a value. */
function present<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, T>>);
}
