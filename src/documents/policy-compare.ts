import { z } from 'zod';
import { TASK_IDS } from '../model/level.ts';
import { text } from './shared.ts';

const head = {
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  from: z.string(),
  to: z.string(),
};
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const range = z.object({ level, atMost: level }).nullable();

/** What `ssdf-gate policy diff` prints. Its shape may still change. */
export const policyDiffSchema = z.object({
  ...head,
  changes: z.array(
    z.object({
      task: z.enum(TASK_IDS),
      criterion: z.string().optional(),
      effect: z.enum(['tightened', 'loosened', 'shifted', 'reworded']),
      what: text,
    }),
  ),
});

/** What `ssdf-gate policy replay` prints; a range is null where the policy does not judge the task. Its shape may still change. */
export const policyReplaySchema = z.object({
  ...head,
  requests: z.literal(0),
  replays: z.array(
    z.object({ name: z.string(), moved: z.array(z.object({ task: z.enum(TASK_IDS), from: range, to: range })) }),
  ),
});
