import type { z } from 'zod';
import type { SbomAttribute, SbomProfile } from '../model/sbom-profile.ts';
import type { Text } from '../model/text.ts';
import { boundProblems, throwProblems } from './problem.ts';
import { readFile } from './read-file.ts';
import { sbomProfileSchema } from './sbom-profile-schema.ts';

type RawAttribute = z.output<typeof sbomProfileSchema>['attributes'][number];

/** Reads one table of SBOM attributes; throws a PolicyError that carries every problem. */
export function parseSbomProfile(file: string, text: string): SbomProfile {
  const reading = readFile(file, text, sbomProfileSchema);
  if (reading.state === 'bad') return throwProblems(reading.problems);
  const { sbomProfile, attributes, ...rest } = reading.value;
  const findings = attributes.flatMap((one, index) => findingsOf(one, index, { attributes, highest: rest.highest }));
  if (findings.length > 0)
    throwProblems(
      boundProblems(
        findings.map(({ index, what }) => {
          return { code: 'POLICY_RULE' as const, file, ...reading.yaml.placeOf(['attributes', index]), what };
        }),
      ),
    );
  return { name: sbomProfile, ...rest, attributes: attributes.map(attributeOf) };
}

interface Around {
  readonly attributes: readonly RawAttribute[];
  readonly highest: 1 | 3;
}

/** An attribute that asks nothing would be passed by emptiness; one that asks beyond the highest level would never be looked at. */
function findingsOf(one: RawAttribute, index: number, { attributes, highest }: Around) {
  const found: Text[] = [];
  if (rulesOf(one).length === 0) found.push(ASKS_NOTHING);
  if (attributes.findIndex(({ id }) => id === one.id) !== index) found.push(TWICE);
  if (highest === 1 && (one.level2 ?? one.level3) !== undefined) found.push(BEYOND);
  return found.map((what) => ({ index, what }));
}

function rulesOf({ level1, level2, level3 }: RawAttribute) {
  return ([1, 2, 3] as const).flatMap((level) => {
    const rules = [level1, level2, level3][level - 1];
    return rules === undefined ? [] : [{ level, rules }];
  });
}

function attributeOf(raw: RawAttribute): SbomAttribute {
  const levels = rulesOf(raw);
  const shows = raw.shows ?? levels[0]?.rules[0]?.measure ?? 'format-named';
  return { id: raw.id, label: raw.label, shows, levels };
}

const ASKS_NOTHING: Text = {
  en: 'the attribute asks nothing; give it level1, level2 or level3',
  ja: '何も求めていない属性です。level1、level2、level3 のいずれかを書いてください',
};
const TWICE: Text = { en: 'another attribute has this id', ja: '同じ id の属性が既にあります' };
const BEYOND: Text = {
  en: 'the profile ends at level 1 (highest: 1), so level2 and level3 would never count; take them out',
  ja: 'highest: 1 のため level2 と level3 は評価されません。削除してください',
};
