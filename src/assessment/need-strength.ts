import { canonicalJson } from '../model/digest.ts';
import { durationOf, before } from '../model/instant.ts';
import type { Effect } from '../model/policy-change.ts';
import type { Need } from '../model/policy.ts';

/**
 * Whether one need asks more than another, as far as their form tells: the same leaf with another threshold, a group with a
 * member more or less. Everything else is `shifted`: nobody can say without evidence.
 */
export function effectOfNeeds(from: Need, to: Need): Effect {
  if (to.kind === 'any' && holds(to.of, from)) return 'loosened';
  if (to.kind === 'all' && holds(to.of, from)) return 'tightened';
  if (from.kind === 'any' && holds(from.of, to)) return 'tightened';
  if (from.kind === 'all' && holds(from.of, to)) return 'loosened';
  if (from.kind === 'fact' && to.kind === 'fact') return factEffect(from, to);
  if (from.kind === 'task' && to.kind === 'task' && from.task === to.task) return byNumber(from.atLeast, to.atLeast);
  if (from.kind === 'reviews' && to.kind === 'reviews' && from.within === to.within)
    return byNumber(from.atLeast, to.atLeast);
  if (from.kind === 'all' && to.kind === 'all')
    return memberEffect(from.of, to.of, { more: 'tightened', fewer: 'loosened' });
  if (from.kind === 'any' && to.kind === 'any')
    return memberEffect(from.of, to.of, { more: 'loosened', fewer: 'tightened' });
  return 'shifted';
}

type FactLeaf = Extract<Need, { readonly kind: 'fact' }>;

function factEffect(from: FactLeaf, to: FactLeaf): Effect {
  if (from.fact !== to.fact) return 'shifted';
  if (from.op === 'atLeast' && to.op === 'atLeast') return byNumber(from.value, to.value);
  if (from.op === 'atMost' && to.op === 'atMost') return byNumber(to.value, from.value);
  if (from.op === 'within' && to.op === 'within') return byNumber(millisecondsOf(to.value), millisecondsOf(from.value));
  if (from.op === 'includes' && to.op === 'includes') return wordEffect(from.value, to.value);
  return 'shifted';
}

function byNumber(from: number, to: number): Effect {
  if (Number.isNaN(from) || Number.isNaN(to) || from === to) return 'shifted';
  return to > from ? 'tightened' : 'loosened';
}

function wordEffect(from: readonly string[], to: readonly string[]): Effect {
  if (from.every((word) => to.includes(word))) return 'tightened';
  return to.every((word) => from.includes(word)) ? 'loosened' : 'shifted';
}

function memberEffect(
  from: readonly Need[],
  to: readonly Need[],
  named: { readonly more: Effect; readonly fewer: Effect },
): Effect {
  if (from.every((member) => holds(to, member))) return named.more;
  if (to.every((member) => holds(from, member))) return named.fewer;
  const changed = to.filter((member) => !holds(from, member));
  const gone = from.filter((member) => !holds(to, member));
  const [one, other] = [gone[0], changed[0]];
  return one !== undefined && other !== undefined && gone.length === 1 && changed.length === 1
    ? effectOfNeeds(one, other)
    : 'shifted';
}

function holds(members: readonly Need[], need: Need): boolean {
  return members.some((member) => canonicalJson(member) === canonicalJson(need));
}

/** How far back a window of days, weeks or months reaches, measured from one fixed day. */
function millisecondsOf(iso: string): number {
  const duration = durationOf(iso);
  return duration === undefined ? Number.NaN : FIXED - before(FIXED, duration);
}

const FIXED = Date.UTC(2026, 0, 1);
