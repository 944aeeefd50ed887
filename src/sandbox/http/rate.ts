import { createHash } from 'node:crypto';
import type { Headers } from './answer.ts';
import { jsonOutgoing } from './finish.ts';
import type { Outgoing } from './exchange.ts';

type Resource = 'core' | 'graphql';

interface Window {
  used: number;
  readonly resetAt: number;
}

/** Counts requests per token and hour, REST and GraphQL apart. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();

  /** Takes one request from the budget; the refusal when nothing is left. */
  spend(asker: Asker, limit: number): { readonly headers: Headers; readonly refused?: Outgoing } {
    const window = this.#windowOf(asker);
    const exhausted = window.used >= limit;
    if (!exhausted) window.used += 1;
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.used),
      'x-ratelimit-used': String(window.used),
      'x-ratelimit-reset': String(window.resetAt),
      'x-ratelimit-resource': asker.resource,
    };
    if (!exhausted) return { headers };
    const message = 'API rate limit exceeded for installation.';
    return { headers, refused: jsonOutgoing(403, { message, documentation_url: 'https://docs.github.com/rest' }) };
  }

  /** An answer "not modified" costs nothing. */
  giveBack(asker: Asker): void {
    const window = this.#windowOf(asker);
    window.used = Math.max(0, window.used - 1);
  }

  #windowOf({ authorization, resource, now }: Asker): Window {
    const key = `${resource} ${createHash('sha256').update(authorization).digest('hex')}`;
    const seconds = Math.floor(Date.parse(now) / 1000);
    const known = this.#windows.get(key);
    if (known !== undefined && known.resetAt > seconds) return known;
    const fresh = { used: 0, resetAt: seconds + 3600 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

export interface Asker {
  readonly authorization: string;
  readonly resource: Resource;
  readonly now: string;
}
