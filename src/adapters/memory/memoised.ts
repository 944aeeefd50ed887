import { canonicalJson } from '../../model/digest.ts';
import type { Repository } from '../../ports/repository.ts';

type Verb = (...asked: readonly unknown[]) => Promise<unknown>;

/**
 * The same repository, asked each question once: collectors that share a setting share its answer and its requests.
 * "Not seen" is kept too, so that one assessment never holds two views of one thing.
 */
export function memoised(repository: Repository): Repository {
  const answers = new Map<string, Promise<unknown>>();
  return new Proxy(repository, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || typeof name === 'symbol') return member;
      const verb = member as Verb;
      return (...asked: readonly unknown[]) =>
        once(answers, `${name} ${canonicalJson(asked)}`, () => verb.apply(target, [...asked]));
    },
  });
}

function once(answers: Map<string, Promise<unknown>>, question: string, ask: () => Promise<unknown>): Promise<unknown> {
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = ask();
  answers.set(question, answer);
  return answer;
}
