import { canonicalJson } from '../model/digest.ts';
import type { Evidence } from '../model/evidence.ts';
import { narrowestAudience, type Fact, type FactId } from '../model/fact.ts';
import { CONTRADICTED } from '../language/criterion.ts';

/** The facts of an evidence by id. Two different answers to one question settle nothing. */
export function factsById(evidence: Evidence): ReadonlyMap<FactId, Fact> {
  const facts = new Map<FactId, Fact>();
  for (const fact of evidence.facts) {
    const other = facts.get(fact.id);
    facts.set(fact.id, other === undefined ? fact : reconcile(other, fact));
  }
  return facts;
}

/** Whether two facts say the same; one that is missing says as little as one that is unknown. */
export function saysTheSame(one: Fact | undefined, other: Fact | undefined): boolean {
  return canonicalJson(saying(one)) === canonicalJson(saying(other));
}

function saying(fact: Fact | undefined) {
  if (fact === undefined) return { state: 'unknown' };
  return fact.state === 'observed'
    ? { state: fact.state, value: fact.value, exactness: fact.exactness }
    : { state: fact.state };
}

function reconcile(one: Fact, other: Fact): Fact {
  if (canonicalJson(one) === canonicalJson(other)) return one;
  const audience = narrowestAudience([one.audience, other.audience]);
  return { id: one.id, state: 'unknown', audience, because: CONTRADICTED, unseen: [], sources: [] };
}
