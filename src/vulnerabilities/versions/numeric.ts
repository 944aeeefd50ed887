import { compareNumbers, isDigits } from './order.ts';

/** Numbers alone, parted by dots or hyphens, more numbers being later (Hackage's PVP, R's `package_version`). */
export function compareNumeric(a: string, b: string): number | undefined {
  const [first, second] = [a.trim().split(/[.-]/), b.trim().split(/[.-]/)];
  if (![...first, ...second].every(isDigits)) return undefined;
  return compareNumbers(first, second) || first.length - second.length;
}
