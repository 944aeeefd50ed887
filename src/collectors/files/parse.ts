import { loadAll } from 'js-yaml';
import { z } from 'zod';

export type Mapping = Readonly<Record<string, unknown>>;

const mapping = z.record(z.string(), z.unknown());

/** The value when it is a mapping; undefined otherwise. */
export function asMapping(value: unknown): Mapping | undefined {
  const checked = mapping.safeParse(value);
  return checked.success ? checked.data : undefined;
}

export type Parsed<T = unknown> = { readonly state: 'parsed'; readonly value: T } | { readonly state: 'broken' };

/** One document, or none. This parser stays linear in wide files and refuses deep ones; `yaml` takes minutes for some. */
export function parseYaml(text: string): Parsed {
  const documents = attempt(() => loadAll(text));
  if (documents.state === 'broken') return documents;
  const [value, ...more] = documents.value;
  return more.length === 0 ? { state: 'parsed', value } : { state: 'broken' };
}

/** JSON, and what people write in its place: comments, commas at the end, single quotes and bare keys (JSON5). */
export function parseLooseJson(text: string): Parsed {
  return attempt(() => JSON.parse(toJson(text)) as unknown);
}

function attempt<T>(parse: () => T): Parsed<T> {
  try {
    return { state: 'parsed', value: parse() };
  } catch {
    return { state: 'broken' };
  }
}

const TOKENS = {
  space: /\s+/y,
  line: /\/\/[^\n]*/y,
  double: /"(?:\\[^]|[^"\\\n])*"/y,
  single: /'(?:\\[^]|[^'\\\n])*'/y,
  name: /[A-Za-z_$][\w$]*/y,
  other: /[^'"]/y,
} as const;

/** Rewrites token by token; a comma is held back until it is known that no bracket closes after it. */
function toJson(text: string): string {
  const parts: string[] = [];
  let comma = '';
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const [kind, token] = tokenAt(text, at);
    at += token.length;
    if (kind === 'space' || kind === 'line' || kind === 'block') continue;
    if (token === ',' && comma === '') comma = ',';
    else {
      parts.push(token === '}' || token === ']' ? '' : comma, written(kind, token));
      comma = '';
    }
  }
  return parts.join('') + comma;
}

type Kind = keyof typeof TOKENS | 'block';

function tokenAt(text: string, at: number): readonly [Kind, string] {
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    if (end === -1) throw new SyntaxError('a comment does not end');
    return ['block', text.slice(at, end + 2)];
  }
  for (const [kind, pattern] of Object.entries(TOKENS) as [keyof typeof TOKENS, RegExp][]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return [kind, match[0]];
  }
  throw new SyntaxError('a text does not end');
}

function written(kind: Kind, token: string): string {
  if (kind === 'single') return JSON.stringify(unescaped(token.slice(1, -1)));
  if (kind === 'double') return JSON.stringify(unescaped(token.slice(1, -1)));
  if (kind === 'name' && !['true', 'false', 'null'].includes(token)) return JSON.stringify(token);
  return token;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' };

function unescaped(inner: string): string {
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, one: string | undefined) =>
    code === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
