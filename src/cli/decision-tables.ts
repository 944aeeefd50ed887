import type { DecisionTable, TableUse } from '../model/decision-table.ts';
import { DEFAULT_USE, tableFor } from '../vulnerabilities/choose-table.ts';
import { UsageError } from './io.ts';
import { readChoice } from './options.ts';

interface Asked {
  readonly tree?: string | undefined;
  readonly role?: string | undefined;
  readonly capability?: string | undefined;
}

/** By its name, or by role and capability: those that were asked for, else those of the records, else our default. */
export function chooseTable(tables: readonly DecisionTable[], asked: Asked, recorded: TableUse | null): DecisionTable {
  return asked.tree === undefined ? byUse(tables, asked, recorded ?? DEFAULT_USE) : byName(tables, asked.tree, asked);
}

function byName(tables: readonly DecisionTable[], name: string, { role, capability }: Asked): DecisionTable {
  if (role !== undefined || capability !== undefined)
    throw new UsageError('--tree: names the table by itself; leave --role and --capability out');
  const found = tables.find(({ table, chosenAs }) => table === name || chosenAs === name);
  if (found !== undefined) return found;
  throw new UsageError(
    `--tree: expected ${tables.flatMap(({ table, chosenAs }) => [table, chosenAs]).join(', ')}, came "${name}"`,
  );
}

function byUse(tables: readonly DecisionTable[], asked: Asked, otherwise: TableUse): DecisionTable {
  const role = readChoice('--role', asked.role ?? otherwise.role, ['developer', 'user']);
  const capability = readChoice('--capability', asked.capability ?? otherwise.capability, ['high', 'low']);
  const found = tableFor(tables, { role, capability });
  if (found === undefined)
    throw new UsageError(`--role ${role} --capability ${capability}: no table is shipped for that`);
  return found;
}
