import { z } from 'zod';
import { text } from './shared.ts';

const count = z.int().min(0);
const maturity = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

function told<T extends z.ZodType>(entry: T) {
  return z.object({ count, first: z.array(entry) });
}
const agreement = z.enum(['agrees', 'differs', 'not-stated', 'cannot-be-told']);
const missing = z.object({
  package: z.string(),
  version: z.string(),
  from: z.string(),
  listedAs: z.array(z.string()).describe('Versions of the same package that the SBOM does list'),
});
const heldAgainst = z.object({
  sources: z.array(z.object({ name: z.string(), packages: count })),
  unread: z.array(text),
  comparison: z.object({
    needed: count,
    listed: count,
    missing: told(missing),
    maybeMissing: told(missing).describe('Not listed; the source does not say whether they are for development only'),
    leftOut: z.object({ development: count, optional: count }),
    surplus: told(z.object({ component: z.string(), pointer: z.string() })),
    notCompared: count,
  }),
});
const belongs = z.object({
  verdict: z.enum(['yes', 'no', 'cannot-be-told']),
  because: z.array(text),
  release: z
    .object({
      tag: z.string(),
      describes: z.enum(['yes', 'no', 'unnamed', 'other-name']),
      name: agreement,
      version: agreement,
      hash: agreement,
      asset: z.string().nullable(),
      because: text,
    })
    .optional(),
  lockfiles: heldAgainst.optional(),
  graph: heldAgainst.optional().describe('Speaks of the default branch now, and decides nothing'),
});

/** What `ssdf-gate sbom check` prints. `level` is the maturity of the document, never a level of the SSDF. */
export const sbomCheckSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  valid: z.boolean(),
  notValidated: text.optional(),
  format: z.enum(['CycloneDX', 'SPDX']),
  specVersion: z.string(),
  serialization: z.enum(['json', 'xml', 'tag-value']),
  errors: z.array(z.object({ pointer: z.string(), line: z.int().min(1).optional(), message: text })),
  moreErrors: text.optional(),
  counts: z.object({
    components: count,
    withVersion: count,
    withSupplier: count,
    withPurl: count,
    withCpe: count,
    withHash: count,
    withLicense: count,
    relationships: count,
  }),
  belongs: belongs.optional(),
  profile: z.object({ name: z.string(), label: text, note: text, highest: z.union([z.literal(1), z.literal(3)]) }),
  level: maturity,
  levelAtMost: maturity,
  attributes: z.array(
    z.object({
      id: z.string(),
      label: text,
      level: maturity,
      levelAtMost: maturity,
      have: count,
      total: count,
      declaredUnknown: count,
      standIns: count.optional().describe('Of those that have it: by another field that stands in for it'),
      lacks: z
        .object({
          level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
          message: text,
          offenders: z.array(z.object({ pointer: z.string(), name: z.string() })),
        })
        .optional(),
    }),
  ),
});
