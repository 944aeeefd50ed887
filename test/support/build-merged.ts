import type { Listed, MergedPullRequest } from '../../src/ports/pull-requests.ts';

export const whole = <T>(...items: readonly T[]): Listed<T> => ({ items, whole: true });
export const part = <T>(...items: readonly T[]): Listed<T> => ({ items, whole: false });

/** A pull request as the team wants them: approved, checked, linked. */
export function mergedPullRequest(overrides: Partial<MergedPullRequest> = {}): MergedPullRequest {
  return {
    number: 1,
    byRobot: false,
    author: 'aiko',
    headCommit: 'a'.repeat(40),
    mergedAt: '2026-11-01T00:00:00Z',
    approvedByOther: true,
    checks: { finished: true, green: true },
    labels: whole(),
    paths: whole('src/a.ts'),
    linked: true,
    closes: whole(),
    ...overrides,
  };
}
