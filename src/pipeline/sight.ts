import type { Evidence } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { Unseen } from '../model/observation.ts';

/** One thing that hides facts, and the facts it hides: what `doctor` and the reports' "to see it" column are made from. */
export interface Blocked {
  readonly reason: Unseen['reason'];
  readonly what: string;
  readonly permission?: string;
  readonly plan?: string;
  readonly status?: number;
  readonly facts: readonly string[];
}

/** Groups what could not be seen by its cause, most facts first. */
export function blockedBy(evidence: Evidence): readonly Blocked[] {
  const causes = new Map<string, Blocked>();
  for (const fact of evidence.facts) {
    for (const unseen of hiddenFrom(fact)) {
      const key = `${unseen.reason} ${unseen.permission ?? ''} ${unseen.what}`;
      const known = causes.get(key);
      causes.set(key, { ...pick(unseen), facts: [...new Set([...(known?.facts ?? []), fact.id])].sort() });
    }
  }
  return [...causes.values()].sort((a, b) => b.facts.length - a.facts.length || (a.what < b.what ? -1 : 1));
}

function hiddenFrom(fact: Fact): readonly Unseen[] {
  return fact.state === 'not-applicable' ? [] : (fact.unseen ?? []);
}

function pick({ reason, what, permission, plan, status }: Unseen): Omit<Blocked, 'facts'> {
  const named = { ...(permission === undefined ? {} : { permission }), ...(plan === undefined ? {} : { plan }) };
  return { reason, what, ...named, ...(status === undefined ? {} : { status }) };
}
