import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { boundProblems, type Problem } from './problem.ts';
import type { Path, YamlFile } from './read-yaml.ts';
import { valueAt } from './value-at.ts';

export type Checked<T> =
  { readonly state: 'good'; readonly value: T } | { readonly state: 'bad'; readonly problems: readonly Problem[] };

/** Holds a file, or the part of it at `path`, against a schema; every deviation becomes a problem with its line. */
export function checkShape<T>(yaml: YamlFile, schema: z.ZodType<T>, path: Path = []): Checked<T> {
  const value = valueAt(yaml.value, path);
  const result = schema.safeParse(value);
  if (result.success) return { state: 'good', value: result.data };
  const known = keysOf(schema);
  const problems = result.error.issues.flatMap((issue) =>
    explainIssue(issue, { value, known, prefix: path }).map(({ at, what }): Problem => {
      return { code: 'POLICY_SHAPE', file: yaml.file, ...yaml.placeOf(at), what };
    }),
  );
  return { state: 'bad', problems: boundProblems(problems) };
}

/** Every key that a format knows, to guess what a misspelt one meant. */
function keysOf(schema: z.ZodType): ReadonlySet<string> {
  const keys = new Set<string>();
  collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), keys);
  return keys;
}

function collect(node: unknown, keys: Set<string>): void {
  if (node === null || typeof node !== 'object') return;
  for (const [name, member] of Object.entries(node)) {
    if (name === 'properties' && member !== null) for (const key of Object.keys(member as object)) keys.add(key);
    collect(member, keys);
  }
}
