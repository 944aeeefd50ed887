import type { Headers } from './answer.ts';

/** A request as it came off the wire. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The same, of requests that carry a file. */
  readonly bytes: Uint8Array;
}

/** An answer ready for the wire. `cut` sends only a part and hangs up; `delayMs` makes the asker wait. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array | string;
  readonly cut?: boolean;
  readonly delayMs?: number;
}

/** What was asked and answered; never who asked with which token. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** GitHub's operation id, `graphql`, or null for a path GitHub does not have. */
  readonly operation: string | null;
  readonly status: number;
  readonly viewer: 'anonymous' | 'app' | 'installation' | 'unbelieved';
  /** The JSON sent, where there was any. */
  readonly body: unknown;
}
