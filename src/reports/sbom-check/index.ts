import type { Language, Text } from '../../model/text.ts';
import type { SbomCheck } from '../../sbom/check.ts';
import type { SbomCounts } from '../../sbom/count.ts';
import type { GradedAttribute } from '../../sbom/grade.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { ATTRIBUTE_WORDS, COUNT_WORDS, INVALID, LINE, MATURITY, NOT_VALIDATED, SILENT, VALID } from './words.ts';

/** What `sbom check` found, for a terminal: the answer, what is wrong, what is there, how mature it is. */
export function renderSbomCheck(check: SbomCheck, language: Language): string {
  const blocks = [
    opening(check, language),
    errorLines(check, language),
    [countLine(check.counts, language)],
    [`${MATURITY[language]}: ${check.level}`, ...check.attributes.map((one) => attributeLine(one, language))],
    [SILENT[language]],
  ];
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => [...block, '']);
  return `${lines.slice(0, -1).map(escapeTerminal).join('\n')}\n`;
}

function opening(check: SbomCheck, language: Language): readonly string[] {
  const { format, specVersion, serialization, notValidated } = check;
  const head = `${format} ${specVersion} (${serialization}): ${verdict(check)[language]}`;
  return notValidated === undefined ? [head] : [head, notValidated[language]];
}

function errorLines({ errors, moreErrors }: SbomCheck, language: Language): readonly string[] {
  const told = errors.map(({ pointer, line, message }) => {
    const place = line === undefined ? pointer : `${pointer} (${LINE[language].replace('#', String(line))})`;
    return `! ${place}  ${message[language]}`;
  });
  return moreErrors === undefined ? told : [...told, `! ${moreErrors[language]}`];
}

function verdict({ valid, notValidated }: SbomCheck): Text {
  if (notValidated !== undefined) return NOT_VALIDATED;
  return valid ? VALID : INVALID;
}

function countLine(counts: SbomCounts, language: Language): string {
  const keys = Object.keys(COUNT_WORDS) as (keyof SbomCounts)[];
  return keys.map((key) => `${COUNT_WORDS[key][language]} ${counts[key]}`).join(' · ');
}

function attributeLine({ id, level, have, total, declaredUnknown }: GradedAttribute, language: Language): string {
  const apart = { en: `, ${declaredUnknown} declared unknown`, ja: `、「不明」と明記 ${declaredUnknown}` }[language];
  return `  ${level}  ${ATTRIBUTE_WORDS[id][language]}: ${have}/${total}${declaredUnknown > 0 ? apart : ''}`;
}
