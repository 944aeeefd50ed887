import type { FactSheet } from '../../model/fact-sheet.ts';
import { checkFactSheet } from './facts-checks.ts';
import { commitFactSheet } from './facts-commit.ts';
import { reviewFactSheet } from './facts-review.ts';

/** How changes really came into the default branch, whatever the settings demand. Ids, types and audiences are frozen. */
export const facts = { ...reviewFactSheet, ...checkFactSheet, ...commitFactSheet } as const satisfies FactSheet;
