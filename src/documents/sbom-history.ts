import { z } from 'zod';
import { sbomHistory } from './release-handling.ts';

/** What `ssdf-gate sbom diff` prints of two releases. Its shape may still change. */
export const sbomHistorySchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  from: z.string(),
  to: z.string(),
  history: sbomHistory,
});
