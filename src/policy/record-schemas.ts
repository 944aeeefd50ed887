import { z } from 'zod';
import { expects } from './expectations.ts';
import { MAX_REVIEWS, reviewSchema } from './review-schema.ts';
import { date, person, sentence, shortText, typedCriterionId, typedTaskId, url } from './shared-schemas.ts';

/** A path below the root and a section in it; never upwards, never absolute. */
const section = z
  .string(expects('section'))
  .max(400, expects('section'))
  .regex(/^(?!\/)(?!(?:[^#]*\/)?\.{1,2}(?:\/|#))[^#\\\r\n]+#[^\r\n]*[\p{L}\p{N}][^\r\n]*$/u, expects('section'));

const blob = z.string(expects('blob')).regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, expects('blob'));
const sha256 = z.string(expects('sha256')).regex(/^(sha256:)?[0-9a-f]{64}$/i, expects('sha256'));
const evidence = z.union(
  [z.strictObject({ path: section, blob }), z.strictObject({ url }), z.strictObject({ sha256 })],
  expects('evidence'),
);

const claim = {
  task: typedTaskId
    .exactOptional()
    .describe('May be left out: the criterion names it / 省略可（達成基準の ID に含まれる）'),
  criterion: typedCriterionId,
  statement: sentence,
  evidence: z.array(evidence).min(1).max(50),
  author: person,
  reviewer: person.describe('Somebody other than the author / 作成者以外の確認者'),
  date,
  expires: date,
};

interface Claim {
  readonly author: string;
  readonly reviewer: string;
  readonly date: string;
  readonly expires: string;
}

const reviewed = ({ author, reviewer }: Claim) => accountName(author) !== accountName(reviewer);
const endsLater = ({ date: from, expires }: Claim) => expires > from;

/** Account names differ in letter case and a leading `@` without being other people. */
function accountName(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
}

const withOtherReviewer = { ...expects('other-reviewer'), path: ['reviewer'] };
const withLaterExpiry = { ...expects('expiry-after-date'), path: ['expires'] };

/** An entry of `.ssdf/declarations/*.yml` (自己申告). */
export const declarationSchema = z
  .strictObject({
    ...claim,
    reviews: z
      .array(reviewSchema)
      .max(MAX_REVIEWS)
      .exactOptional()
      .describe(
        'Reviews that took place, for criteria that ask for regular ones / 定期的な見直しを求める達成基準のための記録',
      ),
  })
  .refine(reviewed, withOtherReviewer)
  .refine(endsLater, withLaterExpiry);

/** An entry of `.ssdf/equivalents/*.yml` (同等の対策). */
export const equivalentSchema = z
  .strictObject({ ...claim, explanation: sentence.describe('Why it is equal / 同等性の説明') })
  .refine(reviewed, withOtherReviewer)
  .refine(endsLater, withLaterExpiry);

/** An entry of `.ssdf/exceptions/*.yml` (例外措置). */
export const exceptionSchema = z.strictObject({
  task: claim.task,
  criterion: typedCriterionId,
  reason: sentence,
  approver: person,
  expires: date,
  scope: shortText
    .exactOptional()
    .describe('The part it is limited to, for readers / 例外措置の範囲（読み手のための記載）'),
});

export type DeclarationInYaml = z.infer<typeof declarationSchema>;
export type EquivalentInYaml = z.infer<typeof equivalentSchema>;
export type ExceptionInYaml = z.infer<typeof exceptionSchema>;
export type EvidenceInYaml = z.infer<typeof evidence>;

/** A file holds one entry or a list of them. */
export function recordFile<T extends z.ZodType>(entry: T) {
  return z.union([z.array(entry).max(MAX_RECORDS), entry]);
}

/** Most entries of one file. */
export const MAX_RECORDS = 500;
