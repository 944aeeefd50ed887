import type { FactSheet } from '../../model/fact-sheet.ts';
import { keptSheet } from './facts-kept.ts';
import { nowSheet } from './facts-now.ts';

/** What the repository depends on, and how well that is pinned and looked after. Ids, types and audiences are frozen. */
export const facts = { ...nowSheet, ...keptSheet } as const satisfies FactSheet;
