/** Three-valued (Kleene): what is hidden is neither yes nor no. */
export type Truth = boolean | 'hidden';

/** ∨: one yes decides, and so does nothing but no. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes('hidden') ? 'hidden' : false;
}

/** ∧: one no decides, and so does nothing but yes. Of nothing it is no, so that nothing holds by emptiness. */
export function every(truths: readonly Truth[]): Truth {
  if (truths.length === 0 || truths.includes(false)) return false;
  return truths.includes('hidden') ? 'hidden' : true;
}
