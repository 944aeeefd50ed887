import type { Exactness } from './fact.ts';
import type { NotSeen, Observation, Seen, Unseen } from './observation.ts';
import type { Source } from './source.ts';

/** Several answers to one question, joined without ever turning "not seen" into "no". */
export type Joined<T> =
  | {
      readonly state: 'seen';
      readonly value: T;
      readonly exactness: Exactness;
      readonly hidden: readonly Unseen[];
      readonly sources: readonly Source[];
    }
  | { readonly state: 'unseen'; readonly hidden: readonly NotSeen[] };

/** ∨: true as soon as one says so; false only when every one was seen whole. */
export function eitherTrue(answers: readonly Observation<boolean>[]): Joined<boolean> {
  const { whole, hidden, sources } = split(answers);
  if (whole.some((answer) => answer.value) || answers.some((answer) => answer.state === 'seen' && answer.value)) {
    return { state: 'seen', value: true, exactness: 'exact', hidden: [], sources };
  }
  if (hidden.length > 0 || whole.length === 0) return { state: 'unseen', hidden };
  return { state: 'seen', value: false, exactness: 'exact', hidden: [], sources };
}

/** ∧: false as soon as one seen answer says so; true only when every one was seen whole. */
export function allTrue(answers: readonly Observation<boolean>[]): Joined<boolean> {
  const { whole, hidden, sources } = split(answers);
  if (answers.some((answer) => answer.state === 'seen' && !answer.value)) {
    return { state: 'seen', value: false, exactness: 'exact', hidden: [], sources };
  }
  if (hidden.length > 0 || whole.length === 0) return { state: 'unseen', hidden };
  return { state: 'seen', value: true, exactness: 'exact', hidden: [], sources };
}

/** The greatest of several counts; a bound from below when one of them was hidden. */
export function greatest(answers: readonly Observation<number>[]): Joined<number> {
  return joinCounts(answers, (values) => Math.max(...values));
}

/** The sum of several counts; a bound from below when one of them was hidden. */
export function sum(answers: readonly Observation<number>[]): Joined<number> {
  return joinCounts(answers, (values) => values.reduce((a, b) => a + b, 0));
}

/** The union of several sets; a bound from below when one of them was hidden. */
export function union(answers: readonly Observation<readonly string[]>[]): Joined<readonly string[]> {
  const { seenAnswers, hidden, missing, sources } = split(answers);
  if (seenAnswers.length === 0) return { state: 'unseen', hidden };
  const value = [...new Set(seenAnswers.flatMap((answer) => [...answer.value]))].sort();
  return { state: 'seen', value, exactness: missing.length > 0 ? 'atLeast' : 'exact', hidden: missing, sources };
}

function joinCounts(
  answers: readonly Observation<number>[],
  join: (values: readonly number[]) => number,
): Joined<number> {
  const { seenAnswers, hidden, missing, sources } = split(answers);
  if (seenAnswers.length === 0) return { state: 'unseen', hidden };
  const value = join(seenAnswers.map((answer) => answer.value));
  return { state: 'seen', value, exactness: missing.length > 0 ? 'atLeast' : 'exact', hidden: missing, sources };
}

function split<T>(answers: readonly Observation<T>[]) {
  const seenAnswers = answers.filter((answer): answer is Seen<T> => answer.state === 'seen');
  const whole = seenAnswers.filter((answer) => answer.missing === undefined);
  const hidden: NotSeen[] = answers.flatMap((answer) => {
    if (answer.state === 'unseen') return [answer];
    return answer.missing === undefined ? [] : [{ state: 'unseen', unseen: answer.missing, sources: answer.sources }];
  });
  return {
    seenAnswers,
    whole,
    hidden,
    missing: hidden.map((answer) => answer.unseen),
    sources: seenAnswers.flatMap((answer) => answer.sources),
  };
}
