/** Negative, zero or positive as the first version is earlier, the same or later; undefined when one of the two is no version of this kind. */
export type VersionOrder = (a: string, b: string) => number | undefined;

/** Longer texts are nobody's version and cost time to take apart. */
export const MAX_VERSION = 256;

/** Digits of any length as numbers, so that a date of twenty digits is not rounded. */
export function compareDigits(a: string, b: string): number {
  const [first, second] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return first.length - second.length || compareText(first, second);
}

/** By code unit, never by locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

/** Numbers in order, the missing ones being 0. */
export function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = compareDigits(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}
