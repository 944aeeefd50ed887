import { z } from 'zod';
import { packageKey, splitEcosystem, type PackageName } from '../package-key.ts';

/** One event of a range (OSV schema, `affected[].ranges[].events[]`): exactly one of the four. */
export interface RangeEvent {
  readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  readonly version: string;
}

export type OsvRange =
  | { readonly type: 'SEMVER' | 'ECOSYSTEM'; readonly events: readonly RangeEvent[] }
  | { readonly type: 'GIT' }
  /** It is there and says nothing that can be used. */
  | { readonly type: 'malformed' };

export interface OsvAffected extends PackageName {
  readonly ranges: readonly OsvRange[];
  readonly versions: ReadonlySet<string>;
  readonly severity: readonly OsvSeverity[];
}

export interface OsvSeverity {
  /** `CVSS_V2`, `CVSS_V3`, `CVSS_V4` or a name that only one database uses. */
  readonly type: string;
  /** A vector; not checked here. */
  readonly score: string;
}

/** What is kept of an OSV record (https://ossf.github.io/osv-schema/). */
export interface OsvRecord {
  readonly id: string;
  /** The file it came from. */
  readonly source: string;
  readonly modified: string | null;
  readonly aliases: readonly string[];
  /** Ids of what this record of a distribution repeats. */
  readonly upstream: readonly string[];
  readonly summary: string;
  readonly severity: readonly OsvSeverity[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
  /** Only for the packages that were asked for. */
  readonly affected: readonly OsvAffected[];
}

const strings = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((items) => (items ?? []).filter((item) => typeof item === 'string').slice(0, 1000));

const listOf = <T>(entry: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((items) => (items ?? []).slice(0, 1000).flatMap((item) => entry.safeParse(item).data ?? []));

const severity = listOf(z.object({ type: z.string(), score: z.string().max(500) }));

const head = z.object({
  id: z.string().min(1).max(200),
  modified: z.string().max(40).nullish().catch(null),
  aliases: strings,
  upstream: strings,
  summary: z.string().nullish().catch(null),
  severity,
  references: listOf(z.object({ type: z.string(), url: z.string().max(2000) })),
});

const EVENTS = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

/** One event has one key: a record that writes two of them in one map leaves open which was meant. */
const event = z.record(z.string(), z.unknown()).transform((raw, context): RangeEvent => {
  const kinds = EVENTS.filter((kind) => raw[kind] !== undefined);
  const [kind] = kinds;
  const version = kind === undefined ? undefined : raw[kind];
  if (kind !== undefined && kinds.length === 1 && typeof version === 'string' && version !== '')
    return { kind, version };
  context.addIssue({ code: 'custom', message: 'event' });
  return z.NEVER;
});

/** Made once: making a schema takes longer than reading a range with it. */
const eventList = z.array(event);

const range = z.object({
  type: z.enum(['SEMVER', 'ECOSYSTEM', 'GIT']),
  events: z.array(z.unknown()).min(1).max(10_000),
});

const affected = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string() }),
  ranges: z.array(z.unknown()).nullish(),
  versions: z.array(z.unknown()).nullish(),
  severity,
});

/** The record, with the affected packages of these keys; undefined when it has not the shape of one. */
export function readOsvRecord(
  json: unknown,
  source: string,
  wanted: { readonly has: (key: string) => boolean },
): OsvRecord | undefined {
  const read = head.safeParse(json);
  if (!read.success) return undefined;
  const entries = (json as { affected?: readonly unknown[] | null }).affected ?? [];
  const mine = entries.filter((entry) => isWanted(entry, wanted)).map(affectedOf);
  if (mine.includes(undefined)) return undefined;
  const { summary, modified, ...rest } = read.data;
  return {
    ...rest,
    source,
    modified: modified ?? null,
    summary: (summary ?? '').slice(0, 500),
    affected: mine.filter((entry) => entry !== undefined),
  };
}

function isWanted(entry: unknown, wanted: { readonly has: (key: string) => boolean }): boolean {
  const key = keyOfEntry(entry);
  return key !== undefined && wanted.has(key);
}

/** The package of one entry, looked at before anything else of the record is. */
export function keyOfEntry(entry: unknown): string | undefined {
  const named = (entry as { package?: { ecosystem?: unknown; name?: unknown } } | null)?.package;
  if (typeof named?.ecosystem !== 'string' || typeof named.name !== 'string') return undefined;
  return packageKey({ ecosystem: splitEcosystem(named.ecosystem).ecosystem, name: named.name });
}

function affectedOf(entry: unknown): OsvAffected | undefined {
  const read = affected.safeParse(entry);
  if (!read.success) return undefined;
  const { package: named, ranges, versions } = read.data;
  return {
    ...splitEcosystem(named.ecosystem),
    name: named.name,
    ranges: (ranges ?? []).map(rangeOf),
    versions: new Set((versions ?? []).filter((one) => typeof one === 'string')),
    severity: read.data.severity,
  };
}

function rangeOf(raw: unknown): OsvRange {
  const read = range.safeParse(raw);
  if (!read.success) return { type: 'malformed' };
  const { type } = read.data;
  if (type === 'GIT') return { type };
  const events = eventList.safeParse(read.data.events);
  if (!events.success || !events.data.some(({ kind }) => kind === 'introduced')) return { type: 'malformed' };
  return { type, events: events.data };
}
