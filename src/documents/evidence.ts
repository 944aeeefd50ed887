import { z } from 'zod';
import { EVIDENCE_SCHEMA, TOOL_CATEGORIES, type Evidence } from '../model/evidence.ts';
import { AUDIENCES } from '../model/fact.ts';
import { componentChanges } from './component-changes.ts';
import { releaseHandling } from './release-handling.ts';
import { SIGNATURE_KINDS, SIGNATURE_RESULTS } from '../model/release-evidence.ts';
import { subjectSchema } from './subject.ts';
import { instant, text } from './shared.ts';

const source = z.union([
  z.object({ url: z.string(), status: z.int(), digest: z.string().optional(), readAt: instant }),
  z.object({
    path: z.string(),
    line: z.int().positive().optional(),
    digest: z.string().optional(),
    readAt: instant.optional(),
  }),
]);

/** Why something was not seen. */
export const unseenReason = z.enum([
  'forbidden',
  'hidden-or-absent',
  'plan',
  'not-offered',
  'rate-limited',
  'server-error',
  'not-json',
  'too-large',
  'malformed',
  'offline',
  'not-supplied',
  'pending',
  'undecidable',
  'unverified',
  'truncated',
]);

const unseen = z.object({
  reason: unseenReason,
  what: z.string(),
  permission: z.string().optional(),
  plan: z.string().optional(),
  status: z.int().optional(),
  retryAt: instant.optional(),
});

const base = {
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  audience: z.enum(AUDIENCES),
  sources: z.array(source),
};

const fact = z.discriminatedUnion('state', [
  z
    .object({
      ...base,
      state: z.literal('observed'),
      value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]),
      exactness: z.enum(['exact', 'atLeast', 'atMost']),
      because: text.optional(),
      unseen: z.array(unseen).optional(),
    })
    .refine((one) => one.exactness === 'exact' || one.because !== undefined, {
      error: 'a bound needs a `because` in en and ja',
    }),
  z.object({ ...base, state: z.literal('unknown'), because: text, unseen: z.array(unseen).default([]) }),
  z.object({ ...base, state: z.literal('not-applicable'), because: text }),
]);

const collectorRun = z.discriminatedUnion('state', [
  z.object({ id: z.string(), version: z.string(), state: z.literal('ran') }),
  z.object({ id: z.string(), version: z.string(), state: z.enum(['failed', 'skipped']), because: text }),
]);

const toolchainEntry = z.object({
  category: z.enum(TOOL_CATEGORIES),
  tool: z.string(),
  path: z.string(),
  line: z.int().positive().optional(),
  onPullRequest: z.boolean(),
  scheduled: z.boolean().optional(),
  swallowed: z.boolean().optional(),
  state: z.enum(['found', 'undecidable']),
  because: text.optional(),
});

const assetSignature = z.object({
  where: z.string(),
  kind: z.enum(SIGNATURE_KINDS),
  result: z.enum(['verified', 'present', 'invalid']),
  code: z.string(),
  because: text,
  signer: z.string().nullable(),
  predicateType: z.string().optional(),
});

/** What the judged release ships, file by file, and what signs each. */
const release = z.object({
  tag: z.string(),
  assets: z.array(
    z.object({
      name: z.string(),
      size: z.int(),
      digest: z.string().nullable(),
      result: z.enum(SIGNATURE_RESULTS),
      because: text,
      signatures: z.array(assetSignature),
    }),
  ),
});

/** The Evidence document as other programs write it (design contract, "Documents"). */
export const evidenceSchema = z.object({
  $schema: z.string().default(EVIDENCE_SCHEMA),
  version: z.literal(1),
  subject: subjectSchema,
  collectedAt: instant,
  facts: z.array(fact).refine((facts) => new Set(facts.map((one) => one.id)).size === facts.length, {
    error: 'a fact may stand only once',
  }),
  collectors: z.array(collectorRun),
  toolchainRead: z.discriminatedUnion('state', [
    z.object({ state: z.literal('read') }),
    z.object({ state: z.enum(['partly', 'unread']), because: text }),
  ]),
  toolchain: z.array(toolchainEntry),
  componentChanges: componentChanges.optional(),
  requests: z.object({ sent: z.int(), counted: z.int(), notModified: z.int() }),
  release: release.optional(),
  releaseHandling: releaseHandling.optional(),
  shownTo: z.enum(AUDIENCES).optional(),
});

/** A value whose type was proved equal by the schema; the cast only drops zod's `| undefined` of optional keys. */
export function asEvidence(checked: z.infer<typeof evidenceSchema>): Evidence {
  return checked as Evidence;
}
