import type { z } from 'zod';
import type { Malformed } from './predicate.ts';

export function malformedBy({ issues }: z.ZodError): Malformed {
  const [first] = issues;
  return {
    state: 'malformed',
    at: first === undefined || first.path.length === 0 ? 'predicate' : first.path.join('.'),
  };
}
