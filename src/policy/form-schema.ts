import { z } from 'zod';
import { criterionId, date, name, shortText, taskId, text } from './shared-schemas.ts';

const item = z.strictObject({
  id: shortText.describe('As the form numbers it / フォームの項目番号'),
  label: text.describe('What the item asks, in our own words / 項目の内容（独自の文）'),
  tasks: z.array(taskId).min(1).max(42).describe('Tasks that the form itself names / フォームが挙げるタスク'),
  checks: z
    .array(criterionId)
    .min(1)
    .max(60)
    .describe(
      'Criteria that speak for the item; at least one for each task / 項目に対応する達成基準（タスクごとに 1 件以上）',
    ),
});

/** `forms/<form>.yml`: what an outside form asks, and which criteria speak for it. */
export const formSchema = z.strictObject({
  form: name,
  edition: shortText,
  label: text,
  status: text,
  asOf: date,
  items: z.array(item).min(1).max(60),
});
