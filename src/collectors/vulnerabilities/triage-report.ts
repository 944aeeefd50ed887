import { z } from 'zod';
import type { Digest } from '../../model/digest.ts';
import { instantOf } from '../../model/instant.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Attested, SuppliedFile } from '../types.ts';

/** Largest report that is read, in bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** What is read of a report of `sbom triage` (documents/sbom-triage.ts). */
const shape = z.object({
  $schema: z.literal('urn:ssdf-gate:schema:sbom-triage:1'),
  version: z.literal(1),
  triagedAt: z.string().refine((text) => instantOf(text) !== undefined),
  sbom: z.object({ digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) }),
  sources: z
    .array(
      z.object({
        kind: z.string().max(100),
        asOf: z.string().max(100).nullable(),
        entries: z.int().min(0),
      }),
    )
    .max(1000),
  counts: z.object({ components: z.int().min(0), unmatched: z.int().min(0) }),
});

/** One match of an SBOM with databases, by the report of a run that could be verified. */
export interface MatchReport {
  readonly path: string;
  /** Of the SBOM that was matched. */
  readonly digest: Digest;
  /** RFC 3339: not later than the run was signed, whatever the report says of itself. */
  readonly at: string;
  readonly sources: readonly MatchSource[];
  readonly components: number;
  /** Components that could be looked up. */
  readonly looked: number;
}

export interface MatchSource {
  readonly kind: string;
  /** Milliseconds since 1970; how old the data was. Undefined = it bears no date that can be read. */
  readonly asOf: number | undefined;
  readonly entries: number;
}

export interface MatchReports {
  readonly reports: readonly MatchReport[];
  readonly hidden: readonly NotSeen[];
  /** Handed over by whoever asks, so that nobody knows which run made them. */
  readonly unattested: readonly string[];
}

/** A report counts by the run that made it: what was merely handed over says nothing of when and by whom. */
export function matchReports(supplied: readonly SuppliedFile[]): MatchReports {
  const files = supplied.filter(({ kind }) => kind === 'triage');
  const read = files.flatMap(({ path, bytes, attested }) =>
    attested === undefined ? [] : [readReport({ path, bytes, attested })],
  );
  return {
    reports: read.flatMap((one) => ('state' in one ? [] : [one])),
    hidden: read.flatMap((one) => ('state' in one ? [one] : [])),
    unattested: files.filter(({ attested }) => attested === undefined).map(({ path }) => path),
  };
}

type AttestedFile = Pick<SuppliedFile, 'path' | 'bytes'> & { readonly attested: Attested };

function readReport({ path, bytes, attested }: AttestedFile): MatchReport | NotSeen {
  const sources = [{ path }];
  if (bytes.byteLength > MAX_BYTES) return notSeen({ reason: 'too-large', what: path }, sources);
  const read = shape.safeParse(jsonIn(bytes));
  if (!read.success) return notSeen({ reason: 'malformed', what: `${path} (sbom triage --format json)` }, sources);
  const { sbom, triagedAt, counts } = read.data;
  const at = earlier(triagedAt, attested.signedAt);
  return {
    ...{ path, digest: sbom.digest as Digest, at },
    ...{ components: counts.components, looked: counts.components - counts.unmatched },
    sources: read.data.sources.map(({ asOf, ...rest }) => ({ ...rest, asOf: dateIn(asOf) })),
  };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function earlier(a: string, b: string): string {
  return (instantOf(a) ?? Infinity) < (instantOf(b) ?? Infinity) ? a : b;
}

/** Databases write a day (`2026-11-20`), or an instant, some with `+0000` for its zone. */
function dateIn(text: string | null): number | undefined {
  if (text === null) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return instantOf(day);
}
