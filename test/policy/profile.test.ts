import { describe, expect, it } from '@jest/globals';
import { parseProfile } from '../../src/policy/parse-profile.ts';
import { problemsOf } from './support.ts';

const profile = (targets: string) => `profile: mine\nlabel: { en: Mine, ja: 自社 }\ntargets: ${targets}\n`;

describe('a profile', () => {
  it('is read with the ids that people type', () => {
    expect(parseProfile('p.yml', profile('{ PO1.1: 1, ps.1.1: 3 }'))).toEqual({
      name: 'mine',
      label: { en: 'Mine', ja: '自社' },
      targets: { 'PO.1.1': 1, 'PS.1.1': 3 },
    });
  });

  it.each<{ name: string; targets: string; problems: readonly string[] }>([
    {
      name: 'aims at something',
      targets: '{}',
      problems: [
        'p.yml:3: targets: expected at least one task id with its level, as PS.1.1: 1, came a map without keys; correct it',
      ],
    },
    {
      name: 'aims at level 1, 2 or 3',
      targets: '{ PS.1.1: 0 }',
      problems: ['p.yml:3: targets.PS.1.1: expected level 1, 2 or 3, came 0; correct it'],
    },
    {
      name: 'names tasks that exist',
      targets: '{ PS.1.9: 1 }',
      problems: ['p.yml:3: targets: the key "PS.1.9" is not known here; remove it'],
    },
    {
      name: 'names a task once, in whatever spelling',
      targets: '{ PS.1.1: 1, PS1.1: 2 }',
      problems: ['p.yml:3: targets: the key "PS1.1" is not known here; remove it'],
    },
  ])('$name', ({ targets, problems }) => {
    expect(problemsOf(() => parseProfile('p.yml', profile(targets)))).toEqual(problems);
  });
});
