import type { FactSheet } from '../../model/fact-sheet.ts';
import { nowSheet } from './facts-now.ts';

/** What the repository depends on, and how well that is pinned and looked after. Ids, types and audiences are frozen. */
export const facts = { ...nowSheet } as const satisfies FactSheet;
