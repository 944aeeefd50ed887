import type { ErrorObject } from 'ajv';
import { pointerTo, quoted, type SbomProblem } from './problem.ts';
import { ruleInWords } from './rule-words.ts';

/** An error of the validator in our words. `place`: pointer of the value that was validated. */
export function problemOf(error: ErrorObject, place: string): SbomProblem {
  const path = `${place}${error.instancePath}`
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const detail = error.params as Readonly<Record<string, unknown>>;
  const named = detail.missingProperty ?? detail.additionalProperty;
  const pointer = pointerTo(typeof named === 'string' ? [...path, named] : path);
  return { pointer, message: ruleInWords(error.keyword, allowedWords(detail)) };
}

function allowedWords(detail: Readonly<Record<string, unknown>>): string {
  const { allowedValues, type, format, pattern, limit } = detail;
  const words = Array.isArray(allowedValues)
    ? allowedValues.slice(0, 12).join(', ')
    : (type ?? format ?? pattern ?? limit);
  return typeof words === 'string' || typeof words === 'number' ? quoted(String(words)) : '';
}
