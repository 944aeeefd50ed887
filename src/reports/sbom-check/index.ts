import type { Language, Text } from '../../model/text.ts';
import type { SbomCheck } from '../../sbom/check.ts';
import type { SbomCounts } from '../../sbom/count.ts';
import type { GradedAttribute } from '../../sbom/grade.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { cutText } from '../visible.ts';
import { belongsLines } from './belongs.ts';
import { COUNT_WORDS, INVALID, LINE, MATURITY, MET, NEXT, NOT_VALIDATED, OPEN, SILENT, UNMET, VALID } from './words.ts';

/** What `sbom check` found, for a terminal: the answer, what is wrong, what is there, how mature it is. */
export function renderSbomCheck(check: SbomCheck, language: Language): string {
  const blocks = [
    opening(check, language),
    errorLines(check, language),
    [countLine(check.counts, language)],
    belongsLines(check.belongs, language),
    maturityLines(check, language),
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

function maturityLines({ profile, attributes, ...range }: SbomCheck, language: Language): readonly string[] {
  return [
    `${MATURITY[language]} ${rangeOf(range)} / ${profile.highest}  [${profile.name}] ${profile.label[language]}`,
    ...attributes.flatMap((one) => attributeLines(one, profile.highest, language)),
    profile.note[language],
  ];
}

function attributeLines(one: GradedAttribute, highest: 1 | 3, language: Language): readonly string[] {
  const { label, have, total, declaredUnknown, standIns, lacks } = one;
  const apart = { en: `, ${declaredUnknown} declared unknown`, ja: `、「不明」の明記 ${declaredUnknown}` }[language];
  const weak = standIns === undefined ? '' : { en: `, ${standIns} of them by manufacturer or publisher alone`, ja: `、うち ${standIns} は製造者・発行者の記載による` }[language]; // prettier-ignore
  const head = `  ${standing(one, highest, language)}  ${label[language]}: ${have}/${total}${weak}${declaredUnknown > 0 ? apart : ''}`;
  if (lacks === undefined) return [head];
  const { level, message, offenders } = lacks;
  const told = offenders.map(({ pointer, name }) => `${cutText(name, 60)} (${pointer})`).join(', ');
  const prefix = highest === 1 ? '' : `${NEXT[language].replace('#', String(level))} `;
  return [head, `       → ${prefix}${message[language]}`, ...(told === '' ? [] : [`         ${told}`])];
}

/** A table without levels between is read as there or lacking, never as a number. */
function standing(one: GradedAttribute, highest: 1 | 3, language: Language): string {
  if (highest === 3) return rangeOf(one);
  if (one.levelAtMost > one.level) return OPEN[language];
  return (one.level === 1 ? MET : UNMET)[language];
}

function rangeOf({ level, levelAtMost }: Pick<GradedAttribute, 'level' | 'levelAtMost'>): string {
  return level === levelAtMost ? String(level) : `${level}-${levelAtMost}`;
}
