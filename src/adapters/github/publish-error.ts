import { PublishError, type PublishErrorCode } from '../../ports/publisher.ts';
import { failureOf, type RequestFailure } from './failure.ts';

/** What a refused check run means. The message names the route and GitHub's own words, never the request. */
export function publishError(error: unknown, route: string): PublishError {
  const failure = failureOf(error);
  const said = failure.message === '' ? '' : `: ${failure.message}`;
  const { retryAfterSeconds = 0 } = failure;
  return new PublishError(codeOf(failure), `${route} answered ${failure.status || 'nothing'}${said}`, {
    retryAfterSeconds,
  });
}

function codeOf({ status, rateLimited }: RequestFailure): PublishErrorCode {
  if (rateLimited) return 'PUBLISH_RATE_LIMITED';
  if (status === 401 || status === 403) return 'PUBLISH_FORBIDDEN';
  if (status === 404 || status === 410 || status === 451) return 'PUBLISH_GONE';
  if (status === 413 || status === 422 || status === 400) return 'PUBLISH_REJECTED';
  return 'PUBLISH_UNREACHABLE';
}
