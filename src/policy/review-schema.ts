import { z } from 'zod';
import type { Review } from '../model/records.ts';
import { date, person, sentence } from './shared-schemas.ts';

/** Most review records of one declaration, and the most that a policy may ask for. */
export const MAX_REVIEWS = 50;

const few = (each: z.ZodType<string>) => z.array(each).min(1).max(50);

const inYaml = z.strictObject({
  date,
  participants: few(person),
  inputs: few(sentence).describe('What was looked at / 見直しの対象とした資料'),
  decision: sentence,
  changes: few(sentence).exactOptional().describe('What was changed / 変更内容'),
  noChangeReason: sentence.exactOptional().describe('Why nothing was changed / 変更なしの理由'),
});

/** One review (見直しの記録): it changed something, or says why nothing was changed. */
export const reviewSchema = inYaml.transform(({ changes, noChangeReason, ...held }, context): Review => {
  if (changes !== undefined && noChangeReason === undefined) return { ...held, changes };
  if (noChangeReason !== undefined && changes === undefined) return { ...held, noChangeReason };
  context.addIssue({ code: 'custom', message: 'review-outcome' });
  return z.NEVER;
});
