import type { Language } from '../model/text.ts';

const NINE_HOURS = 9 * 60 * 60 * 1000;

/** `2026-11-23 09:14 UTC`; in Japanese JST first. Pure: the instant comes in, no clock is read. */
export function timeText(instant: string, language: Language): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const utc = minutes(time);
  return language === 'en' ? `${utc} UTC` : `${minutes(time + NINE_HOURS)} JST（${utc} UTC）`;
}

function minutes(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
