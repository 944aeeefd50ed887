import { describe, expect, it } from '@jest/globals';
import { openLedger } from '../../src/assessment/records.ts';
import { instantOf } from '../../src/model/instant.ts';
import type { DeclaredEvidence, Records } from '../../src/model/records.ts';
import { assessed, criterionIn } from '../support/assess.ts';
import { AT, declared, is, ladder, policy } from '../support/build.ts';
import { declaration, equivalent, exception, notApplicableTask, records } from '../support/build-records.ts';

const TESTED = policy([
  ladder('PO.2.1', [declared, is('a.x')]),
  ladder('PW.8.2', [is('a.y')], { mayBeNotApplicable: true }),
]);
const section = (blobMatches: boolean): DeclaredEvidence => ({
  kind: 'section',
  path: 'docs/roles.md',
  section: 'Roles',
  blob: 'b10b',
  blobMatches,
});

function ledger(given: Partial<Records>, at = AT) {
  return openLedger(records(given), TESTED, instantOf(at) ?? Number.NaN);
}

interface Row {
  readonly name: string;
  readonly given: Partial<Records>;
  /** A part of the English notice; absent = the record counts. */
  readonly notice?: string;
  /** A part of the English notice about a record that counts. */
  readonly soon?: string;
  readonly at?: string;
}

describe('a record', () => {
  it.each<Row>([
    { name: 'a declaration counts', given: { declarations: [declaration('PO.2.1-1a')] } },
    {
      name: 'a declaration counts through the whole of its last day',
      given: { declarations: [declaration('PO.2.1-1a', { expires: '2026-11-23' })] },
      at: '2026-11-23T23:59:59Z',
      soon: 'expires soon, on 2026-11-23',
    },
    {
      name: 'the day after it is expired',
      given: { declarations: [declaration('PO.2.1-1a', { expires: '2026-11-23' })] },
      at: '2026-11-24T00:00:00Z',
      notice: 'expired on 2026-11-23',
    },
    {
      name: 'an end that is no date is no end, so it counts as expired',
      given: { declarations: [declaration('PO.2.1-1a', { expires: 'when we move' })] },
      notice: 'expired on',
    },
    {
      name: 'a date that has begun in Japan and not yet in UTC is not later',
      given: { declarations: [declaration('PO.2.1-1a', { date: '2026-11-24' })] },
      at: '2026-11-23T20:00:00Z',
    },
    {
      name: 'a date still to come is refused',
      given: { declarations: [declaration('PO.2.1-1a', { date: '2026-12-01' })] },
      notice: 'dated after this assessment',
    },
    {
      name: 'a criterion that the policy lacks makes it an orphan',
      given: { declarations: [declaration('PO.9.9-1a')] },
      notice: 'the policy has no PO.9.9-1a',
    },
    {
      name: 'author and reviewer must be two people',
      given: { declarations: [declaration('PO.2.1-1a', { author: 'alice', reviewer: ' @Alice ' })] },
      notice: 'same person',
    },
    {
      name: 'a reviewer without a name is none',
      given: { declarations: [declaration('PO.2.1-1a', { reviewer: ' ' })] },
      notice: 'nobody stands behind it',
    },
    {
      name: 'a section that still reads the same counts',
      given: { declarations: [declaration('PO.2.1-1a', { evidence: [section(true)] })] },
    },
    {
      name: 'a section that changed since is to be confirmed again',
      given: { declarations: [declaration('PO.2.1-1a', { evidence: [section(true), section(false)] })] },
      notice: 'to be confirmed again: docs/roles.md',
    },
    {
      name: 'a declaration of nothing in particular is refused',
      given: { declarations: [declaration('PO.2.1-1a', { evidence: [] })] },
      notice: 'names no evidence',
    },
    {
      name: 'a declaration for a criterion of facts is pointless',
      given: { declarations: [declaration('PO.2.1-2a')] },
      notice: 'takes no declaration',
    },
    { name: 'an equivalent counts', given: { equivalents: [equivalent('PO.2.1-2a')] } },
    {
      name: 'an equivalent that does not explain itself is refused',
      given: { equivalents: [equivalent('PO.2.1-2a', { explanation: '' })] },
      notice: 'does not explain',
    },
    {
      name: 'an equivalent expires',
      given: { equivalents: [equivalent('PO.2.1-2a', { expires: '2026-11-22' })] },
      notice: 'expired on 2026-11-22',
    },
    { name: 'an exception counts', given: { exceptions: [exception('PO.2.1-1a')] } },
    {
      name: 'an exception expires',
      given: { exceptions: [exception('PO.2.1-1a', { expires: '2026-11-22' })] },
      notice: 'expired on 2026-11-22',
    },
    {
      name: 'an exception may be an orphan',
      given: { exceptions: [exception('PO.9.9-1a')] },
      notice: 'the policy has no PO.9.9-1a',
    },
    {
      name: 'an exception nobody approved is refused',
      given: { exceptions: [exception('PO.2.1-1a', { approver: '' })] },
      notice: 'nobody stands behind it',
    },
    { name: 'a task that may be set aside is set aside', given: { notApplicable: [notApplicableTask('PW.8.2')] } },
    {
      name: 'a task that the policy keeps stays',
      given: { notApplicable: [notApplicableTask('PO.2.1')] },
      notice: 'does not let this task be declared not applicable',
    },
    {
      name: 'a task without criteria cannot be set aside',
      given: { notApplicable: [notApplicableTask('PW.1.1')] },
      notice: 'the policy has no PW.1.1',
    },
    {
      name: 'setting a task aside expires',
      given: { notApplicable: [notApplicableTask('PW.8.2', { expires: '2026-11-22' })] },
      notice: 'expired on 2026-11-22',
    },
    {
      name: 'records that could not be read are said to be so',
      given: { unread: { reason: 'rate-limited', what: '.ssdf' } },
      notice: 'rate limit',
    },
  ])('$name', ({ given, at = AT, notice, soon }) => {
    const { notices, declarations, equivalents, exceptions, notApplicable } = ledger(given, at);
    const counted = declarations.size + equivalents.size + exceptions.size + notApplicable.size;
    expect({ counted, notices: notices.map(({ en }) => en) }).toEqual(
      notice === undefined
        ? { counted: 1, notices: soon === undefined ? [] : [expect.stringContaining(soon)] }
        : { counted: 0, notices: [expect.stringContaining(notice)] },
    );
  });

  it('of two that count the longer one speaks, in whatever order they come', () => {
    const short = declaration('PO.2.1-1a', { author: 'early', expires: '2026-12-31' });
    const long = declaration('PO.2.1-1a', { author: 'late', expires: '2027-12-31' });
    const speaking = [
      [short, long],
      [long, short],
    ].map((declarations) => ledger({ declarations }).declarations.get('PO.2.1-1a')?.author);
    expect(speaking).toEqual(['late', 'late']);
  });

  it('one that does not count leaves another one standing', () => {
    const { declarations, notices } = ledger({
      declarations: [declaration('PO.2.1-1a'), declaration('PO.2.1-1a', { reviewer: 'alice' })],
    });
    expect([declarations.size, notices.length]).toEqual([1, 1]);
  });
});

