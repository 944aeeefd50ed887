import type { FactMaker } from '../model/fact-maker.ts';
import type { Fact, FactId } from '../model/fact.ts';
import type { NotSeen } from '../model/observation.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';

export interface Counted {
  readonly have: number;
  readonly total: number;
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
  /** Both numbers in words. */
  readonly because: Text;
  /** Said when there is nothing to count. */
  readonly nothing: Text;
}

/** A ratio with both numbers in its reason. Over nothing, or with a part of the list hidden, it settles nothing. */
export function ratioFact<Id extends FactId>(make: FactMaker<Id>, id: Id, counted: Counted): Fact {
  const { have, total, hidden, sources, because, nothing } = counted;
  if (hidden.length > 0) return make.unknown(id, hidden);
  if (total === 0) return make.unknownBecause(id, nothing, { sources });
  return make.observed(id, have / total, { because, sources });
}

const EXAMPLES = 3;

/** ` (first, second, third …)`, or nothing. */
export function examples(names: readonly string[]): string {
  if (names.length === 0) return '';
  const cut = names.slice(0, EXAMPLES).map((name) => (name.length > 80 ? `${name.slice(0, 80)}…` : name));
  return ` (${cut.join(', ')}${names.length > EXAMPLES ? ' …' : ''})`;
}
