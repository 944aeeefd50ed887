import type { FactSheet } from '../../model/fact-sheet.ts';
import { contentSheet } from './facts-content.ts';
import { releaseSheet } from './facts-release.ts';

/** Everything this collector says. Ids, types, audiences and words are frozen; see the fact reference. */
export const facts = { ...releaseSheet, ...contentSheet } as const satisfies FactSheet;
