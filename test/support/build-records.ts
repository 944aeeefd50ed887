import {
  NO_RECORDS,
  type Declaration,
  type Equivalent,
  type Exception,
  type NotApplicableTask,
  type Records,
  type Review,
} from '../../src/model/records.ts';
import type { TaskId } from '../../src/model/level.ts';

const CLAIM = {
  statement: 'We keep the list.',
  evidence: [{ kind: 'url', url: 'https://example.com/list' }],
  author: 'alice',
  reviewer: 'bob',
  date: '2026-10-01',
  expires: '2027-10-01',
} as const;

/** A valid declaration for a criterion at `AT`; override one thing to break it. */
export function declaration(criterion: string, overrides: Partial<Declaration> = {}): Declaration {
  return { kind: 'declaration', criterion, path: '.ssdf/declarations/test.yml', ...CLAIM, ...overrides };
}

export function equivalent(criterion: string, overrides: Partial<Equivalent> = {}): Equivalent {
  const explanation = 'The other system does the same.';
  return { kind: 'equivalent', criterion, path: '.ssdf/equivalents/test.yml', explanation, ...CLAIM, ...overrides };
}

export function exception(criterion: string, overrides: Partial<Exception> = {}): Exception {
  const path = '.ssdf/exceptions/test.yml';
  return {
    kind: 'exception',
    criterion,
    path,
    reason: 'accepted',
    approver: 'carol',
    expires: '2027-01-31',
    ...overrides,
  };
}

export function notApplicableTask(task: TaskId, overrides: Partial<NotApplicableTask> = {}): NotApplicableTask {
  return { task, reason: 'nothing is built here', approver: 'carol', expires: '2027-01-31', ...overrides };
}

export function records(overrides: Partial<Records> = {}): Records {
  return { ...NO_RECORDS, ...overrides };
}

/** A complete review record for each date. */
export function reviewsOn(...dates: readonly string[]): readonly Review[] {
  return dates.map((date) => ({
    date,
    participants: ['alice', 'dana'],
    inputs: ['the list'],
    decision: 'kept as it is',
    noChangeReason: 'nothing was found',
  }));
}
