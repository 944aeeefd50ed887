import type { LevelRange, TaskAssessment } from '../model/assessment.ts';
import type { Language } from '../model/text.ts';

/** `●●○ 2`, `●○○ 1 (up to 2)`. */
export function levelMark({ level, atMost }: LevelRange, language: Language): string {
  const dots = `${'●'.repeat(level)}${'○'.repeat(3 - level)}`;
  if (atMost === level) return `${dots} ${level}`;
  return language === 'en' ? `${dots} ${level} (up to ${atMost})` : `${dots} ${level}（最大 ${atMost}）`;
}

export function rangeText({ level, atMost }: LevelRange, language: Language): string {
  if (atMost === level) return String(level);
  return language === 'en' ? `${level} to ${atMost}` : `${level}～${atMost}`;
}

export function rangeOf({ level, levelAtMost }: TaskAssessment): LevelRange | undefined {
  return level === undefined || levelAtMost === undefined ? undefined : { level, atMost: levelAtMost };
}
