import { z } from 'zod';
import { text } from './shared.ts';

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

/** What `ssdf-gate migrate` prints. Its shape may still change. */
export const migrationSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  from: z.string(),
  to: z.object({ name: z.string(), status: z.enum(['draft', 'final']), asOf: z.iso.date(), source: z.string() }),
  /** The evidence that was judged under `from`; absent when only the versions are compared. */
  evidence: z.object({ digest: z.string() }).optional(),
  counts: z.object({ unchanged: z.int(), reworded: z.int(), new: z.int() }),
  practices: z.record(z.string(), text),
  tasks: z.array(
    z.object({
      id: z.string(),
      change: z.enum(['unchanged', 'reworded', 'new']),
      label: text,
      note: text.optional(),
      carry: z.enum(['carries-over', 'judge-again', 'not-applicable', 'not-assessed']),
      judged: z.object({ level, atMost: level }).optional(),
    }),
  ),
});
