import { describe, expect, it } from '@jest/globals';
import { conclusionWords } from '../../src/reports/words.ts';

describe('a neutral gate', () => {
  it.each([
    { kind: 'pull-request', merges: true },
    { kind: 'merge-group', merges: true },
    { kind: 'release', merges: false },
    { kind: 'repository', merges: false },
    { kind: 'tree', merges: false },
  ])('of a $kind speaks of a merge: $merges', ({ kind, merges }) => {
    const { en, ja } = conclusionWords('neutral', { kind });
    expect([en.includes('merge'), ja.includes('マージ')]).toEqual([merges, merges]);
  });
});

it('any other conclusion reads the same for everything', () => {
  for (const conclusion of ['success', 'failure', 'action_required'] as const)
    expect(conclusionWords(conclusion, { kind: 'release' })).toEqual(
      conclusionWords(conclusion, { kind: 'pull-request' }),
    );
});
