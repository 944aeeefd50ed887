import type { z } from 'zod';
import type { Observation } from '../../model/observation.ts';

/** Keeps the members of a list that pass `schema`. A bad one costs only itself: the list is then seen partly. */
export function goodItems<T>(
  list: Observation<readonly unknown[]>,
  schema: z.ZodType<T>,
  what: string,
): Observation<readonly T[]> {
  if (list.state === 'unseen') return list;
  const parsed = list.value.map((item) => schema.safeParse(item));
  const value = parsed.flatMap((result) => (result.success ? [result.data] : []));
  if (value.length === parsed.length) return { ...list, value };
  return { ...list, value, missing: list.missing ?? { reason: 'malformed', what } };
}
