import { z } from 'zod';
import { SBOM_MEASURES } from '../model/sbom-profile.ts';
import { name, text } from './shared-schemas.ts';

const measure = z.enum(SBOM_MEASURES);

const rule = z.strictObject({
  measure: measure.describe('What is counted or asked / 何を数えるか'),
  atLeast: z.number().gt(0).max(1).default(1).describe('Share that is needed, 1 = all / 必要な割合（1 = すべて）'),
  unknownCounts: z
    .boolean()
    .default(false)
    .describe('Whether "declared unknown" counts as an answer / 「不明」の明記を回答とみなすか'),
});
const rules = z.array(rule).min(1).max(10).optional();

const attribute = z.strictObject({
  id: name,
  label: text,
  shows: measure
    .optional()
    .describe('The measure whose numbers are shown; the first one otherwise / 件数を表示する測定項目'),
  level1: rules,
  level2: rules,
  level3: rules,
});

/** `sbom/<profile>.yml`: a table of attributes that an SBOM is graded by, with its thresholds. */
export const sbomProfileSchema = z.strictObject({
  sbomProfile: name,
  label: text,
  note: text.describe('Where it comes from and how sure it is / 出典と確かさ'),
  highest: z.union([z.literal(1), z.literal(3)]).default(3),
  attributes: z.array(attribute).min(1).max(60),
});
