import { alertSheet } from './facts-alert.ts';
import { matchSheet } from './facts-match.ts';
import { reportSheet } from './facts-report.ts';
import { responseSheet } from './facts-response.ts';

/** Known vulnerabilities of what the repository depends on, and what becomes of them. Ids, types and audiences are frozen. */
export const facts = { ...alertSheet, ...responseSheet, ...reportSheet, ...matchSheet } as const;
