/** One step of a path pattern: text as it stands, any one step, any number of steps, or signs to compare one by one. */
export type Step =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'many' }
  | { readonly kind: 'signs'; readonly signs: readonly string[] };

/**
 * Cuts a pattern at its slashes. Ruleset conditions and CODEOWNERS share the signs: `*` and `?` stop at a slash, a step of
 * two stars crosses slashes, `[a-z]` is a set. Sets that start with `^`, backslashes and braces match as they stand,
 * because GitHub offers none of them in conditions.
 */
export function compile(pattern: string): readonly Step[] {
  return pattern.split('/').map(compileStep);
}

export function compileStep(step: string): Step {
  if (step === '**') return { kind: 'many' };
  if (/^\*+$/.test(step)) return { kind: 'any' };
  if (!/[*?[]/.test(step)) return { kind: 'text', text: step };
  return { kind: 'signs', signs: step.match(/\[[^\]^][^\]]*\]|[^]/g) ?? [] };
}

/** Whether the pattern fits the whole path. */
export function matches(pattern: readonly Step[], path: readonly string[]): boolean {
  return endsAt(pattern, path, (steps) => steps === path.length);
}

/**
 * Whether the pattern can come to its end after a number of steps of the path that `accepts`. A greedy walk with one place
 * to go back to, without regular expressions: at worst the product of both lengths, so that no pattern can stall.
 */
export function endsAt(
  pattern: readonly Step[],
  path: readonly string[],
  accepts: (steps: number) => boolean,
): boolean {
  let at = 0;
  let many = -1;
  let resume = 0;
  for (let index = 0; index <= path.length;) {
    const step = pattern[at];
    if (step === undefined ? accepts(index) : step.kind === 'many') {
      if (step === undefined) return true;
      many = at;
      resume = index;
      at += 1;
    } else if (step !== undefined && index < path.length && fitsStep(step, path[index] ?? '')) {
      at += 1;
      index += 1;
    } else if (many >= 0) {
      resume += 1;
      index = resume;
      at = many + 1;
    } else return false;
  }
  return false;
}

export function fitsStep(step: Step, text: string): boolean {
  switch (step.kind) {
    case 'text':
      return step.text === text;
    case 'any':
    case 'many':
      return true;
    case 'signs':
      return fitsSigns(step.signs, text);
  }
}

function fitsSigns(signs: readonly string[], text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length;) {
    const sign = signs[at];
    if (sign === '*') {
      star = at;
      resume = index;
      at += 1;
    } else if (sign !== undefined && fits(sign, text.charAt(index))) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      resume += 1;
      index = resume;
      at = star + 1;
    } else return false;
  }
  return signs.slice(at).every((sign) => sign === '*');
}

function fits(sign: string, character: string): boolean {
  if (sign === '?' || sign === character) return true;
  return sign.length > 1 && inSet(sign.slice(1, -1), character);
}

function inSet(set: string, character: string): boolean {
  const members = set.matchAll(/([^])-([^])|([^])/g);
  return [...members].some(([, from = '', to = '', single]) =>
    single === undefined ? from <= character && character <= to : single === character,
  );
}
