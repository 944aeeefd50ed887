import { z } from 'zod';
import { COMPONENT_CHANGE_KINDS } from '../model/component-change.ts';
import { text } from './shared.ts';

const value = z.object({ key: z.string(), label: text });

const decision = z.object({
  table: z.string(),
  reachable: z.array(value).min(1),
  inputs: z.array(
    z.object({
      point: z.string(),
      label: text,
      settled: z.boolean(),
      candidates: z.array(value),
      basis: z.array(z.object({ what: text, source: z.string(), asOf: z.string().nullable() })),
    }),
  ),
  vector: z.string(),
});

const vulnerability = z.object({
  advisory: z.string(),
  severity: z.string(),
  malware: z.literal(true).optional(),
  untold: z.literal(true).optional(),
  aliases: z.array(z.string()).optional(),
  fixedIn: z.string().optional(),
  /** FIRST EPSS: the probability of exploitation within 30 days, and the share of vulnerabilities that score lower. */
  epss: z.object({ probability: z.number().min(0).max(1), percentile: z.number().min(0).max(1) }).optional(),
  decision: decision.optional(),
});

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
    detailsUnseen: text.optional(),
  }),
  z.object({ state: z.literal('not-compared'), because: text }),
]);
