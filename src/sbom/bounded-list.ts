import { z } from 'zod';
import { MAX_PROBLEMS } from './problem.ts';

/** A list whose entries are checked until enough of them are wrong: a list of all errors could exhaust the memory. */
export function boundedList(entry: z.ZodType) {
  return z.array(z.unknown()).check(({ value, issues }) => {
    for (const [index, item] of value.entries()) {
      if (issues.length > MAX_PROBLEMS) return;
      const found = entry.safeParse(item, { reportInput: true });
      for (const issue of found.error?.issues ?? []) {
        issues.push({ ...issue, path: [index, ...issue.path], input: issue.input } as z.core.$ZodRawIssue);
      }
    }
  });
}
