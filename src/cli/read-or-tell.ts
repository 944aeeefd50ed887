import type { Language } from '../model/text.ts';
import { PolicyError, problemLine } from '../policy/problem.ts';
import type { Io } from './io.ts';

/** What was read; when its files are wrong, every problem is printed and there is nothing. */
export function readOrTell<T>(read: () => T, language: Language, io: Io): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const problem of error.problems) io.out(`${problemLine(problem, language)}\n`);
    return undefined;
  }
}
