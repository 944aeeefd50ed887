import { z } from 'zod';
import { isTaskId, TASK_IDS } from '../model/level.ts';
import type { RevisedTask } from '../model/revision.ts';
import { expects } from './expectations.ts';
import { date, name, text } from './shared-schemas.ts';

const task = z.strictObject({
  change: z.enum(['unchanged', 'reworded', 'new']),
  label: text,
  note: text.exactOptional(),
});

/** Task id: what the later version does to it. None of the judged version may be missing, and only others are new. */
const tasks = z
  .record(z.string().regex(/^(PO|PS|PW|RV)\.[1-9]\.[1-9]$/), task)
  .transform((typed, context): readonly RevisedTask[] => {
    const missing = TASK_IDS.filter((id) => typed[id] === undefined);
    if (missing.length > 0) context.addIssue({ code: 'custom', message: 'revised-tasks' });
    return Object.entries(typed).flatMap(([id, { change, ...rest }]): readonly RevisedTask[] => {
      if (change === 'new' && !isTaskId(id)) return [{ id, change, ...rest }];
      if (change !== 'new' && isTaskId(id)) return [{ id, change, ...rest }];
      context.addIssue({ code: 'custom', message: 'revised-change', path: [id, 'change'] });
      return [];
    });
  });

/** `<set>/framework.yml` of a later version without criteria: what it changes in the version that is judged. */
export const revisionSchema = z.strictObject({
  name,
  status: z.enum(['draft', 'final']),
  asOf: date,
  basedOn: name,
  source: name,
  practices: z.record(z.string().regex(/^(PO|PS|PW|RV)\.[1-9]$/, expects('name')), text),
  tasks,
});
