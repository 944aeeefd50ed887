/** What a handler gives back, before GitHub's headers, paging and checks are added. */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly headers?: Headers }
  | { readonly kind: 'list'; readonly items: readonly unknown[]; readonly under?: string; readonly beside?: object }
  | { readonly kind: 'empty'; readonly status: number }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'text'; readonly status: number; readonly body: string; readonly headers?: Headers };

export type Headers = Readonly<Record<string, string>>;

export function ok(body: unknown): Answer {
  return { kind: 'json', status: 200, body };
}

export function created(body: unknown): Answer {
  return { kind: 'json', status: 201, body };
}

export function list(items: readonly unknown[]): Answer {
  return { kind: 'list', items };
}

/** GitHub's lists that carry a count: `{ total_count, [under]: items }`. */
export function countedList(under: string, items: readonly unknown[], beside: object = {}): Answer {
  return { kind: 'list', items, under, beside };
}

export function noContent(): Answer {
  return { kind: 'empty', status: 204 };
}

const DOCUMENTATION = 'https://docs.github.com/rest';

export function failure(status: number, message: string, more: object = {}): Answer {
  return { kind: 'json', status, body: { message, documentation_url: DOCUMENTATION, status: String(status), ...more } };
}

export function notFound(): Answer {
  return failure(404, 'Not Found');
}

/** 422 as GitHub words a field it refuses. */
export function invalid(resource: string, field: string, message: string): Answer {
  return failure(422, 'Validation Failed', { errors: [{ resource, field, code: 'custom', message }] });
}
