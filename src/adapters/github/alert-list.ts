import type { z } from 'zod';
import type { Observation } from '../../model/observation.ts';

/** Keeps the members of a list that pass `schema`, as `goodItems` does; a feature that is off stays what it is. */
export function goodAlerts<T>(
  list: Observation<readonly unknown[]>,
  { schema, what }: { readonly schema: z.ZodType<T>; readonly what: string },
): Observation<readonly T[] | 'off'> {
  if (list.state === 'unseen') return list;
  if (list.value[0] === OFF) return { ...list, value: 'off' };
  const parsed = list.value.map((item) => schema.safeParse(item));
  const value = parsed.flatMap((result) => (result.success ? [result.data] : []));
  if (value.length === parsed.length) return { ...list, value };
  return { ...list, value, missing: list.missing ?? { reason: 'malformed', what } };
}

/** Stands in a list for "the feature is off"; no answer of GitHub can hold it. */
const OFF = Symbol('off');

/** What a list verb gives for "off" (`endpoint-classes.ts`); `goodAlerts` reads it. */
export const OFF_LIST: readonly unknown[] = [OFF];
