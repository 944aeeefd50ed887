import type { FactSheet } from '../../model/fact-sheet.ts';
import { controlSheet } from './facts-controls.ts';
import { permissionSheet } from './facts-permissions.ts';

/** What GitHub Actions may do in this repository, and what it is held to. Ids, types and audiences are frozen. */
export const facts = { ...permissionSheet, ...controlSheet } as const satisfies FactSheet;
