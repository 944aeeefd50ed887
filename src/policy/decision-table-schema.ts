import { z } from 'zod';
import { expects } from './expectations.ts';
import { name, text } from './shared-schemas.ts';

const key = z.string(expects('table-key')).regex(/^[A-Z0-9]{1,8}$/, expects('table-key'));
const versioned = z.string(expects('table-id')).regex(/^[a-z0-9-]+:[A-Z0-9]+:\d+\.\d+\.\d+$/, expects('table-id'));
const value = z.strictObject({ key, label: text });
const values = z.array(value).min(2).max(12);

/** `ssvc/<table>.yml`: a decision table, the outcomes from the least to the most urgent. */
export const decisionTableSchema = z.strictObject({
  table: name,
  chosenAs: z.string(expects('table-choice')).regex(/^ssdf-gate:(developer|user)-(high|low)$/, expects('table-choice')),
  use: z.strictObject({ role: z.enum(['developer', 'user']), capability: z.enum(['high', 'low']) }),
  label: text,
  basis: text,
  points: z
    .array(z.strictObject({ key, id: versioned, label: text, values }))
    .min(1)
    .max(8),
  outcome: z.strictObject({ id: versioned, values }),
  rows: z
    .array(z.string(expects('table-row')).regex(/^[A-Z0-9]+( [A-Z0-9]+)* -> [A-Z0-9]+$/, expects('table-row')))
    .min(2)
    .max(2000)
    .describe('The answers in the order of the points, then the outcome / 判断点の順の値と結果（例 A T -> I）'),
});
