import type { Revision } from '../model/revision.ts';
import { throwProblems } from './problem.ts';
import { readFile } from './read-file.ts';
import { revisionSchema } from './revision-schema.ts';

/** Reads what a later version of the framework changes; throws a PolicyError that carries every problem. */
export function parseRevision(file: string, text: string): Revision {
  const reading = readFile(file, text, revisionSchema);
  return reading.state === 'good' ? reading.value : throwProblems(reading.problems);
}
