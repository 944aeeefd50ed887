import { z } from 'zod';
import { REFERENCE_STATUSES } from '../model/reference.ts';
import { expects } from './expectations.ts';
import { date, name, shortText, text, url } from './shared-schemas.ts';

/** One document: an entry of the register, or what a user's own crosswalk says of its document. */
export const reference = z
  .strictObject({
    id: name,
    title: shortText,
    issuer: shortText,
    edition: shortText.exactOptional(),
    url,
    status: z.enum(REFERENCE_STATUSES),
    since: date.exactOptional().describe('From when the status holds / その状態になった日'),
    asOf: date.describe('Day of our last look / 最後に確認した日'),
    note: text.exactOptional(),
    terms: shortText.exactOptional(),
    taken: shortText.exactOptional(),
  })
  .refine(({ edition, note }) => edition !== undefined || note !== undefined, {
    ...expects('edition-note'),
    path: ['note'],
  })
  .refine(({ status, since }) => status === 'current' || status === 'draft' || since !== undefined, {
    ...expects('ended-since'),
    path: ['since'],
  })
  .refine(({ status, note }) => status === 'current' || status === 'draft' || note !== undefined, {
    ...expects('ended-note'),
    path: ['note'],
  });

/** `sources.yml`: the documents that everything here rests on. */
export const sourcesSchema = z.array(reference).min(1).max(200);
