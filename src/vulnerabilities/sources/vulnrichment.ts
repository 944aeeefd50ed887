import { z } from 'zod';
import { instantOf } from '../../model/instant.ts';

/** Answers of CISA's coordinators to three questions of SSVC about one vulnerability, as of their date. */
export interface Assessed {
  readonly cve: string;
  /** RFC 3339; null when the record gives none. */
  readonly at: string | null;
  /** By the key of the point; a point is absent where the record does not answer it. */
  readonly answers: ReadonlyMap<string, string>;
}

/** By CVE id; a vulnerability that nobody assessed is absent. */
export interface Vulnrichment {
  readonly byCve: ReadonlyMap<string, Assessed>;
  readonly unread: number;
}

const POINTS: Readonly<Record<string, { readonly point: string; readonly values: Readonly<Record<string, string>> }>> =
  {
    Exploitation: { point: 'E', values: { none: 'N', poc: 'P', active: 'A' } },
    Automatable: { point: 'A', values: { no: 'N', yes: 'Y' } },
    'Technical Impact': { point: 'TI', values: { partial: 'P', total: 'T' } },
  };

const metric = z.object({
  other: z.object({
    type: z.literal('ssvc'),
    content: z.object({
      timestamp: z.string().max(40).optional(),
      options: z.array(z.record(z.string(), z.unknown())).max(50),
    }),
  }),
});

const record = z.object({
  cveMetadata: z.object({ cveId: z.string().regex(/^CVE-\d{4}-\d{4,}$/) }),
  containers: z.object({
    adp: z
      .array(z.object({ metrics: z.array(z.unknown()).max(1000).nullish() }))
      .max(100)
      .nullish(),
  }),
});

/**
 * A CVE record in JSON 5 with the container of CISA's authorized data publisher ("Vulnrichment"). `none`: the record is one, and
 * holds no assessment. undefined: it is no CVE record.
 */
export function readVulnrichment(json: unknown): Assessed | 'none' | undefined {
  const read = record.safeParse(json);
  if (!read.success) return undefined;
  const assessments = (read.data.containers.adp ?? [])
    .flatMap(({ metrics }) => metrics ?? [])
    .flatMap((one) => metric.safeParse(one).data?.other.content ?? []);
  const dated = assessments.map(({ timestamp, options }) => ({
    at: timestamp !== undefined && instantOf(timestamp) !== undefined ? timestamp : null,
    answers: answersOf(options),
  }));
  const [newest] = dated
    .filter(({ answers }) => answers.size > 0)
    .sort((a, b) => (instantOf(b.at ?? '') ?? 0) - (instantOf(a.at ?? '') ?? 0));
  return newest === undefined ? 'none' : { cve: read.data.cveMetadata.cveId, ...newest };
}

/** A value that the table does not know answers nothing. */
function answersOf(options: readonly Readonly<Record<string, unknown>>[]): ReadonlyMap<string, string> {
  return new Map(
    options.flatMap(Object.entries).flatMap(([name, value]) => {
      const known = Object.hasOwn(POINTS, name) ? POINTS[name] : undefined;
      const typed = typeof value === 'string' ? value.trim().toLowerCase() : '';
      const key = known !== undefined && Object.hasOwn(known.values, typed) ? known.values[typed] : undefined;
      return known === undefined || key === undefined ? [] : [[known.point, key] as const];
    }),
  );
}
