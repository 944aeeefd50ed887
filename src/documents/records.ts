import { z } from 'zod';
import { instant, text } from './shared.ts';
import { subjectSchema } from './subject.ts';

const STATES = [
  'valid',
  'expires-soon',
  'expired',
  'orphaned',
  'changed-since',
  'self-reviewed',
  'unsigned',
  'dated-later',
  'without-evidence',
  'without-explanation',
  'pointless',
  'not-allowed',
] as const;

/** What `ssdf-gate records` prints. Its shape may still change. */
export const recordsSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  subject: subjectSchema,
  at: instant,
  records: z.array(
    z.object({
      kind: z.enum(['declaration', 'equivalent', 'exception', 'not-applicable']),
      about: z.string(),
      path: z.string().optional(),
      expires: z.string(),
      state: z.enum(STATES),
      message: text,
    }),
  ),
  attention: z.int(),
  problems: z.array(text),
  unread: text.optional(),
});
