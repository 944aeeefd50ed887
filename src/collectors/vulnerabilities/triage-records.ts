import { load } from 'js-yaml';
import { z } from 'zod';
import { RESPONSES } from '../../model/handling.ts';
import { dateOf, instantOf } from '../../model/instant.ts';
import { brokenYamlBound } from '../../model/yaml-bounds.ts';

/**
 * One file of `.ssdf/triage/`: a list of what was decided about vulnerabilities, one entry each. Written by people or by the
 * triage of this product; strict, so that a word misspelt is told and never read as something else.
 */
const entry = z.strictObject({
  /** `GHSA-…` or `CVE-…`; all alerts about it. */
  advisory: z.string().regex(/^(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})$/i),
  /** Decisions of SSVC for those who apply patches (CERT/CC, "Deployer"), and for coordinators. */
  decision: z
    .enum(['defer', 'scheduled', 'out-of-cycle', 'immediate', 'track', 'track-star', 'attend', 'act'])
    .optional(),
  decidedAt: z.string().refine(isInstant, 'expected an RFC 3339 time such as 2026-11-20T09:00:00Z').optional(),
  inputs: z
    .strictObject({
      exploitation: z.enum(['none', 'poc', 'active']),
      /** When the values were read. */
      readAt: z.string().refine(isInstant, 'expected an RFC 3339 time such as 2026-11-20T09:00:00Z'),
      exposure: z.enum(['small', 'controlled', 'open']).optional(),
      automatable: z.enum(['yes', 'no']).optional(),
      technicalImpact: z.enum(['partial', 'total']).optional(),
      humanImpact: z.enum(['low', 'medium', 'high', 'very-high']).optional(),
    })
    .optional(),
  response: z.enum(RESPONSES).optional(),
  /** Last day of an acceptance. */
  expires: z.iso.date().optional(),
  owner: z.string().trim().min(1).max(200).optional(),
  note: z.string().max(4000).optional(),
});

const file = z.array(z.unknown()).max(2000);

export type TriageEntry = z.infer<typeof entry>;

export interface TriageReading {
  readonly entries: readonly TriageEntry[];
  /** Places in the list, from 1, of what is no such entry: it costs only itself. */
  readonly broken: readonly number[];
}

/** Entries of one file; undefined when it does not read as a list. */
export function readTriage(text: string): TriageReading | undefined {
  if (brokenYamlBound(text) !== undefined) return undefined;
  const list = file.safeParse(yamlOf(text));
  if (!list.success) return undefined;
  const read = list.data.map((one) => entry.safeParse(one).data);
  return {
    entries: read.filter((one) => one !== undefined),
    broken: read.flatMap((one, index) => (one === undefined ? [index + 1] : [])),
  };
}

export function isTriagePath(path: string): boolean {
  return /^\.ssdf\/triage\/[^/]+\.ya?ml$/.test(path);
}

/** Decided upon inputs that were known then: a decision older than its inputs, or from the future, is none. */
export function isDecided({ decision, decidedAt, inputs }: TriageEntry, at: string): boolean {
  if (decision === undefined || decidedAt === undefined || inputs === undefined) return false;
  const [decided, read, now] = [decidedAt, inputs.readAt, at].map((text) => instantOf(text) ?? NaN);
  return decided !== undefined && read !== undefined && now !== undefined && read <= decided && decided <= now;
}

/** A response with who answers for it and when it was chosen; an acceptance holds to its last day and needs one. */
export function hasResponse(one: TriageEntry, at: string): boolean {
  const { response, owner, decidedAt } = one;
  return response !== undefined && owner !== undefined && decidedAt !== undefined && isInForce(one, at);
}

/** Dated later it does not count yet, and an acceptance that ran out asks anew. */
export function isInForce({ decidedAt, response, expires }: TriageEntry, at: string): boolean {
  const now = instantOf(at) ?? NaN;
  if (decidedAt !== undefined && !((instantOf(decidedAt) ?? NaN) <= now)) return false;
  return response !== 'accept' || (expires !== undefined && expires >= dateOf(now));
}

function isInstant(text: string): boolean {
  return instantOf(text) !== undefined;
}

function yamlOf(text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch {
    return undefined;
  }
}
