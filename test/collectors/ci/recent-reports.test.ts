import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ci } from '../../../src/collectors/ci/index.ts';
import { recentUnknownFact } from '../../../src/collectors/ci/recent-reports.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { reportCount, type ReportCount } from '../../../src/model/report-count.ts';
import { answers, look, said } from '../../support/look.ts';

const ID = 'ci.recent-unknown-ratio';
const report = (unknown: number, asked = 10, day = 1): ReportCount => {
  return { unknown, asked, at: `2026-03-0${day}T00:00:00Z` };
};
const ratioOf = (reports: readonly ReportCount[] | undefined) => said([recentUnknownFact(reports)], ID);

describe('the share that the last reports could not see', () => {
  it.each<{ name: string; reports: readonly ReportCount[] | undefined; value: unknown }>([
    { name: 'the worst of three', reports: [report(1), report(4), report(2)], value: 0.4 },
    { name: 'by share, not by number', reports: [report(5, 100), report(2, 10), report(0)], value: 0.2 },
    { name: 'everything seen three times', reports: [report(0), report(0), report(0)], value: 0 },
    { name: 'a worse one that is longer ago', reports: [report(1), report(1), report(1), report(9)], value: 0.1 },
    { name: 'two reports', reports: [report(0), report(0)], value: 'not-supplied' },
    { name: 'none yet', reports: [], value: 'not-supplied' },
    { name: 'no ledger', reports: undefined, value: 'not-supplied' },
  ])('$name: $value', ({ reports, value }) => {
    expect(ratioOf(reports)).toBe(value);
  }); // prettier-ignore

  it('is told with both numbers and the day, or with how many reports are missing', () => {
    const told = recentUnknownFact([report(1), report(4, 10, 2), report(2)]).because;
    expect(told?.en).toContain('(2026-03-02), 4 of 10 facts');
    expect(told?.ja).toContain('10 件中 4 件');
    expect(recentUnknownFact([report(0)]).because?.en).toContain('1 of the 3 reports');
    expect(recentUnknownFact(undefined).because?.ja).toContain('自己申告');
  });

  it('is read from the ledger of whoever keeps one', async () => {
    const recentReports = answers([report(1), report(2), report(3)]);
    expect(said(await look(ci, { recentReports }), ID)).toBe(0.3);
    expect(said(await look(ci), ID)).toBe('not-supplied');
  });
});

describe('law: losing evidence makes it worse', () => {
  const states = ['observed', 'unknown', 'not-applicable'] as const;
  const base = { audience: 'public', sources: [] } as const;
  const because = { en: 'x', ja: 'x' };
  const factOf = (state: (typeof states)[number], index: number): Fact => {
    const id = `repo.x${index}`;
    switch (state) {
      case 'observed':
        return { ...base, id, state, value: true, exactness: 'exact' };
      case 'unknown':
        return { ...base, id, state, because, unseen: [] };
      case 'not-applicable':
        return { ...base, id, state, because };
    }
  };
  const facts = fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 12 });
  const counted = (all: readonly Fact[]) => reportCount(all, '2026-03-01T00:00:00Z') ?? report(0, 1);

  it('a fact that can no longer be seen never lowers the share, whichever of the three reports lost it', () => {
    fc.assert(
      fc.property(fc.tuple(facts, facts, facts), fc.nat(2), fc.nat(11), (reports, at, lost) => {
        const seen = reports.map((each) => counted(each.map(factOf)));
        const blind = reports.map((each, index) =>
          counted(each.map((state, place) => factOf(index === at && place === lost % each.length ? 'unknown' : state, place))),
        );
        expect(ratioOf(blind)).toBeGreaterThanOrEqual(Number(ratioOf(seen)));
      }),
    );
  }); // prettier-ignore

  it('a report that is lost never makes it known', () => {
    expect(ratioOf([report(9), report(0), report(0)].slice(1))).toBe('not-supplied');
  });
});
