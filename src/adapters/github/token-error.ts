import { TokenError } from '../../ports/tokens.ts';
import { failureOf } from './failure.ts';

/** What a refused token means. The message carries GitHub's own words, never the request. */
export function tokenError(error: unknown): TokenError {
  if (error instanceof TokenError) return error;
  const { status, message, rateLimited, retryAfterSeconds = 0 } = failureOf(error);
  if (rateLimited)
    return new TokenError('TOKEN_RATE_LIMITED', `GitHub issues no token now: ${message}`, { retryAfterSeconds });
  // 422 after the permissions were narrowed: the repository is not among those of the installation.
  if (status === 404 || status === 422)
    return new TokenError('TOKEN_GONE', `the installation or its repository is gone: ${message}`);
  if (status === 401)
    return new TokenError(
      'TOKEN_FORBIDDEN',
      `GitHub does not accept this App; check APP_ID, PRIVATE_KEY and the clock: ${message}`,
    );
  if (status === 403)
    return new TokenError('TOKEN_FORBIDDEN', `GitHub refuses a token for this installation: ${message}`);
  return new TokenError('TOKEN_UNREACHABLE', `GitHub could not be asked for a token (status ${status})`);
}
