import type { z } from 'zod';
import { pointerTo, quoted, type SbomProblem } from './problem.ts';
import { ruleInWords } from './rule-words.ts';

/** An issue of one of our own schemas in our words. `place`: path of the value that was checked; `format`: its name. */
export function zodProblem(
  issue: z.core.$ZodIssue,
  { place, format }: { readonly place: readonly (string | number)[]; readonly format: string },
): SbomProblem {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { pointer: pointerTo([...place, ...path, ...extra]), message: messageOf(issue, format) };
}

function messageOf(issue: z.core.$ZodIssue, format: string): SbomProblem['message'] {
  if (issue.code === 'unrecognized_keys') return ruleInWords('additionalProperties', '');
  if (issue.code === 'invalid_value') return ruleInWords('enum', quoted(issue.values.map(String).join(', ')));
  if (issue.code === 'too_small') return ruleInWords('minItems', '');
  if (issue.code === 'custom')
    return issue.message === 'type' ? ruleInWords('class', '') : ruleInWords('reference', '');
  if (issue.code !== 'invalid_type') return ruleInWords('pattern', format);
  return issue.input === undefined ? ruleInWords('required', '') : ruleInWords('type', issue.expected);
}
