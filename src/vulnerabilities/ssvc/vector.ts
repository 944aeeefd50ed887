import type { DecisionTable } from '../../model/decision-table.ts';
import type { Decision } from './decide.ts';
import type { PointInput } from './inputs.ts';

interface Decided {
  readonly inputs: readonly PointInput[];
  readonly decision: Decision;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** `SSVCv2/E:A/U:E/…/DSOI:O/2026-…Z/`; what is not settled is left out. */
export function vectorOf({ outcome }: DecisionTable, { inputs, decision, at }: Decided): string {
  const settled = inputs.flatMap(({ point, candidates }) =>
    candidates.length === 1 ? [`${point}:${candidates[0] ?? ''}`] : [],
  );
  const [only] = decision.reachable;
  const result = decision.reachable.length === 1 ? [`${outcome.id.split(':')[1] ?? ''}:${only ?? ''}`] : [];
  return `${['SSVCv2', ...settled, ...result, new Date(at).toISOString()].join('/')}/`;
}
