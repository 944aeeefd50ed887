import { z } from 'zod';

/** Schemas that keep what is usable: a field of the wrong type is as good as absent, a bad entry costs only itself. */
export const text = z.string().optional().catch(undefined);

export const words = z
  .array(z.unknown())
  .catch([])
  .transform((items) => items.filter((item) => typeof item === 'string'));

export function listOf<T>(entry: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.flatMap((item) => {
        const read = entry.safeParse(item);
        return read.success ? [read.data] : [];
      }),
    );
}

/** An object or nothing. */
export function maybe<T>(schema: z.ZodType<T>) {
  return schema.optional().catch(undefined);
}
