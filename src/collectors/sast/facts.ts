import type { FactSheet } from '../../model/fact-sheet.ts';
import { alertSheet } from './facts-alert.ts';
import { scanSheet } from './facts-scan.ts';
import { setupSheet } from './facts-setup.ts';

/** Everything this collector says. Ids, types and audiences are frozen; see the fact reference. */
export const facts = { ...setupSheet, ...scanSheet, ...alertSheet } as const satisfies FactSheet;
