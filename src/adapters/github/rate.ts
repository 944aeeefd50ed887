import type { Rate } from '../../model/rate.ts';

type Headers = Readonly<Record<string, string | number | undefined>>;

/** GitHub's windows last an hour; a wait beyond that is no answer of GitHub's and is cut. */
const LONGEST_SECONDS = 3600;
/** For a refusal that names no wait (GitHub's advice for secondary limits: a minute at least). */
const UNNAMED_SECONDS = 60;

/** Follows the headers of every answer: what is left, and until when GitHub wants to be left alone. */
export class RateMeter {
  #rate: Rate = {};

  /** `limited`: the answer was refused for asking too much. `at` is the time of reading, RFC 3339. */
  note(headers: Headers, { at, limited }: { readonly at: string; readonly limited: boolean }): void {
    const remaining = wholeNumber(headers['x-ratelimit-remaining']);
    const reset = resetOf(headers, at);
    this.#rate = {
      ...this.#rate,
      ...(remaining === undefined ? {} : { remaining }),
      ...(reset === undefined ? {} : { resetAt: reset }),
      ...(limited ? { limitedUntil: later(this.#rate.limitedUntil, after(at, waitSeconds(headers, at))) } : {}),
    };
  }

  read(): Rate {
    return this.#rate;
  }
}

/** Seconds until a refused request may be sent again, by `Retry-After`, else by the end of an empty window. */
export function waitSeconds(headers: Headers, at: string): number {
  const named = wholeNumber(headers['retry-after']);
  if (named !== undefined) return Math.min(Math.max(named, 1), LONGEST_SECONDS);
  const reset = resetOf(headers, at);
  if (wholeNumber(headers['x-ratelimit-remaining']) !== 0 || reset === undefined) return UNNAMED_SECONDS;
  return Math.max(Math.ceil((Date.parse(reset) - Date.parse(at)) / 1000), 1);
}

function resetOf(headers: Headers, at: string): string | undefined {
  const epoch = wholeNumber(headers['x-ratelimit-reset']);
  if (epoch === undefined) return undefined;
  const seconds = epoch - Date.parse(at) / 1000;
  return after(at, Math.min(Math.max(seconds, 0), LONGEST_SECONDS));
}

function after(at: string, seconds: number): string {
  return new Date(Date.parse(at) + Math.ceil(seconds * 1000)).toISOString();
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

function wholeNumber(header: string | number | undefined): number | undefined {
  const text = String(header ?? '');
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
