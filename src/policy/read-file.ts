import type { z } from 'zod';
import { checkShape } from './check-shape.ts';
import type { Problem } from './problem.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

export type FileReading<T> =
  | { readonly state: 'good'; readonly value: T; readonly yaml: YamlFile }
  | { readonly state: 'bad'; readonly problems: readonly Problem[] };

/** A whole file in one format, for the formats in which one error spoils the file. */
export function readFile<T>(file: string, text: string, schema: z.ZodType<T>): FileReading<T> {
  const reading = readYaml(file, text);
  if (reading.state === 'refused') return { state: 'bad', problems: reading.problems };
  const checked = checkShape(reading.yaml, schema);
  return checked.state === 'bad' ? checked : { ...checked, yaml: reading.yaml };
}
