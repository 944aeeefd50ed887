import type { Rate } from '../../model/rate.ts';

type Headers = Readonly<Record<string, string | number | undefined>>;

/** GitHub's windows last an hour; a wait beyond that is no answer of GitHub's and is cut. */
const LONGEST_SECONDS = 3600;
/** For a refusal that names no wait (GitHub's advice for secondary limits: a minute at least). */
const UNNAMED_SECONDS = 60;

/** GitHub counts its two APIs apart; what it calls a secondary limit holds for both. */
export type Api = 'rest' | 'graphql';

export interface Noted {
  /** Time of reading, RFC 3339. */
  readonly at: string;
  /** The answer was refused for asking too much. */
  readonly limited: boolean;
  readonly api?: Api;
}

/** Follows the headers of every answer: what is left, and until when GitHub wants to be left alone. */
export class RateMeter {
  #left: Rate = {};
  readonly #until = new Map<Api, string>();

  note(headers: Headers, { at, limited, api = 'rest' }: Noted): void {
    const remaining = wholeNumber(headers['x-ratelimit-remaining']);
    const reset = resetOf(headers, at);
    if (api === 'rest') {
      this.#left = {
        ...this.#left,
        ...(remaining === undefined ? {} : { remaining }),
        ...(reset === undefined ? {} : { resetAt: reset }),
      };
    }
    if (!limited) return;
    const until = after(at, waitSeconds(headers, at));
    const ownWindow = remaining === 0 && headers['retry-after'] === undefined;
    for (const one of ownWindow ? [api] : (['rest', 'graphql'] as const)) {
      this.#until.set(one, later(this.#until.get(one), until));
    }
  }

  /** Seconds until `api` may be asked again; 0 = now. */
  waitFor(api: Api, now: string): number {
    const until = this.#until.get(api);
    return until === undefined ? 0 : Math.max(0, (Date.parse(until) - Date.parse(now)) / 1000);
  }

  /** The wait for `api` is over, and with it every shorter one. */
  waited(api: Api): void {
    const over = this.#until.get(api) ?? '';
    for (const [one, until] of this.#until) if (until <= over) this.#until.delete(one);
  }

  read(): Rate {
    const until = [...this.#until.values()].sort().at(-1);
    return { ...this.#left, ...(until === undefined ? {} : { limitedUntil: until }) };
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
