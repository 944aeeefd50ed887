import type { FactSheet } from '../../model/fact-sheet.ts';
import { handedDownSheet } from './facts-handed-down.ts';
import { switchSheet } from './facts-switches.ts';

/** Security settings of the repository. Ids, types and audiences are frozen. */
export const facts = { ...switchSheet, ...handedDownSheet } as const satisfies FactSheet;
