import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { TASK_IDS } from '../../src/model/level.ts';
import { parseRevision } from '../../src/policy/parse-revision.ts';
import { PolicyError } from '../../src/policy/problem.ts';

const shipped = readFileSync(new URL('../../policies/ssdf-1.2-draft/framework.yml', import.meta.url), 'utf8');

describe('the shipped draft of SSDF 1.2', () => {
  const draft = parseRevision('framework.yml', shipped);
  const idsThatAre = (change: string) => draft.tasks.filter((task) => task.change === change).map(({ id }) => id);

  it('holds the 42 tasks and seven new ones of two new practices', () => {
    expect(draft.tasks.map(({ id }) => id).filter((id) => !idsThatAre('new').includes(id))).toEqual(TASK_IDS);
    expect(idsThatAre('new')).toEqual(['PO.6.1', 'PO.6.2', 'PO.6.3', 'PS.4.1', 'PS.4.2', 'PS.4.3', 'PS.4.4']);
    expect(Object.keys(draft.practices)).toEqual(['PO.6', 'PS.4']);
  });

  it('marks the eight tasks that are reworded', () => {
    const reworded = ['PO.4.1', 'PO.4.2', 'PO.5.2', 'PS.1.1', 'PW.1.1', 'RV.1.2', 'RV.2.1', 'RV.3.3'];
    expect(idsThatAre('reworded')).toEqual(reworded);
  });

  it('is called a draft and says when that was looked at', () => {
    expect(draft).toMatchObject({ status: 'draft', asOf: '2026-10-02', basedOn: 'ssdf-1.1' });
  });
});

describe('a broken revision', () => {
  it.each<{ name: string; from: string; to: string; says: RegExp }>([
    {
      name: 'a task of the judged version that is called new',
      from: '  PO.1.1:\n    change: unchanged',
      to: '  PO.1.1:\n    change: new',
      says: /^framework\.yml:\d+: .*new for a task that the judged version lacks/,
    },
    {
      name: 'a new task that is called unchanged',
      from: '  PO.6.1:\n    change: new',
      to: '  PO.6.1:\n    change: unchanged',
      says: /^framework\.yml:\d+: .*new for a task that the judged version lacks/,
    },
    { name: 'a task left out', from: '  PO.1.1:', to: '  PO.7.1:', says: /^framework\.yml:\d+: .*42 tasks/m },
    { name: 'an unknown status', from: 'status: draft', to: 'status: binding', says: /^framework\.yml:\d+: .*draft/ },
  ])('$name is told with its line', ({ from, to, says }) => {
    expect(shipped).toContain(from);
    expect(() => parseRevision('framework.yml', shipped.replace(from, to))).toThrow(PolicyError);
    expect(() => parseRevision('framework.yml', shipped.replace(from, to))).toThrow(says);
  });
});
