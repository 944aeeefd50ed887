import { z } from 'zod';
import { ISSUE_KINDS } from '../model/task-issues.ts';
import { expects } from './expectations.ts';
import { date, person, sentence, typedTaskId } from './shared-schemas.ts';

/** An entry of `.ssdf/issues/*.yml` (課題). */
export const taskIssueSchema = z.strictObject({
  task: typedTaskId,
  kind: z
    .enum(
      ISSUE_KINDS.map(({ kind }) => kind),
      expects('issue-kind'),
    )
    .describe(ISSUE_KINDS.map(({ kind, label }) => `${kind}: ${label.en} / ${label.ja}`).join('; ')),
  description: sentence,
  countermeasure: sentence.exactOptional().describe('What would help / 対策案'),
  proposedRevision: sentence.exactOptional().describe('How the SSDF could be changed / SSDF 改訂案（提言）'),
  reporter: person,
  date,
});
