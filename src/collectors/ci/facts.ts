import type { FactSheet } from '../../model/fact-sheet.ts';
import { historySheet } from './facts-history.ts';
import { runSheet } from './facts-run.ts';

/** Everything this collector says. Ids, types and audiences are frozen; see the fact reference. */
export const facts = { ...runSheet, ...historySheet } as const satisfies FactSheet;
