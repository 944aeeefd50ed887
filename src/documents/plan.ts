import { z } from 'zod';
import { TASK_IDS } from '../model/level.ts';
import { text } from './shared.ts';

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const graded = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const counted = { met: z.int(), of: z.int() };

/** What `ssdf-gate plan` prints. Its shape may still change. */
export const planSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  evidence: z.object({ digest: z.string() }),
  policy: z.object({ name: z.string(), digest: z.string() }),
  profile: z.string(),
  label: text,
  atTarget: z.object(counted),
  tasks: z.array(
    z.object({
      task: z.enum(TASK_IDS),
      from: z.object({ level, atMost: level }),
      to: graded,
      effort: z.int(),
      actions: z.array(
        z.object({
          criterion: z.string(),
          level: graded,
          kind: z.enum(['decide', 'see', 'change', 'declare', 'review']),
          asks: text,
          message: text,
          remedy: text,
        }),
      ),
    }),
  ),
  steps: z.array(z.object({ step: graded, level: graded, ...counted, reached: z.boolean() })),
  cases: z.array(z.object({ profile: z.string(), label: text, ...counted, missing: z.array(z.enum(TASK_IDS)) })),
});
