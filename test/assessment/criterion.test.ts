import { describe, expect, it } from '@jest/globals';
import type { Basis, Result } from '../../src/model/level.ts';
import type { Need } from '../../src/model/policy.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Records } from '../../src/model/records.ts';
import { assessed, criterionIn, taskIn } from '../support/assess.ts';
import {
  all,
  any,
  declared,
  evidence,
  is,
  ladder,
  notApplicable,
  observed,
  policy,
  unknown,
} from '../support/build.ts';
import { declaration, equivalent, exception, records } from '../support/build-records.ts';

const ID = 'PS.1.1-1a';
const yes = (id: string) => observed(id, true);
const no = (id: string) => observed(id, false);
const document: Need = { kind: 'fact', fact: 'file.documents', op: 'includes', value: ['roles'] };
const unread = { reason: 'forbidden', what: '.ssdf', permission: 'contents: read' } as const;

interface Row {
  readonly name: string;
  readonly needs: Need;
  readonly facts?: readonly Fact[];
  readonly records?: Partial<Records>;
  readonly result: Result;
  readonly basis?: Basis;
}

function judge({ needs, facts = [], records: given = {} }: Row) {
  const assessment = assessed({
    policy: policy([ladder('PS.1.1', [needs])]),
    evidence: evidence(facts),
    records: records(given),
  });
  return { criterion: criterionIn(assessment, ID), task: taskIn(assessment, 'PS.1.1') };
}

describe('a criterion', () => {
  it.each<Row>([
    { name: 'a fact that is missing is unknown', needs: is('a.x'), result: 'unknown' },
    { name: 'a fact that is unknown is unknown', needs: is('a.x'), facts: [unknown('a.x')], result: 'unknown' },
    { name: 'all: one no settles it', needs: all(is('a.x'), is('a.y')), facts: [no('a.x')], result: 'unmet' },
    {
      name: 'all: yes and unknown is unknown',
      needs: all(is('a.x'), is('a.y')),
      facts: [yes('a.x')],
      result: 'unknown',
    },
    {
      name: 'any: one yes settles it',
      needs: any(is('a.x'), is('a.y')),
      facts: [yes('a.x')],
      result: 'met',
      basis: 'observed',
    },
    { name: 'any: no and unknown is unknown', needs: any(is('a.x'), is('a.y')), facts: [no('a.x')], result: 'unknown' },
    {
      name: 'all: what is not applicable drops out',
      needs: all(is('a.x'), is('a.y')),
      facts: [notApplicable('a.x'), yes('a.y')],
      result: 'met',
      basis: 'observed',
    },
    {
      name: 'any: what is not applicable drops out',
      needs: any(is('a.x'), is('a.y')),
      facts: [notApplicable('a.x'), no('a.y')],
      result: 'unmet',
    },
    {
      name: 'nothing left to judge is unknown, not met',
      needs: all(is('a.x'), any(is('a.y'))),
      facts: [notApplicable('a.x'), notApplicable('a.y')],
      result: 'unknown',
    },
    { name: 'a need without members is unknown, not met', needs: all(), result: 'unknown' },
    {
      name: 'two different answers to one question settle nothing',
      needs: is('a.x'),
      facts: [yes('a.x'), no('a.x')],
      result: 'unknown',
    },
    { name: 'no declaration is unmet', needs: declared, result: 'unmet' },
    {
      name: 'a declaration meets it',
      needs: declared,
      records: { declarations: [declaration(ID)] },
      result: 'met',
      basis: 'declared',
    },
    {
      name: 'a declaration for another criterion does not',
      needs: declared,
      records: { declarations: [declaration('PS.1.1-1b')] },
      result: 'unmet',
    },
    {
      name: 'a declaration never fills a fact',
      needs: all(is('a.x'), declared),
      facts: [no('a.x')],
      records: { declarations: [declaration(ID)] },
      result: 'unmet',
    },
    {
      name: 'facts that suffice leave a declaration unneeded',
      needs: any(is('a.x'), declared),
      facts: [yes('a.x')],
      records: { declarations: [declaration(ID)] },
      result: 'met',
      basis: 'observed',
    },
    {
      name: 'a document found alone is unknown: its content is not confirmed',
      needs: all(document, declared),
      facts: [observed('file.documents', ['roles'])],
      result: 'unknown',
    },
    {
      name: 'a document that is missing is unmet',
      needs: all(document, declared),
      facts: [observed('file.documents', [])],
      result: 'unmet',
    },
    {
      name: 'a document found and declared is met',
      needs: all(document, declared),
      facts: [observed('file.documents', ['roles'])],
      records: { declarations: [declaration(ID)] },
      result: 'met',
      basis: 'declared',
    },
    {
      name: 'records that could not be read leave a declaration unknown',
      needs: declared,
      records: { unread },
      result: 'unknown',
    },
    {
      name: 'records that could not be read may hold an equivalent',
      needs: is('a.x'),
      facts: [no('a.x')],
      records: { unread },
      result: 'unknown',
    },
    {
      name: 'an equivalent replaces the whole criterion',
      needs: all(is('a.x'), declared),
      facts: [no('a.x')],
      records: { equivalents: [equivalent(ID)] },
      result: 'met',
      basis: 'equivalent',
    },
    {
      name: 'what is observed stays observed beside an equivalent',
      needs: is('a.x'),
      facts: [yes('a.x')],
      records: { equivalents: [equivalent(ID)] },
      result: 'met',
      basis: 'observed',
    },
    {
      name: 'an exception leaves it unmet',
      needs: is('a.x'),
      facts: [no('a.x')],
      records: { exceptions: [exception(ID)] },
      result: 'unmet',
    },
  ])('$name', (row) => {
    const { criterion } = judge(row);
    expect({ result: criterion.result, basis: criterion.basis }).toEqual({ result: row.result, basis: row.basis });
  });

  it.each<{ name: string; records: Partial<Records> }>([
    { name: 'a declaration', records: { declarations: [declaration(ID)] } },
    { name: 'an equivalent', records: { equivalents: [equivalent(ID)] } },
  ])('$name raises the level and not the observed level', ({ records: given }) => {
    const { task } = judge({
      name: '',
      needs: all(is('a.x'), declared),
      facts: [yes('a.x')],
      records: given,
      result: 'met',
    });
    expect([task.level, task.levelObserved]).toEqual([1, 0]);
  });

  it('an exception is written beside an unmet criterion with its end and its approver', () => {
    const given = { exceptions: [exception(ID), exception(ID, { expires: '2027-03-31', approver: 'dave' })] };
    const { criterion } = judge({ name: '', needs: is('a.x'), facts: [no('a.x')], records: given, result: 'unmet' });
    expect(criterion.excepted).toEqual({ until: '2027-03-31', by: 'dave' });
  });

  it('an exception has nothing to say about a criterion that is met', () => {
    const given = { exceptions: [exception(ID)] };
    const { criterion } = judge({ name: '', needs: is('a.x'), facts: [yes('a.x')], records: given, result: 'met' });
    expect(criterion.excepted).toBeUndefined();
  });

  it('it names its facts once, in the order of the policy', () => {
    const { criterion } = judge({ name: '', needs: all(is('b.y'), any(is('a.x'), is('b.y'))), result: 'unknown' });
    expect(criterion.facts).toEqual(['b.y', 'a.x']);
  });
});
