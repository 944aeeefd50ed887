import { z } from 'zod';
import { GROUPS, TASK_IDS, type TaskId } from '../model/level.ts';
import { expects } from './expectations.ts';
import { level, name, taskId, text } from './shared-schemas.ts';

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

/** `profiles/<name>.yml`: which tasks are aimed at and how high. */
export const profileSchema = z.strictObject({
  profile: name,
  label: text,
  targets: z
    .partialRecord(taskId, level)
    .refine((targets) => Object.keys(targets).length > 0, expects('targets'))
    .describe(
      'Task id: level. A task that is absent lies outside the profile / タスク ID：達成レベル（書かれていないタスクは対象外）',
    ),
});
