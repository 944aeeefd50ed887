import type { Tri } from './model.ts';

/** ∨: yes as soon as one says so. */
export function anyOf(answers: readonly Tri[]): Tri {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** ∧: no as soon as one says so. */
export function allOf(answers: readonly Tri[]): Tri {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}