describe('what the organisation hands down', () => {
  const two = policy([ladder('PO.1.1', [declared]), ladder('PS.1.1', [declared])]);
  const results = (given: Parameters<typeof records>[0]) => {
    const assessment = assessed({ policy: two, records: records(given) });
    return ['PO.1.1-1a', 'PS.1.1-1a'].map((id) => criterionIn(assessment, id));
  };
  const unseen = { reason: 'forbidden', what: 'acme/.github', permission: 'contents: read' } as const;

  it.each<{ name: string; inherit: readonly string[]; expected: readonly string[] }>([
    { name: 'its own group alone', inherit: [], expected: ['unknown', 'unmet'] },
    { name: 'a further group', inherit: ['PS'], expected: ['unknown', 'unknown'] },
    { name: 'a further task', inherit: ['PS.1.1'], expected: ['unknown', 'unknown'] },
    { name: 'another criterion', inherit: ['PS.1.1-2a'], expected: ['unknown', 'unmet'] },
  ])('leaves open, where it could not be read: $name', ({ inherit, expected }) => {
    expect(results({ unreadAbove: { unseen, inherit } }).map(({ result }) => result)).toEqual(expected);
  });

  it('counts as declared and is told without its names and places', () => {
    const record = declaration('PO.1.1-1a', {
      inherited: true,
      author: 'AUTHOR',
      reviewer: 'REVIEWER',
      path: 'SECRET',
    });
    const [criterion] = results({ declarations: [record] });
    expect(criterion).toMatchObject({ result: 'met', basis: 'declared' });
    expect(JSON.stringify(criterion?.message)).not.toMatch(/AUTHOR|REVIEWER|SECRET/);
    expect(criterion?.message.ja).toContain('組織から継承');
  });

  it('is told without its places when it no longer counts', () => {
    const record = declaration('PO.1.1-1a', {
      inherited: true,
      path: 'SECRET',
      expires: '2026-01-01',
      date: '2025-01-01',
    });
    const { notices } = assessed({ policy: two, records: records({ declarations: [record] }) });
    expect(notices.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^declaration of the organization for PO\.1\.1-1a: expired/),
    ]);
  });
});
