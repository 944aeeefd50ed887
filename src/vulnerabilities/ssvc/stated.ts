import type { DecisionTable } from '../../model/decision-table.ts';
import type { StatedDecision, StatedInput } from '../../model/stated-decision.ts';
import type { Decision } from './decide.ts';
import type { PointInput } from './inputs.ts';

/** Inputs in the words of the table. */
export function statedInputs({ points }: DecisionTable, inputs: readonly PointInput[]): readonly StatedInput[] {
  return inputs.map(({ point, candidates, basis }) => {
    const asked = points.find(({ key }) => key === point);
    return {
      point,
      label: asked?.label ?? { en: point, ja: point },
      settled: candidates.length === 1,
      candidates: asked?.values.filter(({ key }) => candidates.includes(key)) ?? [],
      basis,
    };
  });
}

/** Outcomes that can still come out, in the words of the table. */
export function statedOutcomes({ outcome }: DecisionTable, { reachable }: Decision): StatedDecision['reachable'] {
  return outcome.values.filter(({ key }) => reachable.includes(key));
}
