import { z } from 'zod';
import { AUDIENCES } from '../model/fact.ts';
import { instant, text } from './shared.ts';
import { subjectSchema } from './subject.ts';
import { signerSchema } from './verification.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const statementSubject = z.object({ name: z.string(), digest: z.record(z.string(), z.string()) });

const restricted = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('kept'), digest: hex }),
  z.object({ state: z.literal('encrypted'), digest: hex, path: z.string(), recipient: z.string() }),
]);

/** `statement.json` of an evidence pack: an in-toto Statement v1 with a predicate of ours. Its shape may still change. */
export const packStatementSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(statementSubject).min(1).max(10_000),
  predicateType: z.literal('urn:ssdf-gate:predicate:evidence-pack:1'),
  predicate: z.object({
    version: z.literal(1),
    stability: z.literal('experimental'),
    subject: subjectSchema.refine((one) => one.kind === 'release', { error: 'a pack is about a release' }),
    madeAt: instant,
    shownTo: z.enum(AUDIENCES),
    profile: z.string(),
    policy: z.object({ name: z.string(), digest }),
    evidence: z.object({ digest }),
    unbound: z.array(z.string()),
    retention: z.string().optional(),
    files: z
      .array(z.object({ path: z.string(), digest: hex, bytes: z.int().nonnegative(), mediaType: z.string() }))
      .max(10_000),
    restricted,
  }),
});

/** What `ssdf-gate pack verify` prints. Its shape may still change. */
export const packVerificationSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  result: z.enum(['verified', 'rejected', 'unverifiable']),
  code: z.string(),
  message: text,
  problems: z.array(z.object({ code: z.string(), path: z.string().optional(), message: text })),
  subject: subjectSchema.optional(),
  madeAt: instant.optional(),
  shownTo: z.enum(AUDIENCES).optional(),
  evidence: z.object({ digest }).optional(),
  subjects: z.array(statementSubject),
  unbound: z.array(z.string()),
  files: z.object({ listed: z.int(), matching: z.int() }),
  restricted: restricted.optional(),
  signer: signerSchema.optional(),
  timestamps: z.array(instant),
});
