import { CORRESPONDENCES, type CrosswalkGap, type Pointer, type TaskGap } from '../../assessment/crosswalk-gap.ts';
import type { Crosswalk } from '../../model/crosswalk.ts';
import type { Language } from '../../model/text.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { bracketed, colon } from '../words.ts';
import { criteriaText } from './criteria-text.ts';
import { type CrosswalkInput, helpText } from './documents.ts';
import { labelText } from './label-text.ts';
import { CORRESPONDENCE_WORDS, LABELS, MARKS, WORDING } from './words.ts';

/** From the guidelines that are followed to corresponding, partial and missing tasks: plain text for a terminal. */
export function renderGap(gap: CrosswalkGap, { crosswalks, labels }: CrosswalkInput, language: Language): string {
  const counted = CORRESPONDENCES.map((one) => `${CORRESPONDENCE_WORDS[one][language]} ${gap.counts[one]}`);
  const lines = [
    `${LABELS.followed[language]}${colon(language)}${followed(crosswalks, gap.met, language)}`,
    counted.join(' · '),
    WORDING[language],
    ...CORRESPONDENCES.flatMap((one) => {
      const tasks = gap.tasks.filter(({ correspondence }) => correspondence === one);
      const told = tasks.flatMap((task) => taskLines(task, labels, language));
      return tasks.length === 0 ? [] : ['', `${CORRESPONDENCE_WORDS[one][language]} (${tasks.length})`, ...told];
    }),
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function followed(crosswalks: readonly Crosswalk[], met: readonly string[], language: Language): string {
  return crosswalks
    .filter(({ guideline }) => met.includes(guideline))
    .map((crosswalk) => labelText(crosswalk, language))
    .join(' / ');
}

function taskLines(gap: TaskGap, labels: CrosswalkInput['labels'], language: Language): readonly string[] {
  const help = helpText(gap);
  return [
    `  ${gap.task}  ${labels[gap.task][language]}`,
    ...gap.through.map((pointer) => `      ${pointerText(pointer, language)}`),
    ...(help === undefined ? [] : [`      ${LABELS.readOn[language]}${colon(language)}${help[language]}`]),
    ...gap.readOn.map(
      (pointer) => `      ${LABELS.readOn[language]}${colon(language)}${pointerText(pointer, language)}`,
    ),
    ...gap.elsewhere.map(
      (pointer) => `      ${LABELS.elsewhere[language]}${colon(language)}${pointerText(pointer, language)}`,
    ),
  ];
}

function pointerText({ crosswalk, entry }: Pointer, language: Language): string {
  const items = entry.items.map(({ id }) => id).join(', ');
  const narrow = entry.criteria.length === 0 ? '' : bracketed(criteriaText(entry, crosswalk, language), language);
  return [MARKS[entry.mark], labelText(crosswalk, language), ...(items === '' ? [] : [items])].join(' ') + narrow;
}
