import { compare, valid } from '@renovatebot/pep440';

/** PEP 440. Names that are older than it (`1.0-final-py2`) have no place in the order. */
export function comparePep440(a: string, b: string): number | undefined {
  const [first, second] = [a.trim(), b.trim()];
  return valid(first) === null || valid(second) === null ? undefined : compare(first, second);
}
