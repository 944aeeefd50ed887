import { z } from 'zod';
import { TASK_IDS } from '../model/level.ts';
import { unseenReason } from './evidence.ts';
import { text } from './shared.ts';
import { subjectSchema } from './subject.ts';

/** What `ssdf-gate doctor` prints. Its shape may still change. */
export const doctorSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  subject: subjectSchema,
  node: z.string(),
  token: z.boolean(),
  policy: z.object({ name: z.string(), tasks: z.int().max(TASK_IDS.length) }),
  facts: z.object({ seen: z.int(), unknown: z.int(), notApplicable: z.int() }),
  blocked: z.array(
    z.object({
      reason: unseenReason,
      what: z.string(),
      permission: z.string().optional(),
      plan: z.string().optional(),
      status: z.int().optional(),
      facts: z.array(z.string()),
      message: text,
    }),
  ),
  /** By what would turn them into answers; `cure` is null where only the files themselves can. */
  cures: z.array(
    z.object({
      cure: text.nullable(),
      facts: z.array(z.string()),
      byThisAlone: z.array(z.string()),
      tasks: z.array(z.string()),
      /** Places in `blocked`. */
      blocked: z.array(z.int()),
    }),
  ),
  /** Facts that nothing hides and that are unknown all the same, each with why. */
  open: z.array(z.object({ fact: z.string(), because: text })),
  /** What the default branch sets about handling vulnerabilities; null = there is no sharing plan. */
  handling: z.object({
    use: z.object({ role: z.enum(['developer', 'user']), capability: z.enum(['high', 'low']) }).nullable(),
    answers: z.int(),
    notShipped: z.int(),
    deadlines: z.int(),
    sharing: z.int().nullable(),
    responses: z.int(),
  }),
  problems: z.array(text),
  locksUnknown: text.optional(),
});
