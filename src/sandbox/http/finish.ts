import { createHash } from 'node:crypto';
import type { DescriptionName, Operation } from '../description/description.ts';
import type { Answer, Headers } from './answer.ts';
import type { Incoming, Outgoing } from './exchange.ts';
import { ACCESS, isServed } from './permissions.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Cuts a list to the page asked for, with GitHub's Link header. Operations without pages give everything. */
export function paged(
  answer: Answer & { kind: 'list' },
  operation: Operation,
  { query, url }: { readonly query: Readonly<Record<string, string>>; readonly url: string },
): { readonly body: unknown; readonly headers: Headers } {
  const { items, under, beside } = answer;
  const hasPages = operation.parameters.some(({ name }) => name === 'per_page');
  const perPage = hasPages ? Math.min(Math.max(Number(query.per_page ?? 30), 1), 100) : Math.max(items.length, 1);
  const byCursor = !operation.parameters.some(({ name }) => name === 'page');
  const page = Math.max(Number((byCursor ? query.after : query.page) ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / perPage), 1);
  const shown = items.slice((page - 1) * perPage, page * perPage);
  const body = under === undefined ? shown : { total_count: items.length, ...beside, [under]: shown };
  return { body, headers: last > 1 ? { link: links(url, byCursor ? 'after' : 'page', { page, last }) } : {} };
}

/** Lists of the newer kind go by a cursor (`after`), the others by a number. */
function links(
  url: string,
  name: 'after' | 'page',
  { page, last }: { readonly page: number; readonly last: number },
): string {
  const to = (number: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set(name, String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const back = page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : [];
  const on = page < last ? [to(page + 1, 'next'), to(last, 'last')] : [];
  return [...back, ...on].join(', ');
}

/** GitHub's ETags are bound to the token: the same body under another Authorization has another one. */
export function tagged(incoming: Incoming, answer: Outgoing): Outgoing {
  if (incoming.method !== 'GET' || answer.status !== 200) return answer;
  const authorization = incoming.headers.authorization ?? '';
  const etag = `W/"${createHash('sha256').update(authorization).update('\0').update(answer.body).digest('hex')}"`;
  const headers = { ...answer.headers, etag };
  if (incoming.headers['if-none-match'] !== etag) return { ...answer, headers };
  return { status: 304, headers: { etag }, body: '' };
}

export function jsonOutgoing(status: number, body: unknown, headers: Headers = {}): Outgoing {
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/** An answer that no schema completes. */
export function plainOutgoing(answer: Answer): Outgoing {
  switch (answer.kind) {
    case 'json':
      return jsonOutgoing(answer.status, answer.body, answer.headers);
    case 'list':
      return jsonOutgoing(200, answer.items);
    case 'empty':
      return { status: answer.status, headers: {}, body: '' };
    case 'redirect':
      return { status: 302, headers: { location: answer.location }, body: '' };
    case 'text':
      return { status: answer.status, headers: { ...answer.headers }, body: answer.body };
  }
}

/** What GitHub says beside every answer; the permission an operation takes is named whatever the outcome. */
export function commonHeaders(
  operation: string | null,
  { now, server }: { readonly now: string; readonly server: DescriptionName },
): Headers {
  const access = operation !== null && isServed(operation) ? ACCESS[operation] : undefined;
  return {
    date: new Date(now).toUTCString(),
    'x-github-media-type': 'github.v3; format=json',
    ...(server.startsWith('ghes-') ? { 'x-github-enterprise-version': `${server.slice('ghes-'.length)}.0` } : {}),
    ...(access?.by === 'permission' || access?.by === 'organization'
      ? { 'x-accepted-github-permissions': `${access.permission}=${access.level}` }
      : {}),
  };
}
