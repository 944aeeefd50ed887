import { describe, expect, it } from '@jest/globals';
import { needsAttention, reviewRecords } from '../../src/assessment/record-review.ts';
import { instantOf } from '../../src/model/instant.ts';
import type { Records } from '../../src/model/records.ts';
import { assessed, criterionIn } from '../support/assess.ts';
import { AT, declared, is, ladder, policy } from '../support/build.ts';
import { declaration, equivalent, exception, notApplicableTask, records } from '../support/build-records.ts';

const ID = 'PS.1.1-1a';
const tested = policy([ladder('PS.1.1', [declared]), ladder('PS.2.1', [is('a.x')])]);
const changed = {
  evidence: [{ kind: 'section', path: 'a.md', section: 'A', blob: 'a'.repeat(40), blobMatches: false }],
} as const;

const review = (given: Partial<Records>) => reviewRecords(records(given), tested, instantOf(AT) ?? NaN);

/** The tests assess on 23 November 2026. */
describe('how a record stands', () => {
  it.each<{ name: string; given: Partial<Records>; state: string; ja: string }>([
    {
      name: 'a declaration',
      given: { declarations: [declaration(ID)] },
      state: 'valid',
      ja: '有効（期限 2027-10-01）',
    },
    {
      name: 'a declaration of which 30 days are left',
      given: { declarations: [declaration(ID, { expires: '2026-12-23' })] },
      state: 'expires-soon',
      ja: '2026-12-23 に期限が切れます',
    },
    {
      name: 'a declaration of which 31 days are left',
      given: { declarations: [declaration(ID, { expires: '2026-12-24' })] },
      state: 'valid',
      ja: '有効',
    },
    {
      name: 'a declaration on its last day',
      given: { declarations: [declaration(ID, { expires: '2026-11-23' })] },
      state: 'expires-soon',
      ja: '2026-11-23',
    },
    {
      name: 'a declaration that ended yesterday',
      given: { declarations: [declaration(ID, { expires: '2026-11-22' })] },
      state: 'expired',
      ja: '期限が切れました',
    },
    {
      name: 'a declaration of a criterion that is no more',
      given: { declarations: [declaration('PS.1.1-3z')] },
      state: 'orphaned',
      ja: 'ポリシーに PS.1.1-3z がありません',
    },
    {
      name: 'a declaration whose content changed since',
      given: { declarations: [declaration(ID, changed)] },
      state: 'changed-since',
      ja: '要再確認',
    },
    {
      name: 'a declaration reviewed by its author',
      given: { declarations: [declaration(ID, { reviewer: '@Alice' })] },
      state: 'self-reviewed',
      ja: '同一人物',
    },
    {
      name: 'an equivalent without an explanation',
      given: { equivalents: [equivalent(ID, { explanation: ' ' })] },
      state: 'without-explanation',
      ja: '同等性の説明がありません',
    },
    {
      name: 'an exception that ended',
      given: { exceptions: [exception(ID, { expires: '2026-01-01' })] },
      state: 'expired',
      ja: '例外措置',
    },
    {
      name: 'an exception of a criterion that is no more',
      given: { exceptions: [exception('PS.1.1-3z')] },
      state: 'orphaned',
      ja: '例外措置',
    },
    {
      name: 'a task set aside that may not be',
      given: { notApplicable: [notApplicableTask('PS.1.1')] },
      state: 'not-allowed',
      ja: '対象外とできません',
    },
  ])('$name: $state', ({ given, state, ja }) => {
    const [record, ...others] = review(given);
    expect(others).toEqual([]);
    expect(record?.state).toBe(state);
    expect(record?.message.ja).toContain(ja);
    expect(record === undefined ? undefined : needsAttention(record)).toBe(state !== 'valid');
  });

  it('does not depend on the order of the records', () => {
    const declarations = [declaration(ID), declaration(ID, { expires: '2026-12-01' }), declaration('PS.1.1-3z')];
    expect(review({ declarations: declarations.toReversed() })).toEqual(review({ declarations }));
  });

  it('is told in the notices of an assessment before a record runs out, and the record still counts', () => {
    const given = records({ declarations: [declaration(ID, { expires: '2026-12-01' })] });
    const assessment = assessed({ policy: tested, records: given });
    expect(assessment.notices.map(({ en }) => en)).toEqual([expect.stringContaining('expires soon, on 2026-12-01')]);
    expect(criterionIn(assessment, ID).result).toBe('met');
  });
});
