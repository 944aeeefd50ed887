import { z } from 'zod';
import { expects } from './expectations.ts';
import { MAX_REVIEWS } from './review-schema.ts';
import { criterionId, date, factId, instant, levelOr0, shortText, taskId } from './shared-schemas.ts';

const word = z.string().min(1).max(120);
const VALUES = [z.boolean(), z.number(), word, z.array(word).max(64)] as const;
const value = z.union(VALUES, expects('case-fact'));

const fact = z
  .union(
    [...VALUES, z.strictObject({ value, exactness: z.enum(['exact', 'atLeast', 'atMost']).default('exact') })],
    expects('case-fact'),
  )
  .meta({
    id: 'fact',
    description:
      'A value (instants as RFC 3339, never or none), { value, exactness } for a bound, unknown or not-applicable / 値、下限・上限、unknown、not-applicable',
  });

const result = z.enum(['met', 'unmet', 'unknown', 'not-applicable']);

const oneCase = z.strictObject({
  name: shortText.describe('A sentence about behaviour / ふるまいを表す文'),
  at: instant.exactOptional().describe('Default 2026-06-01T00:00:00Z / 省略時は 2026-06-01T00:00:00Z'),
  facts: z
    .record(factId, fact)
    .exactOptional()
    .describe(
      'What was seen; a fact that is not named was not collected / 確認できた事実（書かれていないファクトは未収集）',
    ),
  declared: z
    .array(criterionId)
    .max(78)
    .exactOptional()
    .describe('Criteria with a valid declaration / 自己申告のある達成基準'),
  reviewed: z
    .record(criterionId, z.array(date).min(1).max(MAX_REVIEWS))
    .exactOptional()
    .describe(
      'Criteria with a valid declaration that records reviews of these dates / 見直しの記録（日付）を含む自己申告のある達成基準',
    ),
  equivalent: z
    .array(criterionId)
    .max(78)
    .exactOptional()
    .describe('Criteria replaced by an equivalent / 同等の対策のある達成基準'),
  records: z
    .literal('unread')
    .exactOptional()
    .describe('Declarations and equivalents could not be read / 自己申告・同等の対策を読めなかった'),
  expect: z
    .strictObject({
      level: levelOr0.exactOptional(),
      levelAtMost: levelOr0.exactOptional(),
      levelObserved: levelOr0.exactOptional().describe('Counting facts alone / 自動確認のみの場合'),
      criteria: z.record(criterionId, result).exactOptional(),
    })
    .describe('Only what is named is compared / 書かれたものだけを比べる'),
});

/** `<TASK>.cases.yml`: examples that a policy must judge as they say. */
export const casesSchema = z.strictObject({ task: taskId, cases: z.array(oneCase).min(1).max(500) });

export type CaseInYaml = z.infer<typeof oneCase>;
export type CaseFactInYaml = z.infer<typeof fact>;
