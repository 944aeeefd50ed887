import type { z } from 'zod';
import { MAX_PROBLEMS, pointerTo, type Problems, quoted, type SbomProblem } from './problem.ts';
import { ruleInWords } from './rule-words.ts';
import { SPDX_SCHEMAS } from './spdx-schema.ts';
import { SPDX_VERSIONS } from './spdx-words.ts';

/** Problems of a parsed SPDX document against the fields of the specification; undefined for a version we do not know. */
export function spdxProblems(document: unknown, specVersion: string): Problems | undefined {
  const version = SPDX_VERSIONS.find((known) => known === specVersion);
  if (version === undefined) return undefined;
  const checked = SPDX_SCHEMAS[version].safeParse(document);
  const problems = checked.success ? [] : checked.error.issues.map(problemOf);
  return { problems, all: problems.length <= MAX_PROBLEMS };
}

function problemOf(issue: z.core.$ZodIssue): SbomProblem {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { pointer: pointerTo([...path, ...extra]), message: messageOf(issue) };
}

function messageOf(issue: z.core.$ZodIssue): SbomProblem['message'] {
  if (issue.code === 'unrecognized_keys') return ruleInWords('additionalProperties', '');
  if (issue.code === 'invalid_value') return ruleInWords('enum', quoted(issue.values.map(String).join(', ')));
  if (issue.code === 'too_small') return ruleInWords('minItems', '');
  if (issue.code !== 'invalid_type') return ruleInWords('pattern', 'SPDX 2');
  return issue.input === undefined ? ruleInWords('required', '') : ruleInWords('type', issue.expected);
}
