import { z } from 'zod';
import { LEFT_OUT_REASONS } from '../model/answer-record.ts';
import { AUDIENCES } from '../model/fact.ts';
import type { Digest } from '../model/digest.ts';
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

/** `answers.json` in the restricted part of a pack. Its shape may still change. */
export const packAnswersSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  answers: z
    .array(
      z.object({
        question: z.string(),
        url: z.string(),
        status: z.int(),
        readAt: instant,
        digest: digest.transform((hash) => hash as Digest),
        content: z.discriminatedUnion('state', [
          z.object({ state: z.literal('kept'), body: z.string() }),
          z.object({ state: z.literal('left-out'), why: z.enum(LEFT_OUT_REASONS) }),
        ]),
      }),
    )
    .max(10_000),
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
  /** How many answers facts cite by digest and how many of them are in the restricted part; only when that was given. */
  answers: z.object({ cited: z.int(), kept: z.int() }).optional(),
  signer: signerSchema.optional(),
  timestamps: z.array(instant),
});
