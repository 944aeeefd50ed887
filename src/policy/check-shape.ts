import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { boundProblems, firstFew, problemLine, type Problem } from './problem.ts';
import type { Path, YamlFile } from './read-yaml.ts';
import { valueAt } from './value-at.ts';

export type Checked<T> =
  { readonly state: 'good'; readonly value: T } | { readonly state: 'bad'; readonly problems: readonly Problem[] };

/** Holds a file, or the part of it at `path`, against a schema; every deviation becomes a problem with its line. */
export function checkShape<T>(yaml: YamlFile, schema: z.ZodType<T>, path: Path = []): Checked<T> {
  const value = valueAt(yaml.value, path);
  const result = schema.safeParse(value);
  if (result.success) return { state: 'good', value: result.data };
  const known = () => keySetsOf(schema);
  const problems = firstFew(result.error.issues).flatMap((issue) =>
    explainIssue(issue, { value, known, prefix: path }).map(({ at, what }): Problem => {
      return { code: 'POLICY_SHAPE', file: yaml.file, ...yaml.placeOf(at), what };
    }),
  );
  return { state: 'bad', problems: boundProblems(distinct(problems)) };
}

/** Two checks of one value may say the same. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [problemLine(problem, 'en'), problem])).values()];
}

/** The keys of every map that a format knows, to guess what a misspelt one meant. */
function keySetsOf(schema: z.ZodType): readonly (readonly string[])[] {
  const sets: string[][] = [];
  collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), sets);
  return sets;
}

function collect(node: unknown, sets: string[][]): void {
  if (node === null || typeof node !== 'object') return;
  for (const [name, member] of Object.entries(node)) {
    if (name === 'properties' && member !== null) sets.push(Object.keys(member as object));
    collect(member, sets);
  }
}
