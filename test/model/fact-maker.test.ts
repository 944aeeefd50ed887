import { describe, expect, it } from '@jest/globals';
import { greatest } from '../../src/model/combine.ts';
import { factMaker } from '../../src/model/fact-maker.ts';
import type { FactSheet } from '../../src/model/fact-sheet.ts';
import { notSeen, seen, type Unseen } from '../../src/model/observation.ts';
import { description, text } from '../support/build.ts';

const sheet: FactSheet = {
  'a.count': description({ type: 'integer', audience: 'security' }),
  'a.words': description({ type: 'set' }),
};
const make = factMaker(sheet, (unseen) => text(unseen.map(({ what }) => what).join(', ') || 'nobody was asked'));
const why: Unseen = { reason: 'forbidden', what: 'GET /x' };
const source = { url: 'https://api.github.com/x', status: 403, readAt: '2026-01-02T03:04:05Z' };

describe('a fact', () => {
  it('has the audience of its sheet in every state', () => {
    const facts = [
      make.observed('a.count', 1),
      make.unknown('a.count', [notSeen(why)]),
      make.unknownBecause('a.count', text('later')),
      make.notApplicable('a.count', text('no release')),
    ];
    expect(facts.map((fact) => fact.audience)).toEqual(['security', 'security', 'security', 'security']);
  });

  it('that is exact needs no reason', () => {
    const fact = make.observed('a.count', 1, { sources: [source] });
    expect(fact).toEqual({
      id: 'a.count',
      state: 'observed',
      value: 1,
      exactness: 'exact',
      audience: 'security',
      sources: [source],
    });
  });

  it('that is a bound says what was hidden', () => {
    expect(make.joined('a.count', greatest([seen(2), notSeen(why)]))).toMatchObject({
      value: 2,
      exactness: 'atLeast',
      because: text('GET /x'),
      unseen: [why],
    });
  });

  it('that was not seen keeps every reason and every answer behind it', () => {
    expect(make.joined('a.count', greatest([notSeen(why, [source]), notSeen(why, [source])]))).toMatchObject({
      state: 'unknown',
      because: text('GET /x, GET /x'),
      unseen: [why, why],
      sources: [source, source],
    });
  });

  it('that nobody asked for is unknown and says so', () => {
    expect(make.joined('a.count', greatest([]))).toMatchObject({ state: 'unknown', because: text('nobody was asked') });
  });

  it('of words is sorted, each once', () => {
    expect(make.observed('a.words', ['b', 'a', 'b'])).toMatchObject({ value: ['a', 'b'] });
  });

  it('that is not on the sheet is refused', () => {
    expect(() => make.observed('a.other', 1)).toThrow('a.other is not on the fact sheet');
  });
});
