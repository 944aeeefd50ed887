import { describe, expect, it } from '@jest/globals';
import { NO_CONFIGURATION, type Configuration } from '../../src/model/configuration.ts';
import type { GateMode } from '../../src/model/assessment.ts';
import { stricter, underOrganization } from '../../src/policy/join-configurations.ts';
import { notApplicableTask } from '../support/build-records.ts';

const configuration = (overrides: Partial<Configuration>): Configuration => ({ ...NO_CONFIGURATION, ...overrides });
const gate = (mode: GateMode | undefined) => configuration(mode === undefined ? {} : { gate: mode });
const target = (level: 1 | 2 | 3) => ({ level, reason: 'r', decidedBy: 'd', role: 'CISO', date: '2026-04-01' });
const scope = (overrides: Partial<Configuration['scope']>) =>
  configuration({ scope: { ...NO_CONFIGURATION.scope, ...overrides } });

describe('two configurations that both hold', () => {
  it.each<{ a: GateMode | undefined; b: GateMode | undefined; both: GateMode | undefined }>([
    { a: 'observe', b: 'enforce', both: 'enforce' },
    { a: 'ratchet', b: 'observe', both: 'ratchet' },
    { a: undefined, b: 'ratchet', both: 'ratchet' },
    // The default is ratchet on a pull request, so a written "observe" may not soften it.
    { a: undefined, b: 'observe', both: undefined },
  ])('take the harder gate of $a and $b', ({ a, b, both }) => {
    expect(stricter(gate(a), gate(b)).gate).toBe(both);
    expect(stricter(gate(b), gate(a)).gate).toBe(both);
  });

  it('keep the default profile beside the one that only one of them names', () => {
    expect(stricter(configuration({ profiles: ['step-2'] }), NO_CONFIGURATION).profiles).toEqual(['step-1', 'step-2']);
  });

  it('keep all targets', () => {
    const both = stricter(configuration({ targets: [target(1)] }), configuration({ targets: [target(2)] }));
    expect(both.targets.map(({ level }) => level)).toEqual([1, 2]);
  });

  it('leave out only the tasks that both leave out, until the earlier expiry', () => {
    const a = scope({
      notApplicable: [notApplicableTask('PW.6.1', { expires: '2027-03-01' }), notApplicableTask('PS.1.1')],
    });
    const b = scope({ notApplicable: [notApplicableTask('PW.6.1', { expires: '2027-02-01' })] });
    const both = stricter(a, b).scope.notApplicable;
    expect(both.map(({ task, expires }) => [task, expires])).toEqual([['PW.6.1', '2027-02-01']]);
  });

  it('keep evidence for the longer time', () => {
    const both = stricter(configuration({ retention: 'P90D' }), configuration({ retention: 'P400D' }));
    expect(both.retention).toBe('P400D');
  });

  it.each<{ a?: 'observe' | 'enforce'; b?: 'observe' | 'enforce'; held: 'observe' | 'enforce' | undefined }>([
    { held: undefined },
    { a: 'enforce', held: 'enforce' },
    { a: 'enforce', b: 'observe', held: 'enforce' },
    { a: 'observe', held: 'observe' },
  ])('hold a fixing release and malware to what $a or $b asks, and neither takes it back', ({ a, b, held }) => {
    const of = (asked: typeof a) =>
      configuration(asked === undefined ? {} : { fixingReleases: asked, broughtMalware: asked });
    for (const [one, other] of [
      [of(a), of(b)],
      [of(b), of(a)],
    ] as const) {
      expect(stricter(one, other).fixingReleases).toBe(held);
      expect(underOrganization(one, other).fixingReleases).toBe(held);
      expect(stricter(one, other).broughtMalware).toBe(held);
      expect(underOrganization(one, other).broughtMalware).toBe(held);
    }
  });

  it('are judged by the policies of the first', () => {
    expect(stricter(NO_CONFIGURATION, configuration({ policies: 'mine' })).policies).toBeUndefined();
  });

  it('are one when they are alike', () => {
    const one = configuration({ profiles: ['step-2'], gate: 'enforce', retention: 'P90D', locks: ['gate'] });
    expect(stricter(one, one)).toEqual(one);
  });
});

describe('a repository under an organisation', () => {
  const organization = configuration({ gate: 'ratchet', profiles: ['step-1'], retention: 'P400D', lang: 'ja' });

  it('takes what it does not say itself', () => {
    expect(underOrganization(NO_CONFIGURATION, organization)).toEqual(organization);
  });

  it('may say otherwise where nothing is locked', () => {
    const own = configuration({ gate: 'observe', profiles: ['step-3'], lang: 'en' });
    expect(underOrganization(own, organization)).toEqual({ ...own, retention: 'P400D' });
  });

  it('may only tighten what is locked', () => {
    const locked = { ...organization, locks: ['gate', 'retention', 'policies', 'scope'] as const };
    const own = configuration({
      gate: 'observe',
      retention: 'P1D',
      policies: 'ours',
      scope: { ...NO_CONFIGURATION.scope, notApplicable: [notApplicableTask('PW.6.1')] },
    });
    const held = underOrganization(own, locked);
    expect([held.gate, held.retention, held.policies, held.scope.notApplicable]).toEqual([
      'ratchet',
      'P400D',
      undefined,
      [],
    ]);
    expect(underOrganization(gate('enforce'), locked).gate).toBe('enforce');
  });

  it('cannot lock or unlock by itself', () => {
    const own = configuration({ locks: ['profile'] });
    expect(underOrganization(own, { ...organization, locks: ['gate'] }).locks).toEqual(['gate']);
  });
});
