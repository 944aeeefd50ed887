import type { FactSheet } from '../../model/fact-sheet.ts';
import { branchSheet } from './facts-branch.ts';
import { reviewSheet } from './facts-review.ts';
import { rulesetSheet } from './facts-ruleset.ts';
import { tagSheet } from './facts-tag.ts';

/** Everything this collector says. Ids, types, audiences and words are frozen; see the fact reference. */
export const facts = { ...branchSheet, ...reviewSheet, ...tagSheet, ...rulesetSheet } as const satisfies FactSheet;
