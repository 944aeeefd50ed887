import { z } from 'zod';
import { TASK_IDS, type TaskId } from '../model/level.ts';
import { expects } from './expectations.ts';
import { normaliseCriterionId, readTypedTask } from './normalise-id.ts';

/** A text that holds at least one letter or digit: a placeholder such as "…" is no text. */
export const sentence = z
  .string(expects('sentence'))
  .max(2000, expects('sentence'))
  .regex(/[\p{L}\p{N}]/u, expects('sentence'));

export const text = z.strictObject({ en: sentence, ja: sentence }, expects('text'));

const ONE_LINE = /^[^\r\n]*[\p{L}\p{N}][^\r\n]*$/u;

/** One line: a role, a reference, a name of something. */
export const shortText = z
  .string(expects('short-text'))
  .max(200, expects('short-text'))
  .regex(ONE_LINE, expects('short-text'));

export const person = z.string(expects('person')).max(100, expects('person')).regex(ONE_LINE, expects('person'));

/** Task and criterion ids as policies spell them. */
export const taskId = z.enum(TASK_IDS, expects('task-id'));
export const criterionId = z
  .string(expects('criterion-id'))
  .regex(/^(PO|PS|PW|RV)\.[1-9]\.[1-9]-[1-3][a-z]$/, expects('criterion-id'));

/** Ids as people type them (`PO 1.1`, `p0.3.1`), read as the id they mean. */
export const typedTaskId = z.string(expects('task-id')).transform((typed, context): TaskId => {
  const read = readTypedTask(typed);
  if (read?.kind === 'task') return read.task;
  // A retired id is refused here and not rewritten: what was written for the old task may not hold for its successor.
  context.addIssue({ code: 'custom', message: read?.kind === 'retired' ? 'retired-task' : 'task-id' });
  return z.NEVER;
});
export const typedCriterionId = z.string(expects('criterion-id')).transform((typed, context): string => {
  const id = normaliseCriterionId(typed);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'criterion-id' });
  return z.NEVER;
});

export const factId = z
  .string(expects('fact-id'))
  .max(120, expects('fact-id'))
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, expects('fact-id'));

export const level = z.literal([1, 2, 3], expects('level'));
export const levelOr0 = z.literal([0, 1, 2, 3], expects('level-or-0'));
export const origin = z.enum(['deck', 'deck-adapted', 'own']);
export const count = z.int(expects('count')).min(0, expects('count')).max(10_000, expects('count'));
export const days = z
  .string(expects('days'))
  .regex(/^P([1-9]\d{0,2}|[1-2]\d{3}|3[0-5]\d{2}|36[0-4]\d|3650)D$/, expects('days'));
export const date = z.iso.date(expects('date'));
export const instant = z.iso.datetime({ offset: true, ...expects('instant') });
export const name = z.string(expects('name')).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, expects('name'));

/** No spaces and nobody's name or password before the host: the address is shown in reports. */
export const url = z
  .url({ protocol: /^https$/, ...expects('url') })
  .max(1000, expects('url'))
  .regex(/^https:\/\/[^\s/?#@]+([/?#]\S*)?$/i, expects('url'));
