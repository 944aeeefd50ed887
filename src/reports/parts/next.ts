import type { Language, Text } from '../../model/text.ts';
import { curesOf } from '../cures.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { nextSteps, type NextStep } from '../next-steps.ts';
import { placesMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { bracketed, WORDS } from '../words.ts';

/** Three steps, each with the setting or file to change. */
export function nextSection(input: ReportInput, options: ReportOptions): Section {
  const steps = nextSteps(input, options);
  if (steps.length === 0) return section(85, {});
  return section(85, {
    head: `### ${WORDS.next[options.language]}`,
    rows: steps.map((step, index) => `${index + 1}. ${stepMarkdown(step, input, options)}`),
  });
}

function stepMarkdown(step: NextStep, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const places = placesMarkdown(step.places, input.assessment.subject, 5);
  const where = bracketed(places, language);
  const { lead, todo, effect } = stepTexts(step, input, options);
  const space = { en: ' ', ja: '' }[language];
  return `${lead[language]}**${step.criterion.id}** ${plainMarkdown(todo[language])}${where}${space}${effect[language]}`;
}

/** The words of one step, the same in every format; `todo` may hold repository text. */
export interface StepTexts {
  readonly lead: Text;
  readonly todo: Text;
  readonly effect: Text;
}

export function stepTexts(step: NextStep, input: ReportInput, options: ReportOptions): StepTexts {
  const compared = input.baseline !== undefined;
  return {
    lead: compared && !step.caused ? WORDS.notFromThis : { en: '', ja: '' },
    todo: {
      en: todo(step, input, { ...options, language: 'en' }),
      ja: todo(step, input, { ...options, language: 'ja' }),
    },
    effect: effectText(step),
  };
}

/** What could not be confirmed may be in order already: looking comes before changing. */
function todo({ criterion }: NextStep, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const remedy = criterion.remedy[language];
  const cures = curesOf([criterion], input, options).map((cure) => cure[language]);
  if (cures.length === 0) return remedy;
  return SEE_FIRST[language](cures.join({ en: ', ', ja: '、' }[language]), remedy);
}

const SEE_FIRST: Readonly<Record<Language, (cures: string, remedy: string) => string>> = {
  en: (cures, remedy) => `Not confirmed: ${cures}. If it is not in place: ${remedy}`,
  ja: (cures, remedy) => `未確認のため、まず${cures}。未対応の場合：${remedy}`,
};

function effectText({ task, caused, criterion, brings }: NextStep): Text {
  if (brings !== undefined && caused) {
    return { en: `${task} then returns to level ${brings}.`, ja: `${task} は達成レベル ${brings} に戻ります。` };
  }
  if (brings !== undefined) {
    return { en: `${task} then reaches level ${brings}.`, ja: `${task} は達成レベル ${brings} になります。` };
  }
  return {
    en: `A step of ${task} towards level ${criterion.level}.`,
    ja: `${task} の達成レベル ${criterion.level} に近づきます。`,
  };
}
