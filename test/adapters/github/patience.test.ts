import { describe, expect, it } from '@jest/globals';
import { NO_PATIENCE, Patience } from '../../../src/adapters/github/patience.ts';

function patience(seconds: number) {
  const waits: number[] = [];
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  return { waits, patience: new Patience({ seconds, wait }) };
}

describe('the bound of waiting', () => {
  it('holds for all waits together', async () => {
    const { patience: bounded, waits } = patience(60);
    expect(await bounded.outlasts(40)).toBe(true);
    expect(await bounded.outlasts(30)).toBe(false);
    expect(await bounded.outlasts(20)).toBe(true);
    expect(waits).toEqual([40_000, 20_000]);
  });

  it('counts waits at the same time once', async () => {
    const { patience: bounded, waits } = patience(60);
    expect(await Promise.all([bounded.outlasts(40), bounded.outlasts(40)])).toEqual([true, true]);
    expect(waits).toEqual([40_000]);
  });

  it('is nothing unless somebody asked for patience', async () => {
    expect(await new Patience(NO_PATIENCE).outlasts(1)).toBe(false);
  });
});
