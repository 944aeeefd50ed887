import { describe, expect, it } from '@jest/globals';
import {
  normaliseCriterionId,
  normaliseTaskId,
  readTypedTask,
  taskOfCriterion,
} from '../../src/policy/normalise-id.ts';
import { TASK_IDS } from '../../src/model/level.ts';

describe('a task id as people type it', () => {
  it.each([
    { typed: 'PO1.1', id: 'PO.1.1' },
    { typed: 'PO 1.1', id: 'PO.1.1' },
    { typed: 'po.1.1', id: 'PO.1.1' },
    { typed: ' P0.3.1 ', id: 'PO.3.1' },
    { typed: 'P03.1', id: 'PO.3.1' },
    { typed: 'PW-4-1', id: 'PW.4.1' },
    { typed: 'ＰＳ．３．２', id: 'PS.3.2' },
    { typed: 'PS.1.2', id: undefined },
    { typed: 'PS11', id: undefined },
    { typed: 'PS.1.1.1', id: undefined },
    { typed: 'P0.1.1-1a', id: undefined },
    { typed: '', id: undefined },
    { typed: 'PS.1.1'.padStart(10_000), id: undefined },
  ])('$typed is $id', ({ typed, id }) => {
    expect(normaliseTaskId(typed)).toBe(id);
  });

  it.each([
    { typed: 'ssdf@1.1/PW.4.1', read: { kind: 'task', task: 'PW.4.1' } },
    { typed: 'SSDF/pw4.1', read: { kind: 'task', task: 'PW.4.1' } },
    { typed: 'PW.3.1', read: { kind: 'retired', id: 'PW.3.1', now: ['PO.1.3'] } },
    { typed: 'ssdf@1.1/PW 3.1', read: { kind: 'retired', id: 'PW.3.1', now: ['PO.1.3'] } },
    { typed: 'PW.3.2', read: { kind: 'retired', id: 'PW.3.2', now: ['PW.4.4'] } },
    { typed: 'PW.4.3', read: { kind: 'retired', id: 'PW.4.3', now: ['PW.1.3'] } },
    { typed: 'PW.4.5', read: { kind: 'retired', id: 'PW.4.5', now: ['PW.4.1', 'PW.4.4'] } },
    { typed: 'PW.5.2', read: { kind: 'retired', id: 'PW.5.2', now: ['PW.5.1'] } },
    { typed: 'ｓｓｄｆ－ａｉ＠1.0／ＰＷ．３．１', read: { kind: 'ai', id: 'ssdf-ai@1.0/PW.3.1' } },
    { typed: 'ssdf-ai/P0.1.1', read: { kind: 'ai', id: 'ssdf-ai@1.0/PO.1.1' } },
    { typed: 'ssdf@2.0/PW.4.1', read: undefined },
    { typed: 'slsa@1.0/PW.4.1', read: undefined },
    { typed: '__proto__', read: undefined },
  ])('$typed is read with its framework', ({ typed, read }) => {
    expect(readTypedTask(typed)).toEqual(read);
  });

  it('of SP 800-218A or retired is no task of SSDF 1.1', () => {
    expect(['ssdf-ai@1.0/PO.1.1', 'PW.3.1'].map(normaliseTaskId)).toEqual([undefined, undefined]);
  });

  it('stays what it is when it is right', () => {
    expect(TASK_IDS.map(normaliseTaskId)).toEqual([...TASK_IDS]);
  });
});

describe('a criterion id as people type it', () => {
  it.each([
    { typed: 'PS1.1-2A', id: 'PS.1.1-2a' },
    { typed: 'ps 1.1 2a', id: 'PS.1.1-2a' },
    { typed: 'P0.3.1–1b', id: 'PO.3.1-1b' },
    { typed: 'PS.1.1-4a', id: undefined },
    { typed: 'PS.1.1', id: undefined },
    { typed: 'PS.1.2-1a', id: undefined },
  ])('$typed is $id', ({ typed, id }) => {
    expect(normaliseCriterionId(typed)).toBe(id);
  });

  it('names its task', () => {
    expect(taskOfCriterion('PS.1.1-2a')).toBe('PS.1.1');
  });
});
