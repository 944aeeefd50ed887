import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crosswalkGap } from '../../src/assessment/crosswalk-gap.ts';
import { selectCrosswalks } from '../../src/assessment/crosswalk.ts';
import { CROSSWALK_MARKS, type Crosswalk, type CrosswalkMark } from '../../src/model/crosswalk.ts';
import { TASK_IDS, type TaskId } from '../../src/model/level.ts';
import { text } from '../support/build.ts';

interface Row {
  readonly task: TaskId;
  readonly mark: CrosswalkMark;
  readonly criteria?: readonly string[];
}

function crosswalkOf(guideline: string, rows: readonly Row[], scope: Crosswalk['scope'] = 'domestic'): Crosswalk {
  const entries = rows.map((row) => ({ criteria: [], items: [{ id: `${guideline} 1` }], truncated: false, ...row }));
  const head = { label: text(guideline), source: guideline, scope, origin: 'own', marks: 'own' } as const;
  return { guideline, ...head, basis: [], entries, adds: [] };
}

const gapOf = (crosswalks: readonly Crosswalk[], met: readonly string[], task: TaskId) =>
  crosswalkGap(crosswalks, met).tasks.find((one) => one.task === task);

describe('the gap from followed guidelines to tasks', () => {
  it.each<{ name: string; rows: readonly Row[]; correspondence: string }>([
    {
      name: 'a wider section corresponds',
      rows: [{ task: 'PO.1.1', mark: 'contains' }],
      correspondence: 'corresponding',
    },
    {
      name: 'an equal section corresponds',
      rows: [{ task: 'PO.1.1', mark: 'equal' }],
      correspondence: 'corresponding',
    },
    { name: 'a part is a part', rows: [{ task: 'PO.1.1', mark: 'part' }], correspondence: 'partial' },
    {
      name: 'a section marked none is missing, whatever it names',
      rows: [{ task: 'PO.1.1', mark: 'none' }],
      correspondence: 'missing',
    },
    {
      name: 'a task without an entry is missing',
      rows: [{ task: 'PO.1.2', mark: 'equal' }],
      correspondence: 'missing',
    },
    {
      name: 'what speaks of some criteria alone is a part at most',
      rows: [{ task: 'PO.1.1', mark: 'contains', criteria: ['PO.1.1-1a'] }],
      correspondence: 'partial',
    },
  ])('$name', ({ rows, correspondence }) => {
    expect(gapOf([crosswalkOf('a', rows)], ['a'], 'PO.1.1')?.correspondence).toBe(correspondence);
  });

  const three = [
    crosswalkOf('a', [{ task: 'PO.1.1', mark: 'part' }]),
    crosswalkOf('b', [
      { task: 'PO.1.1', mark: 'part' },
      { task: 'PO.1.2', mark: 'none' },
    ]),
    crosswalkOf('c', [{ task: 'PO.1.1', mark: 'equal' }]),
    crosswalkOf('d', [{ task: 'PO.1.1', mark: 'equal' }], 'other'),
  ];

  it('says where to read on, the widest first, and keeps what is no domestic guideline apart', () => {
    const gap = gapOf(three, ['a'], 'PO.1.1');
    expect(gap?.readOn.map(({ crosswalk }) => crosswalk.guideline)).toEqual(['c', 'b']);
    expect(gap?.elsewhere.map(({ crosswalk }) => crosswalk.guideline)).toEqual(['d']);
  });

  it('offers no document that concerns only some repositories', () => {
    const conditional = {
      ...crosswalkOf('e', [{ task: 'PO.1.1', mark: 'equal' }], 'other'),
      applies: { when: text('e'), tell: [] },
    };
    expect(gapOf([...three, conditional], ['a'], 'PO.1.1')?.elsewhere).toHaveLength(1);
    expect(gapOf([conditional], ['e'], 'PO.1.1')?.correspondence).toBe('corresponding');
  });

  it('needs no reading on where a task corresponds, and offers nothing marked none', () => {
    expect(gapOf(three, ['c'], 'PO.1.1')?.readOn).toEqual([]);
    expect(gapOf(three, ['a'], 'PO.1.2')?.readOn).toEqual([]);
  });

  it('following more never makes a task correspond less, and every task is counted once', () => {
    const order = ['missing', 'partial', 'corresponding'];
    const mark = fc.constantFrom(...CROSSWALK_MARKS);
    fc.assert(
      fc.property(
        fc.array(fc.array(mark, { minLength: 42, maxLength: 42 }), { minLength: 2, maxLength: 5 }),
        (columns) => {
          const all = columns.map((marks, index) =>
            crosswalkOf(
              `g${index}`,
              TASK_IDS.map((task, at) => ({ task, mark: marks[at] ?? 'none' })),
            ),
          );
          const fewer = crosswalkGap(all, ['g0']);
          const more = crosswalkGap(all, ['g0', 'g1']);
          const worse = fewer.tasks.filter(
            ({ correspondence }, at) =>
              order.indexOf(more.tasks[at]?.correspondence ?? '') < order.indexOf(correspondence),
          );
          const { corresponding, partial, missing } = more.counts;
          return worse.length === 0 && corresponding + partial + missing === 42;
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('entries that are asked for', () => {
  const two = [
    crosswalkOf('a', [
      { task: 'PO.1.1', mark: 'part' },
      { task: 'PO.1.2', mark: 'part' },
    ]),
    crosswalkOf('b', []),
  ];

  it.each([
    {
      tasks: [],
      guidelines: [],
      found: [
        ['a', 2],
        ['b', 0],
      ],
    },
    { tasks: ['PO.1.2'], guidelines: ['a'], found: [['a', 1]] },
  ] as const)('$tasks $guidelines', ({ tasks, guidelines, found }) => {
    const selected = selectCrosswalks(two, { tasks, guidelines });
    expect(selected.map(({ guideline, entries }) => [guideline, entries.length])).toEqual(found);
  });
});

/** A correspondence of texts is no achievement: what judges must not even see it. */
it('nothing that judges imports a crosswalk', () => {
  const folder = join(import.meta.dirname, '../../src');
  const judging = ['assessment', 'pipeline', 'collectors', 'language'].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(name, file)),
  );
  const verdicts = judging.filter((file) => !/^assessment\/crosswalk(-gap)?\.ts$/.test(file));
  expect(verdicts).toContain(join('assessment', 'task.ts'));
  const wrong = verdicts.filter((file) =>
    /(from|import\(?)\s*'[^']*crosswalk/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});
