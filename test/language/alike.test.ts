import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/assessment/need.ts';
import { describeOutcome } from '../../src/language/criterion.ts';
import type { Fact } from '../../src/model/fact.ts';
import { instantOf } from '../../src/model/instant.ts';
import { any, AT, description, is, observed, text, unknown } from '../support/build.ts';

const because = text('the settings may not be read', '設定を読めません');
const sheet = Object.fromEntries(
  ['x', 'y', 'z'].map((name) => [
    `a.${name}`,
    description({ type: 'boolean', asks: text(`Is ${name} so?`, `${name} はそうか`) }),
  ]),
);

function say(...facts: readonly Fact[]) {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const grounds = { facts: byId, at: instantOf(AT) ?? 0, standings: new Map() };
  return describeOutcome(evaluate(any(is('a.x'), is('a.y'), is('a.z')), grounds), sheet);
}

describe('questions that are open for one reason', () => {
  it('share it: it is said once, in both languages', () => {
    const said = say(...['a.x', 'a.y', 'a.z'].map((id) => unknown(id, { because })));
    expect(said.en).toBe('one of these would do: Is x so? Is y so? Is z so? — the settings may not be read');
    expect(said.ja).toBe('次のいずれかで足ります：x はそうか／y はそうか／z はそうか：設定を読めません');
  });

  it('keep their own where it is another one', () => {
    const said = say(unknown('a.x', { because }), unknown('a.y'), unknown('a.z', { because }));
    expect(said.en).toBe(
      'one of these would do: Is x so? — the settings may not be read; Is y so? — the token may not read it; Is z so? — the settings may not be read',
    );
  });

  it('never share one with a question that was answered', () => {
    const said = say(observed('a.x', false, { because }), observed('a.y', false, { because }), observed('a.z', false));
    expect(said.en.match(/yes needed, found no/g)).toHaveLength(3);
  });
});
