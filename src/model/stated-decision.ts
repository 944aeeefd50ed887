import type { TableValue } from './decision-table.ts';
import type { Text } from './text.ts';

/** What an answer rests on: said in words, where it comes from, and of what date. */
export interface Basis {
  readonly what: Text;
  readonly source: string;
  readonly asOf: string | null;
}

/** Answers that one question of a decision table may still have, with the words of the table. No basis: nothing is known. */
export interface StatedInput {
  readonly point: string;
  readonly label: Text;
  readonly settled: boolean;
  readonly candidates: readonly TableValue[];
  readonly basis: readonly Basis[];
}

/** A decision upon one vulnerability as a document keeps it: it can be printed without the table. */
export interface StatedDecision {
  /** How this product calls the table: `ssdf-gate:developer-high`. */
  readonly table: string;
  /** Every outcome that can still come out, least urgent first; one when it is settled. */
  readonly reachable: readonly TableValue[];
  readonly inputs: readonly StatedInput[];
  /** The settled answers and the settled outcome in the notation of SSVC. */
  readonly vector: string;
}
