import { describe, expect, it } from '@jest/globals';
import { rateBudget } from '../../src/app/rate-budget.ts';
import type { EvaluationRequest } from '../../src/model/evaluation-request.ts';
import type { Rate } from '../../src/model/rate.ts';
import { instant, pullRequest, REPOSITORY, sha } from '../support/requests.ts';

const watched = pullRequest(sha('a'));
const sweep: EvaluationRequest = { kind: 'default-branch', installation: 1, repository: REPOSITORY };

function held(rate: Rate, request: EvaluationRequest, at = 0): string | undefined {
  const budget = rateBudget();
  budget.note(1, rate);
  return budget.holdUntil(request, instant(at));
}

describe('the budget of an installation', () => {
  it.each<{ name: string; rate: Rate; request: EvaluationRequest; at?: number; until: string | undefined }>([
    { name: 'lets everything through before anything is known', rate: {}, request: sweep, until: undefined },
    {
      name: 'lets a pull request use the last request',
      rate: { remaining: 1, resetAt: instant(60) },
      request: watched,
      until: undefined,
    },
    {
      name: 'holds a pull request when nothing is left',
      rate: { remaining: 0, resetAt: instant(60) },
      request: watched,
      until: instant(60),
    },
    {
      name: 'keeps a reserve from what nobody waits for',
      rate: { remaining: 199, resetAt: instant(60) },
      request: sweep,
      until: instant(60),
    },
    {
      name: 'lets a sweep use what is above the reserve',
      rate: { remaining: 200, resetAt: instant(60) },
      request: sweep,
      until: undefined,
    },
    {
      name: 'is fresh once the window has begun anew',
      rate: { remaining: 0, resetAt: instant(60) },
      request: watched,
      at: 60,
      until: undefined,
    },
    {
      name: 'holds everything while GitHub refuses',
      rate: { remaining: 4000, limitedUntil: instant(30) },
      request: watched,
      until: instant(30),
    },
    {
      name: 'lets go once GitHub answers again',
      rate: { remaining: 4000, limitedUntil: instant(30) },
      request: watched,
      at: 30,
      until: undefined,
    },
  ])('$name', ({ rate, request, at = 0, until }) => expect(held(rate, request, at)).toBe(until));

  it('of one installation holds no other', () => {
    const budget = rateBudget();
    budget.note(2, { remaining: 0, resetAt: instant(60) });
    expect(budget.holdUntil(watched, instant(0))).toBeUndefined();
  });
});
