import { z } from 'zod';
import { GATE_MODES } from '../model/assessment.ts';
import { AUDIENCES } from '../model/fact.ts';
import { GROUPS, TASK_IDS } from '../model/level.ts';
import { subjectSchema } from './subject.ts';
import { instant, text } from './shared.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const graded = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const range = z.object({ level, atMost: level });
const byGroup = <T extends z.ZodType>(member: T) => z.record(z.enum(GROUPS), member);

const criterion = z.object({
  id: z.string(),
  level: graded,
  mark: z.enum(['required', 'elective']),
  result: z.enum(['met', 'unmet', 'unknown', 'not-applicable']),
  basis: z.enum(['observed', 'declared', 'equivalent']).optional(),
  excepted: z.object({ until: z.string(), by: z.string() }).optional(),
  facts: z.array(z.string()),
  tasks: z.array(z.enum(TASK_IDS)).optional(),
  message: text,
  remedy: text,
});

const task = z.object({
  id: z.enum(TASK_IDS),
  level: level.optional(),
  levelAtMost: level.optional(),
  levelObserved: level.optional(),
  target: graded.optional(),
  status: z.enum(['met', 'below', 'undetermined', 'not-applicable', 'not-assessed']),
  electives: z.array(
    z.object({
      level: graded,
      met: z.int(),
      of: z.int(),
      recommended: z.int(),
      enforce: z.enum(['recommend', 'require']),
    }),
  ),
  criteria: z.array(criterion),
});

/** The Assessment document (design contract, "Documents"). */
export const assessmentSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  subject: subjectSchema,
  assessedAt: instant,
  profile: z.string(),
  policy: z.object({ name: z.string(), status: z.enum(['provisional', 'settled']), digest }),
  evidence: z.object({ digest }),
  baseline: z.object({ commit: z.string().nullable(), digest }).optional(),
  tasks: z.array(task).length(TASK_IDS.length),
  distribution: byGroup(z.tuple([z.int(), z.int(), z.int(), z.int()])),
  beside: byGroup(z.object({ undetermined: z.int(), notApplicable: z.int(), notAssessed: z.int() })),
  coverage: z.object({ '1': z.number(), '2': z.number(), '3': z.number() }),
  atTarget: z.object({ met: z.int(), of: z.int() }),
  delta: z.array(z.object({ id: z.enum(TASK_IDS), from: range, to: range, because: z.array(z.string()) })),
  drift: z.array(z.object({ fact: z.string(), since: z.string(), tasks: z.array(z.enum(TASK_IDS)), message: text })),
  gate: z.object({
    mode: z.enum(GATE_MODES),
    conclusion: z.enum(['success', 'failure', 'neutral', 'action_required']),
    reasons: z.array(text),
  }),
  notices: z.array(text),
  shownTo: z.enum(AUDIENCES).optional(),
});
