import { z } from 'zod';

export const text = z.object({ en: z.string(), ja: z.string() });

/** RFC 3339 date and time with an offset. */
export const instant = z.iso.datetime({ offset: true });
