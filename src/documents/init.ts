import { z } from 'zod';
import { text } from './shared.ts';

/** What `ssdf-gate init` prints. Its shape may still change. */
export const initSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  written: z.array(z.string()),
  /** Files that were there already and were left as they are. */
  kept: z.array(z.string()),
  drafts: z.int(),
  tools: z.int(),
  documents: z.array(z.object({ path: z.string(), blob: z.string() })),
  next: z.array(text),
});
