import type { UnseenReason } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';

/** What the text of one file says: it does what it is for, it does not and why, or the text cannot tell. */
export type Verdict =
  { readonly value: true } | { readonly value: false; readonly because: Text } | { readonly undecided: UnseenReason };

export const HOLDS: Verdict = { value: true };
export const UNPARSEABLE: Verdict = { undecided: 'malformed' };
export const UNDECIDABLE: Verdict = { undecided: 'undecidable' };

export function fails(en: string, ja: string): Verdict {
  return { value: false, because: { en, ja } };
}
