import type { FactSheet } from '../../model/fact-sheet.ts';
import { controlSheet } from './facts-controls.ts';
import { peopleSheet } from './facts-people.ts';

/** What the organisation asks of its people, and whom and what it lets in. Ids, types and audiences are frozen. */
export const facts = { ...peopleSheet, ...controlSheet } as const satisfies FactSheet;
