import type { Postponed } from '../model/rate.ts';
/** What a token may do: GitHub permission names, `{ contents: 'read' }`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface TokenRequest {
  readonly installation: number;
  /** The one repository it opens; null for the organisation's own settings, which belong to no repository. */
  readonly repositoryId: number | null;
  readonly permissions: Permissions;
}

/** Short-lived tokens, no wider than what is asked for. A failed call throws `TokenError`. */
export interface Tokens {
  /** Permissions that the installation has not granted are left out; what needs them then answers 403. */
  tokenFor(request: TokenRequest): Promise<string>;
}

export type TokenErrorCode = 'TOKEN_GONE' | 'TOKEN_FORBIDDEN' | 'TOKEN_RATE_LIMITED' | 'TOKEN_UNREACHABLE';

export class TokenError extends Error {
  readonly code: TokenErrorCode;
  /** How long GitHub wants to be left alone; 0 when it said nothing. */
  readonly retryAfterSeconds: number;

  constructor(code: TokenErrorCode, message: string, options?: ErrorOptions & Partial<Postponed>) {
    super(message, options);
    this.name = 'TokenError';
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? 0;
  }
}
