import { z } from 'zod';

const name = {
  host: z.string().nullable().default(null),
  owner: z.string().nullable().default(null),
  name: z.string().nullable().default(null),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
};
const reference = z.object({ ref: z.string(), commit: z.string() });

export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({
    ...name,
    kind: z.literal('tree'),
    ref: z.string().nullable(),
    commit: z.string().nullable(),
    dirty: z.boolean(),
  }),
  z.object({
    ...name,
    kind: z.literal('repository'),
    ref: z.string().nullable(),
    commit: z.string().nullable(),
    dirty: z.boolean(),
  }),
  z.object({
    ...name,
    kind: z.literal('pull-request'),
    number: z.int().positive(),
    commit: z.string(),
    base: reference,
    head: reference,
    fromFork: z.boolean().default(false),
  }),
  z.object({ ...name, kind: z.literal('release'), tag: z.string(), commit: z.string() }),
  z.object({ ...name, kind: z.literal('merge-group'), commit: z.string(), base: reference, head: reference }),
  z.object({ ...name, kind: z.enum(['organization', 'product']), commit: z.null() }),
]);
