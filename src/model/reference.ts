import type { Text } from './text.ts';

/** Whether a document that we rest on still holds. */
export const REFERENCE_STATUSES = ['current', 'draft', 'superseded', 'rescinded'] as const;
export type ReferenceStatus = (typeof REFERENCE_STATUSES)[number];

/** A document that policies, crosswalks and forms rest on: an entry of `policies/sources.yml`. */
export interface Reference {
  readonly id: string;
  /** In the language of the document. */
  readonly title: string;
  readonly issuer: string;
  /** Absent when it is not known which edition was used; the note then says so. */
  readonly edition?: string;
  readonly url: string;
  readonly status: ReferenceStatus;
  /** Date from which the status holds; always there when the document no longer does. */
  readonly since?: string;
  /** Date of our last look. */
  readonly asOf: string;
  readonly note?: Text;
  /** What its terms allow. */
  readonly terms?: string;
  /** What was taken from it. */
  readonly taken?: string;
}
