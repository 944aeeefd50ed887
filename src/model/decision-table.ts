import type { Text } from './text.ts';

export interface TableValue {
  readonly key: string;
  readonly label: Text;
}

/** One question of a table and its possible answers. */
export interface DecisionPoint {
  /** `E`, `TI`: unique in the table and the same over all tables. */
  readonly key: string;
  /** As its author names it, with version: `ssvc:E:1.1.0`. */
  readonly id: string;
  readonly label: Text;
  readonly values: readonly TableValue[];
}

/** Who decides, and how much that organisation can find out. */
export interface TableUse {
  readonly role: 'developer' | 'user';
  readonly capability: 'high' | 'low';
}

/** A decision table in the manner of SSVC: every combination of answers has one outcome. */
export interface DecisionTable {
  readonly table: string;
  /** How this product calls it as one of four choices by role and capability. */
  readonly chosenAs: string;
  readonly use: TableUse;
  readonly label: Text;
  /** Whose table it is. */
  readonly basis: Text;
  readonly points: readonly DecisionPoint[];
  readonly outcome: {
    readonly id: string;
    /** From the least to the most urgent. */
    readonly values: readonly TableValue[];
  };
  /** Outcome by the answers in the order of the points, joined by spaces. */
  readonly rows: ReadonlyMap<string, string>;
}
