import { describe, expect, it } from '@jest/globals';
import { sharedBaseline } from '../../src/assessment/delta.ts';
import { description, evidence, observed, unknown } from '../support/build.ts';

const SHEET = {
  'a.tree': description({ type: 'integer', better: 'less' }),
  'a.setting': description({ type: 'integer', better: 'less', scope: 'settings' }),
  'a.brought': description({ type: 'integer', better: 'less', scope: 'run', ofChange: true }),
};
const before = (base: readonly number[], head: Parameters<typeof evidence>[0]) =>
  sharedBaseline(evidence(Object.keys(SHEET).map((id, n) => observed(id, base[n] ?? 0))), evidence(head), SHEET).facts;

describe('what a change is compared with', () => {
  it('is its own tree, the settings of now, and nothing brought', () => {
    const head = Object.keys(SHEET).map((id) => observed(id, 9));
    const facts = new Map(before([1, 2, 3], head).map((fact) => [fact.id, fact]));
    expect(facts.get('a.tree')).toMatchObject({ value: 1 });
    expect(facts.get('a.setting')).toMatchObject({ value: 9 });
    expect(facts.get('a.brought')).toMatchObject({ state: 'observed', value: 0, exactness: 'exact' });
  });

  it('is a bound of what was brought as little as the number: before the change there was none', () => {
    const cut = observed('a.brought', 4, { exactness: 'atLeast' });
    expect(before([], [cut]).find(({ id }) => id === 'a.brought')).toMatchObject({ value: 0, exactness: 'exact' });
  });

  it('is unknown where it is unknown what was brought, so that nothing hidden looks like an improvement', () => {
    const hidden = unknown('a.brought');
    expect(before([], [hidden]).find(({ id }) => id === 'a.brought')).toEqual(hidden);
  });
});
