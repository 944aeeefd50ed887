import type { Result } from '../model/level.ts';

/** Three-valued ∧: what is not applicable drops out; nothing left is `not-applicable`, never met. */
export function allOf(results: readonly Result[]): Result {
  const left = results.filter((result) => result !== 'not-applicable');
  if (left.length === 0) return 'not-applicable';
  if (left.includes('unmet')) return 'unmet';
  return left.includes('unknown') ? 'unknown' : 'met';
}

/** Three-valued ∨: what is not applicable drops out; nothing left is `not-applicable`, never unmet. */
export function anyOf(results: readonly Result[]): Result {
  const left = results.filter((result) => result !== 'not-applicable');
  if (left.length === 0) return 'not-applicable';
  if (left.includes('met')) return 'met';
  return left.includes('unknown') ? 'unknown' : 'unmet';
}
