import { describe, expect, it } from '@jest/globals';
import { turns } from '../../../src/adapters/github/turns.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('taking turns', () => {
  it('keeps the order in which work came', async () => {
    const turn = turns(2);
    const begun: number[] = [];
    const work = (number: number) => async () => {
      begun.push(number);
      await later();
      return number;
    };
    expect(await Promise.all([1, 2, 3, 4, 5].map((number) => turn(work(number))))).toEqual([1, 2, 3, 4, 5]);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on after work that failed', async () => {
    const turn = turns(1);
    const failed = turn(() => Promise.reject(new Error('fell over')));
    const next = turn(() => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('fell over');
    expect(await next).toBe('done');
  });
});
