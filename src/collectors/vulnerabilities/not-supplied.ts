import type { Fact } from '../../model/fact.ts';
import type { Unseen } from '../../model/observation.ts';
import { make } from './seen.ts';
import { SAY } from './words.ts';

/** Facts that only a document could tell which nobody can hand over yet: unknown with the cure, whatever else was seen. */
export function notSuppliedFacts(): Fact[] {
  const run = { unseen: [missing('the result of a verified match of the SBOM')] };
  return [
    make.unknownBecause('vulnerability.decisions-refreshed-at', SAY.noRun(), run),
    make.unknownBecause('vulnerability.sbom-matched-at', SAY.noRun(), run),
    make.unknownBecause('vulnerability.sources', SAY.noRun(), run),
  ];
}

function missing(what: string): Unseen {
  return { reason: 'not-supplied', what };
}
