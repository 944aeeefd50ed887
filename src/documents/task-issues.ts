import { z } from 'zod';
import { GROUPS, TASK_IDS } from '../model/level.ts';
import { ISSUE_GROUPS, ISSUE_KINDS } from '../model/task-issues.ts';
import { text } from './shared.ts';
import { subjectSchema } from './subject.ts';

const kind = z.enum(ISSUE_KINDS.map((one) => one.kind));

const counts = {
  kinds: z.record(kind, z.int()),
  groups: z.record(z.enum(ISSUE_GROUPS), z.int()),
  total: z.int(),
};

/** What `ssdf-gate task-issues` prints. Its shape may still change. */
export const taskIssuesSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  subject: subjectSchema,
  issues: z.array(
    z.object({
      task: z.enum(TASK_IDS),
      kind,
      description: z.string(),
      countermeasure: z.string().optional(),
      proposedRevision: z.string().optional(),
      reporter: z.string(),
      date: z.string(),
      path: z.string(),
    }),
  ),
  rows: z.record(z.enum(GROUPS), z.object({ tasks: z.int(), ...counts })),
  sum: z.object(counts),
  problems: z.array(text),
  unread: text.optional(),
});
