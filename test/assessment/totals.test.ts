import { describe, expect, it } from '@jest/globals';
import { atTargetOf, coverageOf } from '../../src/assessment/coverage.ts';
import { besideOf, distributionOf } from '../../src/assessment/distribution.ts';
import type { TaskAssessment, TaskStatus } from '../../src/model/assessment.ts';
import { GROUPS, groupOf, TASK_IDS, type Group, type Level, type TaskId } from '../../src/model/level.ts';

/** Levels by group as the deck prints them for its example organisation: tasks at level 0, 1, 2, 3. */
const DECK: Readonly<Record<Group, readonly [number, number, number, number]>> = {
  PO: [0, 4, 8, 1],
  PS: [1, 1, 2, 0],
  PW: [0, 8, 8, 0],
  RV: [0, 5, 4, 0],
};

const verdict = (id: TaskId, level: Level, overrides: Partial<TaskAssessment> = {}): TaskAssessment => ({
  id,
  level,
  levelAtMost: level,
  levelObserved: level,
  target: 1,
  status: level >= 1 ? 'met' : 'below',
  electives: [],
  criteria: [],
  ...overrides,
});
const without = (id: TaskId, status: TaskStatus): TaskAssessment => ({
  id,
  target: 1,
  status,
  electives: [],
  criteria: [],
});

/** 42 verdicts that stand as in the deck. */
function deckVerdicts(): TaskAssessment[] {
  return GROUPS.flatMap((group) => {
    const levels = DECK[group].flatMap((count, level) => Array<Level>(count).fill(level as Level));
    return TASK_IDS.filter((id) => groupOf(id) === group).map((id, index) => verdict(id, levels[index] ?? 0));
  });
}

describe('the totals', () => {
  it('42 verdicts give the table of the deck', () => {
    const tasks = deckVerdicts();
    const rows = Object.values(distributionOf(tasks));
    expect(distributionOf(tasks)).toEqual(DECK);
    expect([0, 1, 2, 3].map((level) => rows.reduce((sum, row) => sum + (row[level] ?? 0), 0))).toEqual([1, 18, 22, 1]);
    expect(coverageOf(tasks)).toEqual({ '1': 41 / 42, '2': 23 / 42, '3': 1 / 42 });
    expect(atTargetOf(tasks)).toEqual({ met: 41, of: 42 });
  });

  it('a row and what stands beside it are all tasks of the group', () => {
    const tasks = deckVerdicts().map((task, index) => {
      if (index % 5 === 0) return without(task.id, 'not-applicable');
      return index % 7 === 0 ? without(task.id, 'not-assessed') : task;
    });
    const distribution = distributionOf(tasks);
    const beside = besideOf(tasks);
    const sums = GROUPS.map(
      (group) =>
        distribution[group].reduce((a, b) => a + b, 0) + beside[group].notApplicable + beside[group].notAssessed,
    );
    expect(sums).toEqual([13, 4, 16, 9]);
  });

  it('a task not applicable leaves the share, a task not assessed weighs on it', () => {
    const reached = verdict('PS.1.1', 1);
    expect(coverageOf([reached, without('PS.2.1', 'not-applicable')])['1']).toBe(1);
    expect(coverageOf([reached, without('PS.2.1', 'not-assessed')])['1']).toBe(0.5);
  });

  it('nothing applicable covers nothing', () => {
    expect(coverageOf([without('PS.1.1', 'not-applicable')])).toEqual({ '1': 0, '2': 0, '3': 0 });
  });

  it('only tasks of the profile count towards the target and as undetermined', () => {
    const outside: TaskAssessment = {
      id: 'PS.2.1',
      level: 0,
      levelAtMost: 1,
      status: 'undetermined',
      electives: [],
      criteria: [],
    };
    const tasks = [verdict('PS.1.1', 0, { levelAtMost: 1, status: 'undetermined' }), outside];
    expect([atTargetOf(tasks), besideOf(tasks).PS.undetermined]).toEqual([{ met: 0, of: 1 }, 1]);
  });
});
