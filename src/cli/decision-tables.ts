import type { DecisionTable } from '../model/decision-table.ts';
import { parseDecisionTable } from '../policy/parse-decision-table.ts';
import { yamlFiles } from './engine.ts';
import { UsageError } from './io.ts';
import { readChoice } from './options.ts';
import { policiesFolder } from './policies.ts';

/** The answers that each question of any table can have; value density is asked for the sake of utility only. */
export type Points = ReadonlyMap<string, readonly { readonly key: string; readonly name: string }[]>;

interface Asked {
  readonly tree?: string | undefined;
  readonly role?: string | undefined;
  readonly capability?: string | undefined;
}

export function loadDecisionTables(policies: URL): readonly DecisionTable[] {
  return [...yamlFiles(new URL('ssvc/', policies))].map(([file, text]) => parseDecisionTable(file, text));
}

/** By its name, or by role and capability; a developer of high capability when nothing is said. */
export function chooseTable(asked: Asked): { readonly table: DecisionTable; readonly points: Points } {
  const tables = loadDecisionTables(policiesFolder());
  const table = asked.tree === undefined ? byUse(tables, asked) : byName(tables, asked.tree, asked);
  return { table, points: pointsOf(tables) };
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

function byUse(tables: readonly DecisionTable[], asked: Asked): DecisionTable {
  const role = readChoice('--role', asked.role ?? 'developer', ['developer', 'user']);
  const capability = readChoice('--capability', asked.capability ?? 'high', ['high', 'low']);
  const found = tables.find(({ use }) => use.role === role && use.capability === capability);
  if (found === undefined)
    throw new UsageError(`--role ${role} --capability ${capability}: no table is shipped for that`);
  return found;
}

function pointsOf(tables: readonly DecisionTable[]): Points {
  const all = tables
    .flatMap(({ points }) => points)
    .map(({ key, values }) => {
      return [key, values.map((value) => ({ key: value.key, name: value.label.en }))] as const;
    });
  return new Map([
    ...all,
    [
      'VD',
      [
        { key: 'D', name: 'diffuse' },
        { key: 'C', name: 'concentrated' },
      ],
    ] as const,
  ]);
}
