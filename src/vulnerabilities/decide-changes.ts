import type { ComponentChange, KnownVulnerability } from '../model/component-change.ts';
import type { DecisionTable } from '../model/decision-table.ts';
import type { Handling } from '../model/handling.ts';
import type { StatedDecision } from '../model/stated-decision.ts';
import { detailsOf, type Details, type DetailSources } from './change-details.ts';
import { inForce } from './in-force.ts';
import { type Knowledge, scoreFor } from './knowledge.ts';
import { cvssOf } from './ssvc/cvss.ts';
import { decide } from './ssvc/decide.ts';
import { inputsFor } from './ssvc/inputs.ts';
import { statedInputs, statedOutcomes } from './ssvc/stated.ts';
import { vectorOf } from './ssvc/vector.ts';

/** Everything a decision upon what a change brings rests on. */
export interface ChangeSight extends DetailSources {
  readonly table: DecisionTable;
  readonly handling: Handling;
  readonly knowledge: Knowledge;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The change with everything it brings, and a decision upon each that is no malware. */
export function decided(change: ComponentChange, sight: ChangeSight): ComponentChange {
  return { ...change, newVulnerabilities: detailsOf(change, sight).map((details) => vulnerability(details, sight)) };
}

function vulnerability(details: Details, sight: ChangeSight): KnownVulnerability {
  const { known, ids, fixedIn } = details;
  const epss = scoreFor(details, sight.knowledge, sight.at) ?? details.epss;
  const aliases = ids.filter((id) => id !== known.advisory);
  return {
    ...known,
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(fixedIn === null ? {} : { fixedIn }),
    ...(epss === null ? {} : { epss }),
    ...(known.malware === true ? {} : { decision: decisionOn(details, sight) }),
  };
}

function decisionOn(finding: Details, { table, handling, knowledge, at }: ChangeSight): StatedDecision {
  const { answers } = inForce(handling, at);
  const inputs = inputsFor(table, { finding, cvss: cvssOf(finding.severity), ...knowledge, answers, at });
  const decision = decide(table, new Map(inputs.map(({ point, candidates }) => [point, candidates])));
  return {
    table: table.chosenAs,
    reachable: statedOutcomes(table, decision),
    inputs: statedInputs(table, inputs),
    vector: vectorOf(table, { inputs, decision, at }),
  };
}
