import type { FactSheet } from '../../model/fact-sheet.ts';
import { releaseSheet } from './facts-release.ts';
import { verifiedSheet } from './facts-verified.ts';

/** Everything this collector says. Ids, types, audiences and words are frozen; see the fact reference. */
export const facts = { ...releaseSheet, ...verifiedSheet } as const satisfies FactSheet;
