import { z } from 'zod';
import { text } from './shared.ts';

const count = z.int().min(0);
const maturity = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

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
