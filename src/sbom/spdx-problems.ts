import { MAX_PROBLEMS, type Problems } from './problem.ts';
import { SPDX_SCHEMAS } from './spdx-schema.ts';
import { SPDX_VERSIONS } from './spdx-words.ts';
import { zodProblem } from './zod-problem.ts';

/** Problems of a parsed SPDX document against the fields of the specification; undefined for a version we do not know. */
export function spdxProblems(document: unknown, specVersion: string): Problems | undefined {
  const version = SPDX_VERSIONS.find((known) => known === specVersion);
  if (version === undefined) return undefined;
  const checked = SPDX_SCHEMAS[version].safeParse(document);
  const problems = checked.success
    ? []
    : checked.error.issues.map((issue) => zodProblem(issue, { place: [], format: 'SPDX 2' }));
  return { problems, all: problems.length <= MAX_PROBLEMS };
}
