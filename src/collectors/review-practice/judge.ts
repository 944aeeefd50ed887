import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import type { Places } from '../document-files.ts';
import type { Naming } from '../types.ts';
import { commitFacts, type Commits } from './commits.ts';
import { PROCESS_CHANGES, processChangesFact } from './process-changes.ts';
import { make } from './make.ts';
import {
  APPROVED,
  checked,
  DESIGN,
  designApproved,
  greenAtMerge,
  LINKED,
  SECURITY_FIX,
  securityFixTested,
} from './questions.ts';
import { shareFact, type Merged } from './shares.ts';

export interface SeenPractice {
  readonly merged: Merged;
  readonly commits: Commits;
  /** What the repository calls its labels beside the words of the product. */
  readonly naming: Naming;
  readonly places: Places;
  /** Time of the collection, RFC 3339. */
  readonly at: string;
}

/** All facts of the sheet from what was seen. */
export function judge({ merged, commits, naming, places, at }: SeenPractice): Fact[] {
  const shares = [APPROVED, LINKED, checked(at), greenAtMerge(at)];
  return [
    ...shares.map((share) => shareFact(merged, share)),
    designFact(merged, places),
    ...labelFacts(merged, naming, places),
    ...commitFacts(commits),
  ];
}

/** Of changes to documents in places that nobody could read there may be more, and some that nobody approved. */
function designFact(merged: Merged, places: Places): Fact {
  return places.unknown === undefined
    ? shareFact(merged, designApproved(places))
    : make.unknown(DESIGN, [places.unknown]);
}

/** Under names that nobody could read there may be more, and more that lacks its test. */
function labelFacts(merged: Merged, naming: Naming, places: Places): Fact[] {
  if (naming.state === 'unknown')
    return ([SECURITY_FIX, PROCESS_CHANGES] as const).map((id) => make.unknown(id, [notSeen(naming.because)]));
  const { unknown } = places;
  const changes =
    unknown === undefined
      ? processChangesFact(merged, naming.labels, places)
      : make.unknown(PROCESS_CHANGES, [unknown]);
  return [shareFact(merged, securityFixTested(naming.labels)), changes];
}
