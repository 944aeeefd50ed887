import { z } from 'zod';
import { COMPONENT_CHANGE_KINDS } from '../model/component-change.ts';
import { text } from './shared.ts';

const vulnerability = z.object({ advisory: z.string(), severity: z.string() });

const change = z.object({
  kind: z.enum(COMPONENT_CHANGE_KINDS),
  ecosystem: z.string(),
  name: z.string(),
  version: z.string(),
  before: z.string().optional(),
  path: z.string(),
  line: z.int().positive().optional(),
  development: z.boolean(),
  license: z.string().nullable(),
  licenseBefore: z.string().nullable().optional(),
  sourceKnown: z.boolean(),
  newVulnerabilities: z.array(vulnerability),
  oldVulnerabilities: z.array(vulnerability),
});

/** What a pull request or merge group does to the components, as the Evidence document carries it. */
export const componentChanges = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('compared'),
    changes: z.array(change),
    leftOut: z.int().min(0),
    because: text.optional(),
  }),
  z.object({ state: z.literal('not-compared'), because: text }),
]);
