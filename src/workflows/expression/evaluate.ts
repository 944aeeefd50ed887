import type { Tri } from '../model.ts';
import type { BinaryOp, Expression } from './parse.ts';

/** A value as far as the files tell it. `unknown`: only a run can tell. `other`: some text that equals no literal. */
export type Value =
  | { readonly kind: 'known'; readonly value: Plain }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'other' }
  /** `same` names a thing nobody gave the name of, so that it still equals itself. */
  | { readonly kind: 'unknown'; readonly same?: string };
export type Plain = string | number | boolean | null;

/** Looks a context up; names and indexes come in lower case. */
export type Contexts = (path: readonly string[]) => Value;

export const UNKNOWN: Value = { kind: 'unknown' };
export const OTHER: Value = { kind: 'other' };

export function known(value: Plain): Value {
  return { kind: 'known', value };
}

/** Evaluates three-valued: a part that only a run can tell makes the whole unknown only where it matters. */
export function evaluate(expression: Expression, contexts: Contexts): Value {
  switch (expression.kind) {
    case 'literal':
      return known(expression.value);
    case 'context':
      return contexts(expression.path);
    case 'member':
      return UNKNOWN;
    case 'not':
      return fromTri(negate(truth(evaluate(expression.of, contexts))));
    case 'call':
      return call(
        expression.name,
        expression.args.map((arg) => evaluate(arg, contexts)),
        contexts,
      );
    case 'binary':
      return binary(expression.op, evaluate(expression.left, contexts), () => evaluate(expression.right, contexts));
  }
}

export function truth(value: Value): Tri {
  if (value.kind === 'list' || value.kind === 'other') return 'yes';
  if (value.kind === 'unknown') return 'unknown';
  const plain = value.value;
  return plain === '' || plain === 0 || plain === false || plain === null ? 'no' : 'yes';
}

function fromTri(tri: Tri): Value {
  return tri === 'unknown' ? UNKNOWN : known(tri === 'yes');
}

function negate(tri: Tri): Tri {
  if (tri === 'unknown') return tri;
  return tri === 'yes' ? 'no' : 'yes';
}

function binary(op: BinaryOp, left: Value, right: () => Value): Value {
  switch (op) {
    case '&&': {
      const tri = truth(left);
      if (tri === 'no') return left;
      if (tri === 'yes') return right();
      return truth(right()) === 'no' ? known(false) : UNKNOWN;
    }
    case '||': {
      const tri = truth(left);
      if (tri === 'yes') return left;
      if (tri === 'no') return right();
      return truth(right()) === 'yes' ? known(true) : UNKNOWN;
    }
    case '==':
      return fromTri(equal(left, right()));
    case '!=':
      return fromTri(negate(equal(left, right())));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(op, left, right());
  }
}

function compared(op: '<' | '<=' | '>' | '>=', left: Value, right: Value): Value {
  if (left.kind !== 'known' || right.kind !== 'known') return UNKNOWN;
  const [a, b] = [number(left.value), number(right.value)];
  return known({ '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[op]);
}

/** GitHub compares loosely: text without case, everything else as numbers. */
function equal(left: Value, right: Value): Tri {
  if (left.kind === 'unknown' || right.kind === 'unknown') return same(left, right) ? 'yes' : 'unknown';
  if (left.kind === 'other' && right.kind === 'other') return 'unknown';
  if (left.kind !== 'known' || right.kind !== 'known') return 'no';
  const [a, b] = [left.value, right.value];
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase() ? 'yes' : 'no';
  return number(a) === number(b) ? 'yes' : 'no';
}

function same(left: Value, right: Value): boolean {
  if (left.kind !== 'unknown' || right.kind !== 'unknown') return false;
  return left.same !== undefined && left.same === right.same;
}

function number(value: Plain): number {
  if (typeof value === 'string') return value.trim() === '' ? 0 : Number(value);
  return Number(value);
}

function call(name: string, args: readonly Value[], contexts: Contexts): Value {
  const [first = UNKNOWN, second = UNKNOWN] = args;
  switch (name) {
    case 'always':
      return known(true);
    case 'cancelled':
      return known(false);
    // How the run went so far is part of the scenario.
    case 'success':
    case 'failure':
      return contexts([`${name}()`]);
    case 'contains':
      return contains(first, second);
    case 'startswith':
      return texts(first, second, (whole, part) => whole.startsWith(part));
    case 'endswith':
      return texts(first, second, (whole, part) => whole.endsWith(part));
    case 'fromjson':
      return fromJson(first);
    default:
      return UNKNOWN;
  }
}

function contains(where: Value, what: Value): Value {
  if (where.kind !== 'list') return texts(where, what, (whole, part) => whole.includes(part));
  const found = where.items.map((item) => equal(item, what));
  if (found.includes('yes')) return known(true);
  return found.includes('unknown') ? UNKNOWN : known(false);
}

function texts(whole: Value, part: Value, holds: (whole: string, part: string) => boolean): Value {
  if (whole.kind === 'other' && part.kind === 'known') return known(false);
  if (whole.kind !== 'known' || part.kind !== 'known') return UNKNOWN;
  return known(holds(String(whole.value ?? '').toLowerCase(), String(part.value ?? '').toLowerCase()));
}

function fromJson(text: Value): Value {
  if (text.kind !== 'known' || typeof text.value !== 'string') return UNKNOWN;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.value);
  } catch {
    // GitHub fails the run here; what it would have executed is then not known to us.
    return UNKNOWN;
  }
  if (Array.isArray(parsed)) return { kind: 'list', items: parsed.map((item) => plainOr(item)) };
  return plainOr(parsed);
}

function plainOr(value: unknown): Value {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  return plain ? known(value) : UNKNOWN;
}
