import type { UnseenReason } from '../../src/model/observation.ts';
import type { FakeAnswer } from './fake-fetch.ts';

export interface Fault {
  readonly name: string;
  readonly answer: FakeAnswer;
  /** What the general table makes of it; an endpoint may mean another thing (`endpoint-classes.ts`). */
  readonly reason: UnseenReason;
  /** A permission is, or may be, what it wants of. */
  readonly named?: true;
}

const LIMIT = 32 * 1024 * 1024;
const docs = 'https://docs.github.com/rest';

/** GitHub's bad answers, most of them undocumented per endpoint. Every endpoint that is asked has to stand all of them. */
export const FAULTS: readonly Fault[] = [
  { name: '200 without a body', answer: { status: 200 }, reason: 'not-json' },
  { name: '200 with null', answer: { body: null }, reason: 'malformed' },
  { name: '200 with the wrong shape', answer: { body: 42 }, reason: 'malformed' },
  { name: '200 of HTML', answer: { body: '<html>', headers: { 'content-type': 'text/html' } }, reason: 'not-json' },
  { name: '200 that is not JSON', answer: { body: 'oops' }, reason: 'not-json' },
  { name: '200 cut in the middle', answer: { body: '{"a": [1, 2' }, reason: 'not-json' },
  { name: '200 over the limit', answer: { body: `"${'x'.repeat(LIMIT)}"` }, reason: 'too-large' },
  { name: '200 of bytes', answer: { body: 'x', headers: { 'content-type': 'image/png' } }, reason: 'not-json' },
  { name: '202 later', answer: { status: 202, body: { message: 'Accepted' } }, reason: 'pending' },
  { name: '204 without content', answer: { status: 204 }, reason: 'malformed' },
  { name: '301 to elsewhere', answer: fail(301, 'Moved Permanently'), reason: 'malformed' },
  { name: '304 not modified', answer: { status: 304 }, reason: 'malformed' },
  { name: '401 bad token', answer: fail(401, 'Bad credentials'), reason: 'forbidden' },
  { name: '403 no permission', answer: fail(403, 'Resource not accessible by integration'), reason: 'forbidden', named: true },
  {
    name: '403 rate limit',
    answer: { ...fail(403, 'API rate limit exceeded for installation ID 1.'), headers: { 'x-ratelimit-remaining': '0' } },
    reason: 'rate-limited',
  },
  {
    name: '403 with nothing remaining',
    answer: { ...fail(403, 'Forbidden'), headers: { 'x-ratelimit-remaining': '0' } },
    reason: 'rate-limited',
  },
  {
    name: '403 secondary rate limit',
    answer: { ...fail(403, 'You have exceeded a secondary rate limit.'), headers: { 'retry-after': '60' } },
    reason: 'rate-limited',
  },
  {
    name: '403 plan',
    answer: fail(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'),
    reason: 'plan',
  },
  { name: '404', answer: fail(404, 'Not Found'), reason: 'hidden-or-absent', named: true },
  { name: '404 without words', answer: { status: 404 }, reason: 'hidden-or-absent', named: true },
  { name: '409 conflict', answer: fail(409, 'Conflict'), reason: 'malformed' },
  { name: '409 empty repository', answer: fail(409, 'Git Repository is empty.'), reason: 'hidden-or-absent' },
  { name: '410 gone', answer: fail(410, 'This endpoint is gone.'), reason: 'hidden-or-absent' },
  { name: '422 refused', answer: fail(422, 'Validation Failed'), reason: 'malformed' },
  { name: '429', answer: { ...fail(429, 'Too many requests'), headers: { 'retry-after': '1' } }, reason: 'rate-limited' },
  { name: '451 legal', answer: fail(451, 'Repository access blocked'), reason: 'hidden-or-absent' },
  { name: '500', answer: fail(500, 'Server Error'), reason: 'server-error' },
  { name: '502 of HTML', answer: { status: 502, body: '<html>Unicorn</html>', headers: { 'content-type': 'text/html' } }, reason: 'server-error' },
  { name: '503', answer: { status: 503 }, reason: 'server-error' },
  { name: 'no answer', answer: { breaks: true }, reason: 'server-error' },
]; // prettier-ignore

function fail(status: number, message: string): FakeAnswer {
  return { status, body: { message, documentation_url: docs, status: String(status) } };
}
