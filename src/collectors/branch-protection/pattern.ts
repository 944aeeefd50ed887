/** One step of a path pattern, cut into `*`, `?`, a set with its brackets, or one character each. */
export type Step = '**' | readonly string[];

/**
 * Cuts a pattern at its slashes. Ruleset conditions and CODEOWNERS share the signs: `*` and `?` stop at a slash, a step of
 * two stars crosses slashes, `[a-z]` is a set. Sets that start with `^`, backslashes and braces match as they stand,
 * because GitHub offers none of them in conditions.
 */
export function compile(pattern: string): readonly Step[] {
  return pattern.split('/').map((step) => (step === '**' ? step : cut(step)));
}

/** Whether the whole path fits. Compared without regular expressions, so that no pattern can stall. */
export function matches(pattern: readonly Step[], path: readonly string[]): boolean {
  return walk(pattern, path, {
    isStar: (step) => step === '**',
    fits: (step, part) => step !== '**' && matchesText(step, part),
  });
}

function matchesText(units: readonly string[], text: string): boolean {
  return walk(units, text, { isStar: (unit) => unit === '*', fits });
}

interface Signs<Unit, Item> {
  readonly isStar: (unit: Unit) => boolean;
  readonly fits: (unit: Unit, item: Item) => boolean;
}

/** The greedy walk with one place to go back to: at worst the product of both lengths. */
function walk<Unit, Item>(
  units: readonly Unit[],
  items: ArrayLike<Item>,
  { isStar, fits: isFit }: Signs<Unit, Item>,
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < items.length) {
    const unit = units[at];
    const item = items[index];
    if (unit !== undefined && isStar(unit)) {
      star = at;
      resume = index;
      at += 1;
    } else if (unit !== undefined && item !== undefined && isFit(unit, item)) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      resume += 1;
      index = resume;
      at = star + 1;
    } else return false;
  }
  return units.slice(at).every(isStar);
}

function cut(step: string): readonly string[] {
  return step.match(/\[[^\]^][^\]]*\]|[^]/g) ?? [];
}

function fits(unit: string, character: string): boolean {
  if (unit === '?' || unit === character) return true;
  return unit.length > 1 && inSet(unit.slice(1, -1), character);
}

function inSet(set: string, character: string): boolean {
  const members = set.matchAll(/([^])-([^])|([^])/g);
  return [...members].some(([, from = '', to = '', single]) =>
    single === undefined ? from <= character && character <= to : single === character,
  );
}
