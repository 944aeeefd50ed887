/** What GitHub's answers say about how much may still be asked. */
export interface Rate {
  /** Requests left in the current window; absent before the first answer that says so. */
  readonly remaining?: number;
  /** When the window begins anew, RFC 3339. */
  readonly resetAt?: string;
  /** Set once an answer was refused for asking too much: nothing of use comes before this instant. */
  readonly limitedUntil?: string;
}

/** An error that says how long to wait before the same thing may be tried again. */
export interface Postponed {
  readonly retryAfterSeconds: number;
}

export function postponedBy(error: unknown): number {
  const seconds = (error as Partial<Postponed> | null | undefined)?.retryAfterSeconds;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}
