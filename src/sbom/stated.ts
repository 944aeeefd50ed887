/** What a document says of one attribute. Saying "not known" is an honest answer, but it is not the value. */
export type Stated =
  | { readonly state: 'given'; readonly value: string }
  | { readonly state: 'declared-unknown' }
  | { readonly state: 'missing' };

export const MISSING: Stated = { state: 'missing' };

/** Words by which SPDX 2.3 (clause 3.2) and common tools say that something is not known. */
const UNKNOWN_WORDS = new Set(['noassertion', 'none', 'unknown']);

export function stated(text: string | undefined): Stated {
  const value = text?.trim() ?? '';
  if (value === '') return MISSING;
  return UNKNOWN_WORDS.has(value.toLowerCase()) ? { state: 'declared-unknown' } : { state: 'given', value };
}

export function isGiven(attribute: Stated): attribute is Extract<Stated, { state: 'given' }> {
  return attribute.state === 'given';
}

/** The first one that gives a value; else the most honest of the rest. */
export function firstStated(attributes: readonly Stated[]): Stated {
  return attributes.find(isGiven) ?? attributes.find((attribute) => attribute.state === 'declared-unknown') ?? MISSING;
}
