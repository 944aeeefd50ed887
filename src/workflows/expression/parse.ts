/** The expression language of workflows, `${{ … }}` and `if:`, as a tree. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `github.event.pull_request.title`, indexes by literal included; `*` stands for any. */
  | { readonly kind: 'context'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly path: readonly string[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Expression; readonly right: Expression };
export type BinaryOp = '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=';

const TOKEN =
  /\s*(?:(&&|\|\||==|!=|<=|>=|[<>!()[\],.*])|'((?:[^']|'')*)'|(-?(?:0x[\da-f]+|\d+(?:\.\d+)?))|([a-z_][\w-]*))/iy;
const MAX_TOKENS = 2000;
const MAX_DEPTH = 50;

interface Token {
  readonly kind: 'op' | 'string' | 'number' | 'name';
  readonly text: string;
}

/** The tree of one expression without its `${{ }}`; undefined when it is none. */
export function parseExpression(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = { tokens, at: 0, depth: 0 };
  const tree = either(parser);
  return parser.at === tokens.length ? tree : undefined;
}

/** Each `${{ … }}` of a text with its offset; a quoted `}}` does not end one. */
export function expressionsIn(text: string): { readonly text: string; readonly offset: number }[] {
  const found: { text: string; offset: number }[] = [];
  let start = text.indexOf('${{');
  while (start >= 0) {
    const end = endOf(text, start + 3);
    if (end === undefined) break;
    found.push({ text: text.slice(start + 3, end), offset: start });
    start = text.indexOf('${{', end);
  }
  return found;
}

function endOf(text: string, from: number): number | undefined {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith('}}', at)) return at;
  }
  return undefined;
}

interface Parser {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const trimmed = text.trimEnd();
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed);
    if (match === null || tokens.length > MAX_TOKENS) return undefined;
    const [, op, quoted, number, name] = match;
    if (op !== undefined) tokens.push({ kind: 'op', text: op });
    else if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'name', text: name ?? '' });
  }
  return tokens;
}

const BINARY: readonly (readonly BinaryOp[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']];

function either(parser: Parser, rank = 0): Expression | undefined {
  const ops = BINARY[rank];
  if (ops === undefined) return unary(parser);
  let left = either(parser, rank + 1);
  for (let op = takeOp(parser, ops); op !== undefined && left !== undefined; op = takeOp(parser, ops)) {
    const right = either(parser, rank + 1);
    left = right === undefined ? undefined : { kind: 'binary', op, left, right };
  }
  return left;
}

function takeOp(parser: Parser, ops: readonly BinaryOp[]): BinaryOp | undefined {
  const token = parser.tokens[parser.at];
  const op = token?.kind === 'op' ? ops.find((each) => each === token.text) : undefined;
  if (op !== undefined) parser.at += 1;
  return op;
}

function unary(parser: Parser): Expression | undefined {
  parser.depth += 1;
  if (parser.depth > MAX_DEPTH) return undefined;
  const negated = take(parser, '!');
  const inner = negated ? unary(parser) : suffixed(parser, primary(parser));
  parser.depth -= 1;
  return negated && inner !== undefined ? { kind: 'not', of: inner } : inner;
}

function primary(parser: Parser): Expression | undefined {
  const token = parser.tokens[parser.at];
  parser.at += 1;
  if (token === undefined) return undefined;
  if (token.kind === 'string') return { kind: 'literal', value: token.text };
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
  if (token.kind === 'name') return named(parser, token.text);
  if (token.text !== '(') return undefined;
  const inner = either(parser);
  return take(parser, ')') ? inner : undefined;
}

function named(parser: Parser, name: string): Expression | undefined {
  const word = name.toLowerCase();
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  if (word === 'null') return { kind: 'literal', value: null };
  if (!take(parser, '(')) return { kind: 'context', path: [word] };
  const args: Expression[] = [];
  while (!take(parser, ')')) {
    const arg = either(parser);
    if (arg === undefined || parser.at >= parser.tokens.length) return undefined;
    args.push(arg);
    take(parser, ',');
  }
  return { kind: 'call', name: word, args };
}

/** `.name`, `.*`, `['name']`; an index that is itself computed could be any member. */
function suffixed(parser: Parser, of: Expression | undefined): Expression | undefined {
  const path: string[] = [];
  for (;;) {
    if (take(parser, '.')) {
      const token = parser.tokens[parser.at];
      parser.at += 1;
      if (token === undefined) return undefined;
      path.push(token.text.toLowerCase());
    } else if (take(parser, '[')) {
      const index = either(parser);
      if (index === undefined || !take(parser, ']')) return undefined;
      path.push(index.kind === 'literal' ? String(index.value).toLowerCase() : '*');
    } else break;
  }
  if (of === undefined || path.length === 0) return of;
  return of.kind === 'context' ? { kind: 'context', path: [...of.path, ...path] } : { kind: 'member', of, path };
}

function take(parser: Parser, op: string): boolean {
  const token = parser.tokens[parser.at];
  if (token?.kind !== 'op' || token.text !== op) return false;
  parser.at += 1;
  return true;
}
