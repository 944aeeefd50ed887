import type { Language, Text } from '../model/text.ts';
import { handlingShownTo } from './handling-shown.ts';
import { FIXING_STATES, FIXING_TITLE, PHASE_STATES, PHASES } from './phase-words.ts';
import type { ReportInput, ReportOptions } from './types.ts';
import { colon } from './words.ts';

export const HANDLING_TITLE: Text = {
  en: 'How known vulnerabilities were handled',
  ja: '既知の脆弱性への対応状況',
};

/** The four phases of a release and what it says of what it fixes, in the words of `sbom triage`; may hold repository text. */
export function handlingLines({ evidence }: ReportInput, { language, audience }: ReportOptions): readonly string[] {
  if (evidence.releaseHandling === undefined) return [];
  const { phases = [], fixing } = handlingShownTo(evidence.releaseHandling, audience);
  return [
    ...phases.map(({ phase, state, because }) =>
      line(PHASES[phase][language], PHASE_STATES[state][language], { because, language }),
    ),
    ...(fixing === undefined
      ? []
      : [line(FIXING_TITLE[language], FIXING_STATES[fixing.state][language], { because: fixing.because, language })]),
  ];
}

interface Reason {
  readonly because: Text | undefined;
  readonly language: Language;
}

function line(name: string, state: string, { because, language }: Reason): string {
  const head = `${name}${colon(language)}${state}`;
  return because === undefined ? head : `${head}${{ en: '; ', ja: '。' }[language]}${because[language]}`;
}
