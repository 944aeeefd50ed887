import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loadDecisionTables } from '../../src/cli/engine.ts';
import { policiesFolder } from '../../src/cli/policies.ts';
import type { DecisionTable } from '../../src/model/decision-table.ts';
import { parseDecisionTable } from '../../src/policy/parse-decision-table.ts';
import { decide, urgencyOf } from '../../src/vulnerabilities/ssvc/decide.ts';

const tables = loadDecisionTables(policiesFolder());
const called = (name: string): DecisionTable => {
  const found = tables.find(({ table }) => table === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};
/** Every combination of the answers, the last point turning fastest. */
function combinationsOf({ points }: DecisionTable): readonly (readonly string[])[] {
  return points.reduce<readonly (readonly string[])[]>(
    (heads, { values }) => heads.flatMap((head) => values.map(({ key }) => [...head, key])),
    [[]],
  );
}

const asked = ({ points }: DecisionTable, answers: readonly (readonly string[])[]) =>
  new Map(points.map(({ key }, index) => [key, answers[index] ?? []]));

/**
 * Outcomes in the order of the combinations, read off the authors' own JSON (CERTCC/SSVC, schema 2.0.0), not off our YAML.
 * The points stand as they stand there, with their versions.
 */
const PUBLISHED = [
  {
    name: 'supplier',
    points: ['ssvc:E:1.1.0 N P A', 'ssvc:U:1.0.1 L E S', 'ssvc:TI:1.0.0 P T', 'ssvc:PSI:2.0.1 M S'],
    outcome: 'ssvc:DSOI:1.0.0 D S O I',
    rows: 'D S S O S O S O S O O O S O S I S I O I O I O I O I O I O I O I I I I I'.split(' '),
  },
  {
    name: 'deployer',
    points: ['ssvc:E:1.1.0 N P A', 'ssvc:EXP:1.0.1 S C O', 'ssvc:A:2.0.0 N Y', 'ssvc:HI:2.0.2 L M H VH'],
    outcome: 'ssvc:DSOI:1.0.0 D S O I',
    rows: [
      'D D S S D S S S D S S S S S S S D S S S S S S O',
      'D S S S S S S S D S S S S S S O S S S O S S O O',
      'S S O O S O O O S S O O O O O O S O O I O O I I',
    ].flatMap((third) => third.split(' ')),
  },
  {
    name: 'bod-26-04',
    points: ['cisa:KEV:1.0.0 N Y', 'cisa:PE:1.0.0 N Y', 'ssvc:A:2.0.0 N Y', 'ssvc:TI:1.0.0 P T'],
    outcome: undefined,
    rows: 'FSU FSU 60D 60D 60D 14D 14D 3D 14D 14D 14D 3DF 14D 3DF 3D 3DF'.split(' '),
  },
];

describe('tables of others are shipped as they were published, row by row', () => {
  it.each(PUBLISHED)('$name', ({ name, points, outcome, rows }) => {
    const table = called(name);
    expect(table.points.map(({ id, values }) => [id, ...values.map(({ key }) => key)].join(' '))).toEqual(points);
    if (outcome !== undefined)
      expect([table.outcome.id, ...table.outcome.values.map(({ key }) => key)].join(' ')).toBe(outcome);
    const decided = combinationsOf(table).map((answers) =>
      decide(
        table,
        asked(
          table,
          answers.map((one) => [one]),
        ),
      ),
    );
    expect(decided.map(({ reachable }) => reachable)).toEqual(rows.map((row) => [row]));
    expect(decided.flatMap(({ open }) => open)).toEqual([]);
  });
});

const all = tables.map((table) => ({ name: table.table, table }));
const subsetsOf = (keys: readonly string[]) =>
  keys.reduce<readonly (readonly string[])[]>((sets, key) => [...sets, ...sets.map((set) => [...set, key])], [[]]);

describe.each(all)('the table $name', ({ table }) => {
  const rows = [...table.rows].map(([answers, outcome]) => ({ answers: answers.split(' '), outcome }));

  it('has exactly one decision for each combination of answers', () => {
    const combinations = combinationsOf(table).map((answers) => answers.join(' '));
    expect([...table.rows.keys()].sort()).toEqual([...combinations].sort());
    for (const { answers, outcome } of rows)
      expect(
        decide(
          table,
          asked(
            table,
            answers.map((one) => [one]),
          ),
        ).reachable,
      ).toEqual([outcome]);
  });

  it('whatever is left open, gives exactly the decisions that some completion reaches, least urgent first', () => {
    const choices = table.points.map(({ values }) => subsetsOf(values.map(({ key }) => key)).filter(({ length }) => length > 0)); // prettier-ignore
    const partial = choices.reduce<readonly (readonly (readonly string[])[])[]>(
      (heads, sets) => heads.flatMap((head) => sets.map((set) => [...head, set])),
      [[]],
    );
    const wrong = partial.filter((left) => {
      const reached = new Set(rows.filter(({ answers }) => answers.every((one, index) => left[index]?.includes(one))).map(({ outcome }) => outcome)); // prettier-ignore
      const inOrder = table.outcome.values.map(({ key }) => key).filter((key) => reached.has(key));
      const { reachable, open } = decide(table, asked(table, left));
      const asksOpen = open.every((key) => (left[table.points.findIndex((point) => point.key === key)]?.length ?? 0) > 1);
      return reachable.join() !== inOrder.join() || (open.length === 0) !== (inOrder.length === 1) || !asksOpen;
    }); // prettier-ignore
    expect(wrong).toEqual([]);
  });

  it('takes an answer that is none, and no answer at all, as any answer', () => {
    const nothing = decide(table, new Map());
    expect(nothing.reachable).toEqual(table.outcome.values.map(({ key }) => key).filter((key) => rows.some(({ outcome }) => outcome === key))); // prettier-ignore
    expect(
      decide(
        table,
        asked(
          table,
          table.points.map(() => []),
        ),
      ),
    ).toEqual(nothing);
    expect(decide(table, asked(table, table.points.map(() => ['no such answer'])))).toEqual(nothing); // prettier-ignore
  });

  it('is never less urgent for a graver answer', () => {
    const falls = rows.flatMap(({ answers, outcome }) =>
      table.points.flatMap(({ values }, index) => {
        const graver = values[values.findIndex(({ key }) => key === answers[index]) + 1];
        if (graver === undefined) return [];
        const then = table.rows.get(answers.with(index, graver.key).join(' ')) ?? '';
        const fell = (urgencyOf(table, then) ?? -1) < (urgencyOf(table, outcome) ?? 0);
        return fell ? [`${answers.join(' ')}: ${graver.key}`] : [];
      }),
    );
    expect(falls).toEqual([]);
  });
});

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
