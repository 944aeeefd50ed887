import { TypedError } from './errors.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** A page of a list as GraphQL gives it. GitHub insists on `first` or `last` between 1 and 100. */
export function connection<T>(name: string, items: readonly T[], page: PageArguments) {
  const { first, last, after, before } = page;
  checkBoundaries(name, first ?? last);
  const from = after == null ? 0 : positionOf(after) + 1;
  const to = before == null ? items.length : positionOf(before);
  const window = items.slice(from, to);
  const shown = first == null ? window.slice(-(last ?? 0)) : window.slice(0, first);
  const start = first == null ? to - shown.length : from;
  const edges = shown.map((node, at) => ({ node, cursor: cursorOf(start + at) }));
  return {
    totalCount: items.length,
    nodes: shown,
    edges,
    pageInfo: {
      hasNextPage: start + shown.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function checkBoundaries(name: string, size: number | null | undefined): void {
  if (size == null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new TypedError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  if (size > 100) {
    const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`;
    throw new TypedError('EXCESSIVE_PAGINATION', message);
  }
}

function cursorOf(position: number): string {
  return Buffer.from(`cursor:${position}`).toString('base64');
}

function positionOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64').toString().replace('cursor:', ''));
}
