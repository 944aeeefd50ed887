import { joinTexts, type Language, type Text } from '../model/text.ts';

/**
 * What kind of thing is wrong: the text is no YAML, it is larger than allowed, it has another shape than the format, or it
 * breaks a rule that no shape can say. Listed from the most basic one.
 */
export const PROBLEM_CODES = ['POLICY_SYNTAX', 'POLICY_SIZE', 'POLICY_SHAPE', 'POLICY_RULE'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing to correct: where it stands, what was expected, what came and the cure. */
export interface Problem {
  readonly code: ProblemCode;
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  readonly column?: number;
  readonly what: Text;
}

/** A policy or profile that cannot be used; carries every problem that was found, not only the first. */
export class PolicyError extends Error {
  readonly code: ProblemCode;
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super(`${problemLine(first, 'en')}${more}`, options);
    this.name = 'PolicyError';
    this.code = PROBLEM_CODES.find((code) => problems.some((problem) => problem.code === code)) ?? first.code;
    this.problems = problems;
  }
}

/** `policies/PS.1.1.yml:12: …`, as editors and terminals link it. */
export function problemLine(problem: Problem, language: Language): string {
  return `${problem.file}:${problem.line}: ${problem.what[language]}`;
}

export function throwProblems(problems: readonly Problem[]): never {
  const [first, ...rest] = problems;
  if (first === undefined) throw new RangeError('nothing to throw: there is no problem');
  throw new PolicyError([first, ...rest]);
}

/** Most problems that one file may report; a hostile file must not make a report of megabytes. */
export const MAX_PROBLEMS_PER_FILE = 20;

/** The first problems; the last one says that there are more. */
export function boundProblems(problems: readonly Problem[]): readonly Problem[] {
  const last = problems[MAX_PROBLEMS_PER_FILE - 1];
  if (problems.length <= MAX_PROBLEMS_PER_FILE || last === undefined) return problems;
  return [...problems.slice(0, MAX_PROBLEMS_PER_FILE - 1), { ...last, what: joinTexts([last.what, MORE]) }];
}

/** The first things of a list that may be hostile: enough to fill the problems of a file and to know that there are more. */
export function firstFew<T>(things: readonly T[]): readonly T[] {
  return things.slice(0, MAX_PROBLEMS_PER_FILE + 1);
}

const MORE: Text = { en: 'and there are more problems in this file', ja: 'このファイルには他にも問題があります' };
