import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadDecisionTables } from '../../src/cli/engine.ts';
import { policiesFolder } from '../../src/cli/policies.ts';
import type { DecisionTable } from '../../src/model/decision-table.ts';
import { parseDecisionTable } from '../../src/policy/parse-decision-table.ts';
import { decide } from '../../src/vulnerabilities/ssvc/decide.ts';

const tables = loadDecisionTables(policiesFolder());
const called = (name: string): DecisionTable => {
  const found = tables.find(({ table }) => table === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};
const folder = [resolve(import.meta.dirname, '../../../shared/data'), resolve('shared/data')].find((path) =>
  existsSync(resolve(path, 'cisa_bod_26_04_1_0_0.json')),
);

interface Published {
  readonly outcome: string;
  readonly mapping: readonly Readonly<Record<string, string>>[];
}

(folder === undefined ? describe.skip : describe)(
  'tables of others are shipped as they were published, row by row',
  () => {
    it.each([
      { name: 'supplier', file: 'supplier_patch_development_priority_1_0_0.json', rows: 36 },
      { name: 'deployer', file: 'deployer_patch_application_priority_1_0_0.json', rows: 72 },
      { name: 'bod-26-04', file: 'cisa_bod_26_04_1_0_0.json', rows: 16 },
    ])('$name: $rows rows', ({ name, file, rows }) => {
      const { outcome, mapping } = JSON.parse(readFileSync(resolve(folder ?? '', file), 'utf8')) as Published;
      const table = called(name);
      const decided = mapping.map((row) => {
        const answers = new Map(table.points.map(({ key, id }) => [key, [row[id] ?? '']]));
        return decide(table, answers).reachable;
      });
      expect(decided).toEqual(mapping.map((row) => [row[outcome]]));
      expect([table.rows.size, mapping.length, table.outcome.id]).toEqual([rows, rows, outcome]);
    });
  },
);

describe('the reduced tree', () => {
  it('is the supplier tree with utility efficient and public safety minimal', () => {
    const [reduced, supplier] = [called('developer-reduced'), called('supplier')];
    for (const [answers, outcome] of reduced.rows) {
      const [e = '', ti = ''] = answers.split(' ');
      expect(supplier.rows.get(`${e} E ${ti} M`)).toBe(outcome);
    }
    expect(reduced.rows.size).toBe(6);
  });
});

describe('each choice by role and capability has one table, named as ours', () => {
  it.each([
    { role: 'developer', capability: 'high' },
    { role: 'developer', capability: 'low' },
    { role: 'user', capability: 'high' },
    { role: 'user', capability: 'low' },
  ])('$role, $capability', ({ role, capability }) => {
    const found = tables.filter(({ use }) => use.role === role && use.capability === capability);
    expect(found.map(({ chosenAs }) => chosenAs)).toEqual([`ssdf-gate:${role}-${capability}`]);
  });
});

describe('what is not known leaves every outcome that can still come out', () => {
  it('nothing known: all that the table has', () => {
    expect(decide(called('supplier'), new Map()).reachable).toEqual(['D', 'S', 'O', 'I']);
  });

  it('knowing more never adds an outcome', () => {
    const table = called('deployer');
    for (const { key, values } of table.points)
      for (const value of values) {
        const known = decide(table, new Map([[key, [value.key]]])).reachable;
        expect(decide(table, new Map()).reachable).toEqual(expect.arrayContaining([...known]));
      }
  });

  it('an unknown answer that changes nothing leaves the decision settled', () => {
    const answers = new Map([
      ['E', ['N']],
      ['U', ['L']],
      ['TI', ['P', 'T']],
      ['PSI', ['S']],
    ]);
    const { reachable, open } = decide(called('supplier'), answers);
    expect(reachable.length === 1 ? [] : ['TI']).toEqual(open);
  });
});

describe('a table with a gap is refused', () => {
  const text = readFileSync(new URL('ssvc/developer-reduced.yml', policiesFolder()), 'utf8');
  it.each([
    { name: 'a combination without a row', broken: text.replace('  - A T -> O\n', ''), says: 'no row' },
    {
      name: 'a row twice',
      broken: text.replace('  - N P -> S', '  - N P -> S\n  - N P -> D'),
      says: 'have a row already',
    },
    {
      name: 'an answer that no point has',
      broken: text.replace('N P -> S', 'X P -> S'),
      says: 'one answer of each point',
    },
    { name: 'an outcome that is none', broken: text.replace('N P -> S', 'N P -> Q'), says: 'no outcome' },
  ])('$name', ({ broken, says }) => {
    expect(broken).not.toBe(text);
    expect(() => parseDecisionTable('x.yml', broken)).toThrow(says);
  });
});
