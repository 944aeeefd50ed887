import { z } from 'zod';
import { GROUPS, TASK_IDS, type GradedLevel, type TaskId } from '../model/level.ts';
import { PROFILE_KINDS, STEP_ORDERS } from '../model/policy.ts';
import { expects } from './expectations.ts';
import { readTypedTask } from './normalise-id.ts';
import { level, name, text } from './shared-schemas.ts';

const labels = z.strictObject(
  Object.fromEntries(TASK_IDS.map((id) => [id, text])) as Readonly<Record<TaskId, typeof text>>,
);

/** `framework.yml`: the name of a set, its groups and a short label for each of the 42 tasks. */
export const frameworkSchema = z.strictObject({
  name,
  status: z.enum(['provisional', 'settled']),
  groups: z
    .array(z.strictObject({ id: z.enum(GROUPS), label: text }))
    .length(GROUPS.length, expects('groups'))
    .refine((groups) => new Set(groups.map((group) => group.id)).size === GROUPS.length, expects('groups')),
  labels,
});

/** Task id: level. A task that is absent lies outside the profile. */
const targets = z
  .record(z.string(), level)
  .meta({
    description:
      'Task id: level; a task that is absent lies outside / タスク ID：達成レベル（書かれていないタスクは対象外）',
    propertyNames: { enum: TASK_IDS },
  })
  .refine((typed) => Object.keys(typed).length > 0, expects('targets'))
  .transform((typed, context): Readonly<Partial<Record<TaskId, GradedLevel>>> => {
    const known = new Map<TaskId, GradedLevel>();
    for (const [key, aimed] of Object.entries(typed)) {
      const read = readTypedTask(key);
      if (read?.kind === 'retired') {
        context.addIssue({ code: 'invalid_key', origin: 'record', path: [key], issues: [retiredKey()], input: typed });
      } else if (read?.kind !== 'task' || known.has(read.task)) {
        context.addIssue({ code: 'unrecognized_keys', keys: [key], input: typed });
      } else known.set(read.task, aimed);
    }
    return Object.fromEntries(known);
  });

function retiredKey(): z.core.$ZodIssue {
  return { code: 'custom', path: [], message: 'retired-task' };
}

/** `profiles/<name>.yml`: which tasks are aimed at and how high. */
export const profileSchema = z.strictObject({
  profile: name,
  label: text,
  kind: z
    .enum(PROFILE_KINDS)
    .exactOptional()
    .describe('hypothesis = an option under discussion / hypothesis＝検討中の選択肢（仮定）'),
  step: z
    .strictObject({ order: z.enum(STEP_ORDERS), number: z.union([z.literal(1), z.literal(2), z.literal(3)]) })
    .exactOptional()
    .describe('A step of 50, 80 or 100 % of the tasks / タスクの 50・80・100 % のステップ'),
  targets,
});
