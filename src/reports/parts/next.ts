import { plainMarkdown } from '../escape-markdown.ts';
import { nextSteps, type NextStep } from '../next-steps.ts';
import { placeMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Three steps, each with the setting or file to change. */
export function nextSection(input: ReportInput, options: ReportOptions): Section {
  const steps = nextSteps(input, options);
  if (steps.length === 0) return section(85, {});
  return section(85, {
    head: `### ${WORDS.next[options.language]}`,
    rows: steps.map((step, index) => `${index + 1}. ${stepText(step, input, options)}`),
  });
}

function stepText(step: NextStep, input: ReportInput, { language }: ReportOptions): string {
  const { criterion, task } = step;
  const compared = input.baseline !== undefined;
  const lead = compared && !step.caused ? WORDS.notFromThis[language] : '';
  const places = step.places.map((place) => placeMarkdown(place, input.assessment.subject));
  const where = places.length === 0 ? '' : ` (${[...new Set(places)].join(', ')})`;
  return `${lead}**${criterion.id}** ${plainMarkdown(criterion.remedy[language])}${where} ${effect(step, task, language)}`;
}

function effect({ caused, criterion }: NextStep, task: string, language: 'en' | 'ja'): string {
  if (caused)
    return {
      en: `${task} then returns to level ${criterion.level}.`,
      ja: `${task} は達成レベル ${criterion.level} に戻ります。`,
    }[language];
  return {
    en: `A step of ${task} towards level ${criterion.level}.`,
    ja: `${task} の達成レベル ${criterion.level} に近づきます。`,
  }[language];
}
