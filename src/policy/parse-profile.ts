import type { Profile } from '../model/policy.ts';
import { throwProblems } from './problem.ts';
import { readFile } from './read-file.ts';
import { profileSchema } from './set-schemas.ts';

/** Reads one profile file; throws a PolicyError that carries every problem. */
export function parseProfile(file: string, text: string): Profile {
  const reading = readFile(file, text, profileSchema);
  if (reading.state === 'good') {
    const { profile, ...rest } = reading.value;
    return { name: profile, ...rest };
  }
  return throwProblems(reading.problems);
}
