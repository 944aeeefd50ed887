const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;
const ISO_DURATION =
  /^P(?=[\dT])(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?(?:T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?$/;

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const EARLIEST_ZONE = 14 * HOUR;

/** Parts of an ISO 8601 duration; whole numbers only. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Milliseconds since 1970 of an RFC 3339 instant; undefined when the text is none. */
export function instantOf(text: string): number | undefined {
  if (!RFC_3339.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The date in UTC, `2026-11-23`. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A full date has no zone: it is "later" only while it has begun nowhere on earth (UTC+14). */
export function isLaterDate(date: string, at: number): boolean {
  return date > dateOf(at + EARLIEST_ZONE);
}

/** Reads `P30D`, `P1Y6M`, `PT12H`; undefined when the text is no such duration. */
export function durationOf(text: string): Duration | undefined {
  const match = ISO_DURATION.exec(text);
  if (match === null) return undefined;
  const part = (index: number) => Number.parseInt(match[index] ?? '0', 10);
  return {
    years: part(1),
    months: part(2),
    weeks: part(3),
    days: part(4),
    hours: part(5),
    minutes: part(6),
    seconds: part(7),
  };
}

/** The instant a duration before another, in UTC; 31 March less a month is the last day of February. */
export function before(time: number, duration: Duration): number {
  const clock = ((time % DAY) + DAY) % DAY;
  const day = new Date(time - clock);
  const month = day.getUTCMonth() - duration.months - 12 * duration.years;
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const date = Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), lastOfMonth));
  const days = (7 * duration.weeks + duration.days) * DAY;
  return date + clock - days - duration.hours * HOUR - (60 * duration.minutes + duration.seconds) * SECOND;
}
