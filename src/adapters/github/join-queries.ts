/** One query that takes part: its text, and its variables by name. */
export interface Query {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Joined extends Query {
  /** The one field at the top of each query, in their order. */
  readonly fields: readonly string[];
}

/** Where a query's own answer stands in the answer of the joined one. */
export function placeOf(at: number): string {
  return `q${at}`;
}

/**
 * One document out of several of our own, each with one field at its top, variables and fragments. Names of variables and
 * fragments get their query's place in front, so that none meets another's.
 */
export function joinQueries(queries: readonly Query[]): Joined {
  const parts = queries.map((one, at) => partOf(one, placeOf(at)));
  const declared = parts.map(({ declarations }) => declarations).join(', ');
  const fields = parts.map(({ body }) => body).join('\n');
  return {
    query: `query Joined(${declared}) {\n${fields}\n}\n${parts.map(({ fragments }) => fragments).join('\n')}`,
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)) as Query['variables'],
    fields: parts.map(({ field }) => field),
  };
}

const HEAD = /^\s*query \w+\(([^)]*)\)\s*\{/;

function partOf({ query, variables }: Query, place: string) {
  const named = renamed(query, place);
  const head = HEAD.exec(named);
  if (head === null) throw new TypeError(`a query to join has no head of our form: ${query.slice(0, 80)}`);
  const end = closingBrace(named, head[0].length);
  const body = named.slice(head[0].length, end);
  const field = /^\s*(\w+)/.exec(body)?.[1] ?? '';
  return {
    declarations: head[1] ?? '',
    body: body.replace(field, `${place}: ${field}`),
    fragments: named.slice(end + 1),
    field,
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${place}_${name}`, value])),
  };
}

/** Our texts hold no string literal: what looks like a variable or a fragment is one. */
function renamed(query: string, place: string): string {
  return query
    .replaceAll(/\$(\w+)/g, `$$${place}_$1`)
    .replaceAll(/\.\.\.(?!\s*on\b)\s*(\w+)/g, `...${place}_$1`)
    .replaceAll(/\bfragment (\w+) on/g, `fragment ${place}_$1 on`);
}

function closingBrace(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') open += 1;
    if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  throw new TypeError('a query to join does not end');
}
