import type { TriageMeans } from '../collectors/types.ts';
import { DEFAULT_USE, isPossible, pointsOf, tableFor } from '../vulnerabilities/choose-table.ts';
import type { Configured } from './configuration.ts';
import type { Engine } from './engine.ts';
import { NO_VULNERABILITY_SOURCE } from './vulnerability-source.ts';

/** By which table vulnerabilities are decided here, and with what; empty where no table was loaded. */
export function triageMeans(
  {
    decisionTables = [],
    vulnerabilities = NO_VULNERABILITY_SOURCE,
  }: Pick<Engine, 'decisionTables' | 'vulnerabilities'>,
  { handling }: Pick<Configured, 'handling'>,
): { readonly triage?: TriageMeans } {
  const table = tableFor(decisionTables, handling.use ?? DEFAULT_USE);
  if (table === undefined) return {};
  const points = pointsOf(decisionTables);
  const answers = handling.answers.filter((answer) => isPossible(answer, points));
  return { triage: { table, points, handling: { ...handling, answers }, data: vulnerabilities } };
}
