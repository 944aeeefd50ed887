import { describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/assessment/migrate.ts';
import type { TaskAssessment } from '../../src/model/assessment.ts';
import type { RevisedTask, Revision } from '../../src/model/revision.ts';

const label = { en: 'Kept', ja: '保管' };
const revisionOf = (task: RevisedTask): Revision => ({
  name: 'next',
  status: 'draft',
  asOf: '2026-10-02',
  basedOn: 'ssdf-1.1',
  source: 'next',
  practices: {},
  tasks: [task],
});
const judgedAs = (more: Partial<TaskAssessment>): TaskAssessment => ({
  id: 'PS.3.1',
  status: 'met',
  electives: [],
  criteria: [],
  ...more,
});

describe('migrate', () => {
  it.each<{ name: string; task: RevisedTask; judged: Partial<TaskAssessment>; is: object }>([
    {
      name: 'an unchanged task keeps its result, as a bound',
      task: { id: 'PS.3.1', change: 'unchanged', label },
      judged: { level: 1, levelAtMost: 2 },
      is: { carry: 'carries-over', judged: { level: 1, atMost: 2 } },
    },
    {
      name: 'a reworded task is to be judged again, whatever its level',
      task: { id: 'PS.3.1', change: 'reworded', label },
      judged: { level: 3, levelAtMost: 3 },
      is: { carry: 'judge-again', judged: { level: 3, atMost: 3 } },
    },
    {
      name: 'a task without criteria carries nothing over',
      task: { id: 'PS.3.1', change: 'unchanged', label },
      judged: { status: 'not-assessed' },
      is: { carry: 'not-assessed' },
    },
    {
      name: 'a task that was declared not applicable stays so',
      task: { id: 'PS.3.1', change: 'unchanged', label },
      judged: { status: 'not-applicable' },
      is: { carry: 'not-applicable' },
    },
    {
      name: 'a new task is not assessed, even where a result bears its id',
      task: { id: 'PS.3.1', change: 'new', label },
      judged: { level: 3, levelAtMost: 3 },
      is: { carry: 'not-assessed' },
    },
  ])('$name', ({ task, judged, is }) => {
    expect(migrate(revisionOf(task), { tasks: [judgedAs(judged)] }).tasks).toEqual([{ ...task, ...is }]);
  });

  it('without an assessment nothing carries over', () => {
    const task = { id: 'PS.3.1', change: 'unchanged', label } as const;
    expect(migrate(revisionOf(task)).tasks).toEqual([{ ...task, carry: 'not-assessed' }]);
  });
});
