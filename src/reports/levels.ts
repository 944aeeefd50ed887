import type { LevelRange, TaskAssessment } from '../model/assessment.ts';
import type { Language } from '../model/text.ts';

export { rangeOf } from '../assessment/delta.ts';

/** `●●○ 2`, `●○○ 1 (up to 2)`. */
export function levelMark({ level, atMost }: LevelRange, language: Language): string {
  const dots = `${'●'.repeat(level)}${'○'.repeat(3 - level)}`;
  if (atMost === level) return `${dots} ${level}`;
  return language === 'en' ? `${dots} ${level} (up to ${atMost})` : `${dots} ${level}（最大 ${atMost}）`;
}

/** `2`, or `1–2` where unknown facts leave it open. */
export function rangeText({ level, atMost }: LevelRange, language: Language): string {
  if (atMost === level) return String(level);
  return language === 'en' ? `${level}–${atMost}` : `${level}～${atMost}`;
}

/** Printed beside the level wherever people's word raises it: "counting facts alone 0". */
export function observedText({ level, levelObserved }: TaskAssessment, language: Language): string {
  if (level === undefined || levelObserved === undefined || levelObserved === level) return '';
  return { en: `counting facts alone ${levelObserved}`, ja: `自動確認のみの場合 ${levelObserved}` }[language];
}
