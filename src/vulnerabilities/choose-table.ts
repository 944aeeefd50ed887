import type { DecisionTable, TableUse } from '../model/decision-table.ts';

/** Who decides where nobody said: a default of ours. */
export const DEFAULT_USE: TableUse = { role: 'developer', capability: 'high' };

/** The table for a role and a capability; undefined when none of these is for them. */
export function tableFor(tables: readonly DecisionTable[], { role, capability }: TableUse): DecisionTable | undefined {
  return tables.find(({ use }) => use.role === role && use.capability === capability);
}

/** The answers that each question of any table can have; value density is asked for the sake of utility only. */
export type Points = ReadonlyMap<string, readonly { readonly key: string; readonly name: string }[]>;

export function pointsOf(tables: readonly DecisionTable[]): Points {
  const all = tables
    .flatMap(({ points }) => points)
    .map(({ key, values }) => {
      return [key, values.map((value) => ({ key: value.key, name: value.label.en }))] as const;
    });
  return new Map([...all, ['VD', VALUE_DENSITY] as const]);
}

const VALUE_DENSITY = [
  { key: 'D', name: 'diffuse' },
  { key: 'C', name: 'concentrated' },
];

/** True for an answer that some table knows. */
export function isPossible(
  { point, value }: { readonly point: string; readonly value: string },
  points: Points,
): boolean {
  return points.get(point)?.some(({ key }) => key === value) === true;
}
