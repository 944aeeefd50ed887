import { z } from 'zod';
import { CROSSWALK_MARKS, ITEM_KINDS, PRIORITIES } from '../model/crosswalk.ts';
import { TASK_IDS } from '../model/level.ts';
import { REFERENCE_STATUSES } from '../model/reference.ts';
import { text } from './shared.ts';

const item = z.object({
  id: z.string(),
  kind: z.enum(ITEM_KINDS).optional(),
  title: z.string().optional(),
  namedIn: z.literal('reason').optional(),
  /** The reference as the source spells it, when that is no task id. */
  namedAs: z.string().optional(),
});

const source = z.object({
  id: z.string(),
  title: z.string(),
  issuer: z.string(),
  edition: z.string().optional(),
  url: z.string(),
  status: z.enum(REFERENCE_STATUSES),
  since: z.string().optional(),
  asOf: z.string(),
  note: text.optional(),
});

const guideline = z.object({
  id: z.string(),
  label: text,
  scope: z.enum(['domestic', 'other']),
  origin: z.enum(['deck', 'published', 'own']),
  /** A user brought it; nobody here held it against its document. */
  supplied: z.literal('user').optional(),
  /** The document does something for single criteria and settles none. */
  relation: z.literal('contributes').optional(),
  marks: z.enum(['stated', 'own']),
  source,
  basis: z.array(text),
  applies: z.object({ when: text, tell: z.array(text) }).optional(),
  adds: z
    .array(
      z.object({
        id: z.string(),
        label: text,
        priority: z.enum(PRIORITIES).optional(),
        items: z.array(z.string()),
        note: text.optional(),
      }),
    )
    .optional(),
});

/** What `ssdf-gate crosswalk` prints. */
export const crosswalkDocumentSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  /** That a correspondence is no achievement. */
  wording: text,
  /** What was typed and how it was understood, when that is not the same. */
  warnings: z.array(text),
  guidelines: z.array(guideline),
  /** With --dir: signs of AI models, by which the AI profile concerns a tree. */
  modelSigns: z
    .object({ state: z.enum(['found', 'none', 'unread']), paths: z.array(z.string()), more: z.int() })
    .optional(),
  entries: z.array(
    z.object({
      task: z.enum(TASK_IDS),
      criteria: z.array(z.string()).optional(),
      guideline: z.string(),
      mark: z.enum(CROSSWALK_MARKS),
      items: z.array(z.string()),
      /** The same items with what the source says of them, where it says something. */
      details: z.array(item).optional(),
      reason: text.optional(),
      truncated: z.boolean().optional(),
      note: text.optional(),
      priority: z.enum(PRIORITIES).optional(),
      /** Added by us to a correspondence that is not ours. */
      origin: z.literal('own').optional(),
    }),
  ),
});

const pointer = z.object({
  guideline: z.string(),
  /** The correspondence was brought by the user. */
  supplied: z.literal('user').optional(),
  mark: z.enum(CROSSWALK_MARKS),
  /** Named when it speaks of these alone and not of the whole task. */
  criteria: z.array(z.string()).optional(),
  items: z.array(z.string()),
});

/** What `ssdf-gate crosswalk gap` prints. Its shape may still change. */
export const crosswalkGapSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  wording: text,
  met: z.array(z.string()),
  counts: z.object({ corresponding: z.int(), partial: z.int(), missing: z.int() }),
  tasks: z
    .array(
      z.object({
        task: z.enum(TASK_IDS),
        label: text,
        correspondence: z.enum(['corresponding', 'partial', 'missing']),
        through: z.array(pointer),
        readOn: z.array(pointer),
        elsewhere: z.array(pointer),
        /** Said where no or hardly any other domestic guideline helps. */
        help: text.optional(),
      }),
    )
    .length(TASK_IDS.length),
});
