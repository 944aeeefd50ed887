import type { Outcome } from '../model/outcome.ts';

/** Neighbours that are unknown for the same reason, together: the reason is said once for all their questions. */
export function alike(members: readonly Outcome[]): readonly (readonly Outcome[])[] {
  const groups: Outcome[][] = [];
  for (const member of members) {
    const last = groups.at(-1);
    const reason = reasonOf(member);
    if (last !== undefined && reason !== undefined && reason === reasonOf(last[0])) last.push(member);
    else groups.push([member]);
  }
  return groups;
}

function reasonOf(outcome: Outcome | undefined): string | undefined {
  return outcome?.kind === 'fact' && outcome.fact?.state === 'unknown' ? outcome.fact.because.en : undefined;
}
