import { z } from 'zod';
import { TASK_IDS } from '../model/level.ts';
import { text } from './shared.ts';

const state = z.enum(['evidence', 'declared', 'lacking', 'undetermined']);

/** What `ssdf-gate form` prints: a draft for counsel, no attestation. Its shape may still change. */
export const formDocumentSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  form: z.object({ name: z.string(), edition: z.string(), label: text, status: text, asOf: z.string() }),
  notice: text,
  evidence: z.object({ digest: z.string() }),
  items: z.array(
    z.object({
      id: z.string(),
      label: text,
      tasks: z.array(z.enum(TASK_IDS)),
      state,
      checks: z.array(z.object({ criterion: z.string(), state, excluded: z.boolean() })),
    }),
  ),
  exclusions: z.array(z.enum(TASK_IDS)),
  planOfAction: z.array(z.object({ criterion: z.string(), until: z.string(), by: z.string() })),
});
