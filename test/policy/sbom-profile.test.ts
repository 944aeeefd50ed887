import { describe, expect, it } from '@jest/globals';
import { parseSbomProfile } from '../../src/policy/parse-sbom-profile.ts';
import { problemsOf } from './support.ts';

const GOOD = `sbomProfile: mine
label: { en: Mine, ja: 独自 }
note: { en: A note, ja: 注記 }
attributes:
  - id: license
    label: { en: licenses, ja: ライセンス }
    shows: component-license
    level1: [{ measure: primary-license }]
    level3: [{ measure: component-license, atLeast: 0.8 }]
`;

describe('a table of SBOM attributes', () => {
  it('is read with its thresholds; what is not said asks for all and takes no "unknown"', () => {
    expect(parseSbomProfile('p.yml', GOOD)).toMatchObject({
      name: 'mine',
      highest: 3,
      attributes: [
        {
          id: 'license',
          shows: 'component-license',
          levels: [
            { level: 1, rules: [{ measure: 'primary-license', atLeast: 1, unknownCounts: false }] },
            { level: 3, rules: [{ measure: 'component-license', atLeast: 0.8, unknownCounts: false }] },
          ],
        },
      ],
    });
  });

  it.each<{ name: string; from: string | RegExp; to: string; problem: RegExp }>([
    { name: 'a measure nobody knows', from: 'primary-license', to: 'vibes', problem: /^p\.yml:8: .*measure/ },
    { name: 'a share above all', from: '0.8', to: '80', problem: /^p\.yml:9: .*atLeast/ },
    { name: 'a share of nothing', from: '0.8', to: '0', problem: /^p\.yml:9: .*atLeast/ },
    { name: 'an attribute that asks nothing', from: /    level[13].*\n/g, to: '', problem: /^p\.yml:5: the attribute asks nothing/ },
    { name: 'an attribute twice', from: '  - id: license', to: '  - { id: license, label: { en: a, ja: 項 }, level1: [{ measure: timestamp }] }\n  - id: license', problem: /^p\.yml:6: another attribute has this id/ },
    { name: 'levels that would never count', from: 'note:', to: 'highest: 1\nnote:', problem: /^p\.yml:6: the profile ends at level 1/ },
    { name: 'a key nobody knows', from: 'note:', to: 'colour: red\nnote:', problem: /^p\.yml:3: .*colour/ },
  ])('with $name is refused at its line', ({ from, to, problem }) => {
    expect(problemsOf(() => parseSbomProfile('p.yml', GOOD.replace(from, to)))).toEqual([expect.stringMatching(problem)]);
  }); // prettier-ignore
});
