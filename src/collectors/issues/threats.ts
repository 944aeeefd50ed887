import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { IssueRecords } from '../../ports/issues.ts';
import { make } from './make.ts';
import type { Threat } from './threat-model.ts';
import { SAY } from './words.ts';

/** Numbers asked for at most; a threat that names others beside them stays open. */
export const MAX_NAMED = 60;

export function namedIn(threats: Observation<readonly Threat[]>): readonly number[] {
  if (threats.state === 'unseen') return [];
  return [...new Set(threats.value.flatMap(({ issues }) => issues))].sort((a, b) => a - b).slice(0, MAX_NAMED);
}

/** A row that lacks something is not tracked, whoever may see the issues; one whose issue is hidden leaves the share open. */
export function threatsFact(threats: Observation<readonly Threat[]>, records: Observation<IssueRecords>): Fact {
  const id = 'issue.threats-tracked-ratio';
  if (threats.state === 'unseen') {
    const { sources, unseen } = threats;
    return unseen.reason === 'not-supplied'
      ? make.unknownBecause(id, SAY.noThreats(unseen.what), { sources })
      : make.unknown(id, [threats]);
  }
  if (records.state === 'unseen') return make.unknown(id, [records]);
  const { named } = records.value;
  const sources = [...threats.sources, ...records.sources];
  const answers = threats.value.map((threat) => isTracked(threat, named));
  if (answers.includes(undefined)) return make.unknown(id, [notSeen(HIDDEN, sources)]);
  const have = answers.filter((answer) => answer === true).length;
  return make.observed(id, have / answers.length, { sources, because: SAY.threats(have, answers.length) });
}

const HIDDEN = { reason: 'forbidden', what: 'GraphQL Repository.issue', permission: 'issues: read' } as const;

function isTracked({ issues, hasOwner, hasStatus }: Threat, named: IssueRecords['named']): boolean | undefined {
  if (!hasOwner || !hasStatus || issues.length === 0) return false;
  const there = issues.map((number) => named[number]);
  if (there.includes(true)) return true;
  return there.includes(undefined) ? undefined : false;
}
