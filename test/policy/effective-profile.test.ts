import { describe, expect, it } from '@jest/globals';
import { NO_CONFIGURATION, type Configuration } from '../../src/model/configuration.ts';
import type { Profile } from '../../src/model/policy.ts';
import { effectiveProfile } from '../../src/policy/effective-profile.ts';
import { text } from '../support/build.ts';

const profile = (name: string, targets: Profile['targets']): [string, Profile] => [
  name,
  { name, label: text(name), targets },
];
const KNOWN = new Map([
  profile('step-1', { 'PS.1.1': 1 }),
  profile('step-2', { 'PS.1.1': 1, 'PS.2.1': 1 }),
  profile('ours', { 'PS.1.1': 2 }),
]);
const DECIDED = { reason: 'r', decidedBy: 'd', role: 'CISO', date: '2026-04-01' };

describe('the targets that hold', () => {
  it.each<{ name: string; configuration: Partial<Configuration>; targets: Profile['targets'] }>([
    { name: 'are those of the default profile when nobody says more', configuration: {}, targets: { 'PS.1.1': 1 } },
    {
      name: 'are the highest of several profiles',
      configuration: { profiles: ['step-2', 'ours'] },
      targets: { 'PS.1.1': 2, 'PS.2.1': 1 },
    },
    {
      name: 'rise for the whole profile by a target without tasks',
      configuration: { profiles: ['step-2'], targets: [{ level: 2, ...DECIDED }] },
      targets: { 'PS.1.1': 2, 'PS.2.1': 2 },
    },
    {
      name: 'rise for the tasks a target names, also outside of the profile',
      configuration: { targets: [{ level: 3, tasks: ['RV.1.1'], ...DECIDED }] },
      targets: { 'PS.1.1': 1, 'RV.1.1': 3 },
    },
    {
      name: 'never fall by a lower target',
      configuration: { profiles: ['ours'], targets: [{ level: 1, tasks: ['PS.1.1'], ...DECIDED }] },
      targets: { 'PS.1.1': 2 },
    },
  ])('$name', ({ configuration, targets }) => {
    const effective = effectiveProfile({ ...NO_CONFIGURATION, ...configuration }, KNOWN);
    expect(effective).toMatchObject({ state: 'known', profile: { targets } });
  });

  it('are unknown when a profile is', () => {
    const configuration = { ...NO_CONFIGURATION, profiles: ['step-1', 'step-9'] };
    expect(effectiveProfile(configuration, KNOWN)).toEqual({ state: 'unknown', names: ['step-9'] });
  });
});
