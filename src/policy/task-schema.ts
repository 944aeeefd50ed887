import { z } from 'zod';
import { expects } from './expectations.ts';
import { MAX_REVIEWS } from './review-schema.ts';
import { count, criterionId, days, factId, level, origin, shortText, taskId, text } from './shared-schemas.ts';

const word = z.string().min(1).max(60);

const factNeed = z
  .strictObject({
    fact: factId.describe('The fact that must reach the value / 満たすべきファクト'),
    is: z.literal(true).exactOptional(),
    atLeast: z.number(expects('number')).min(0, expects('number')).exactOptional(),
    atMost: z.number(expects('number')).min(0, expects('number')).exactOptional(),
    within: days.exactOptional(),
    includes: z.array(word).min(1).max(64).exactOptional(),
  })
  .refine((leaf) => Object.keys(leaf).length === 2, expects('comparator'));

const taskNeed = z
  .strictObject({
    task: taskId.describe('The task of decidedBy / decidedBy のタスク'),
    atLeast: level,
  })
  .describe('The task that decides stands at this level or above / 判断のもととなるタスクの達成レベル');

const reviewsNeed = z.strictObject({
  reviews: z
    .int(expects('reviews'))
    .min(1, expects('reviews'))
    .max(MAX_REVIEWS, expects('reviews'))
    .describe(
      'Review records of different dates in the declaration / 自己申告に含まれる、日付の異なる見直しの記録の件数',
    ),
  within: days,
});

export type NeedInYaml =
  | z.infer<typeof factNeed>
  | z.infer<typeof reviewsNeed>
  | z.infer<typeof taskNeed>
  | { declared: true }
  | { all: readonly NeedInYaml[] }
  | { any: readonly NeedInYaml[] };

const need: z.ZodType<NeedInYaml> = z
  .union(
    [
      // Read top down at every start: the commonest first.
      factNeed,
      z.strictObject({ declared: z.literal(true) }),
      z.strictObject({
        all: z
          .array(z.lazy(() => need))
          .min(1)
          .max(26),
      }),
      z.strictObject({
        any: z
          .array(z.lazy(() => need))
          .min(1)
          .max(26),
      }),
      reviewsNeed,
      taskNeed,
    ],
    expects('need'),
  )
  .meta({
    id: 'need',
    description: 'What must hold; there is no "not" and no code / 満たすべき条件（否定やコードは書けない）',
  });

const criterion = z.strictObject({
  id: criterionId,
  mark: z.enum(['required', 'elective']).describe('required = ★, elective = ▲'),
  origin: origin.exactOptional(),
  asks: text,
  needs: need,
  silentOn: text.exactOptional(),
  remedy: text,
});

const levelInYaml = z
  .strictObject({
    judgement: text,
    origin: origin.exactOptional(),
    electives: z.strictObject({ atLeast: count, enforce: z.enum(['recommend', 'require']) }),
    criteria: z.array(criterion).min(1).max(26),
  })
  .meta({ id: 'level' });

export const PHASES = ['preparation', 'design', 'implementation', 'test', 'release', 'operation'] as const;

/** `<TASK>.yml`: one task with its three levels. */
export const taskSchema = z.strictObject({
  task: taskId,
  label: text,
  mode: z
    .enum(['automatic', 'partial', 'declared'])
    .describe('How far facts alone can settle it / ファクトだけで判定できる範囲'),
  phase: z.array(z.enum(PHASES)).min(1).max(PHASES.length),
  mayBeNotApplicable: z.boolean(),
  decidedBy: taskId
    .exactOptional()
    .describe(
      'The earlier task whose decision this one carries out; its needs may name its level / 判断のもととなる、より前のタスク',
    ),
  reference: shortText,
  origin,
  levels: z.strictObject({ 1: levelInYaml, 2: levelInYaml, 3: levelInYaml }, expects('levels')),
  doesNotProve: text,
});

export type TaskInYaml = z.infer<typeof taskSchema>;
export type LevelInYaml = z.infer<typeof levelInYaml>;
export type CriterionInYaml = z.infer<typeof criterion>;
