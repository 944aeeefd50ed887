import type { DecisionTable } from '../../model/decision-table.ts';

/** Answers that each point may still have, by its key. A point that is not named may have any. */
export type Candidates = ReadonlyMap<string, readonly string[]>;

/** What a table says when some answers are not known: every outcome that can still come out, least urgent first. */
export interface Decision {
  readonly table: string;
  /** Never empty; one member when the decision is settled. */
  readonly reachable: readonly string[];
  /** Points whose answer would have to be known to settle it. */
  readonly open: readonly string[];
}

export function decide(table: DecisionTable, candidates: Candidates): Decision {
  const asked = table.points.map((point) => {
    const all = point.values.map(({ key }) => key);
    const left = candidates.get(point.key)?.filter((key) => all.includes(key)) ?? all;
    return { key: point.key, left: left.length === 0 ? all : left };
  });
  const reached = reach(
    table,
    asked.map(({ left }) => left),
  );
  return {
    table: table.table,
    reachable: table.outcome.values.map(({ key }) => key).filter((key) => reached.has(key)),
    open: reached.size === 1 ? [] : asked.filter(({ left }) => left.length > 1).map(({ key }) => key),
  };
}

function reach(table: DecisionTable, left: readonly (readonly string[])[]): ReadonlySet<string> {
  const combinations = left.reduce<readonly string[]>(
    (heads, keys) => heads.flatMap((head) => keys.map((key) => (head === '' ? key : `${head} ${key}`))),
    [''],
  );
  return new Set(combinations.flatMap((answers) => table.rows.get(answers) ?? []));
}

/** How urgent an outcome is: its place in the table, 0 the least; undefined when the table has no such outcome. */
export function urgencyOf(table: DecisionTable, outcome: string): number | undefined {
  const place = table.outcome.values.findIndex(({ key }) => key === outcome);
  return place === -1 ? undefined : place;
}
