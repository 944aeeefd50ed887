import type { Outgoing } from './http/exchange.ts';

/** An answer that takes the place of the real one. GitHub's description knows few of these; the bodies are its own. */
export interface Fault extends Outgoing {
  /** How often it strikes; always when left out. */
  readonly times?: number;
  /** Strikes only this page of a list. */
  readonly page?: number;
  /** Answers for real, late. */
  readonly late?: boolean;
}

/** Operation id (or `graphql`) to its fault. `*` strikes everything. */
export type FaultTable = Readonly<Record<string, Fault>>;

const DOCUMENTATION = 'https://docs.github.com/rest';

function json(status: number, message: string, more: { body?: object; headers?: Record<string, string> } = {}): Fault {
  const body = JSON.stringify({ message, documentation_url: DOCUMENTATION, status: String(status), ...more.body });
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...more.headers }, body };
}

const HTML = '<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head><body>502</body></html>';

/** Ready-made faults, by what went wrong. */
export const faults = {
  badCredentials: json(401, 'Bad credentials'),
  forbidden: json(403, 'Resource not accessible by integration'),
  plan: json(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'),
  secondaryLimit: json(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    {
      headers: { 'retry-after': '60' },
    },
  ),
  primaryLimit: json(403, 'API rate limit exceeded for installation ID 7001.', {
    headers: { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '5000' },
  }),
  notFound: json(404, 'Not Found'),
  conflict: json(409, 'Git Repository is empty.'),
  unprocessable: json(422, 'Validation Failed', {
    body: { errors: [{ resource: 'CheckRun', field: 'output', code: 'invalid' }] },
  }),
  tooManyRequests: json(429, 'You have exceeded a secondary rate limit.', { headers: { 'retry-after': '60' } }),
  serverError: json(500, 'Server Error'),
  badGateway: { status: 502, headers: { 'content-type': 'text/html; charset=utf-8' }, body: HTML },
  brokenJson: {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"total_count": 3, "ite',
  },
  hangUp: {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '[{"id": 1}',
    cut: true,
  },
} as const satisfies Readonly<Record<string, Fault>>;

/** The real answer after a while. */
export function slow(delayMs: number): Fault {
  return { status: 200, headers: {}, body: '', late: true, delayMs };
}

/** Hands out faults and counts how often each struck. */
export class Faults {
  readonly #table = new Map<string, { readonly fault: Fault; struck: number }>();

  constructor(table: FaultTable = {}) {
    for (const [operation, fault] of Object.entries(table)) this.set(operation, fault);
  }

  set(operation: string, fault: Fault): void {
    this.#table.set(operation, { fault, struck: 0 });
  }

  clear(operation?: string): void {
    if (operation === undefined) this.#table.clear();
    else this.#table.delete(operation);
  }

  strike(operation: string, page: number): Fault | undefined {
    const entry = this.#table.get(operation) ?? this.#table.get('*');
    if (entry === undefined) return undefined;
    const { times, page: only } = entry.fault;
    if ((times !== undefined && entry.struck >= times) || (only !== undefined && only !== page)) return undefined;
    entry.struck += 1;
    return entry.fault;
  }
}
