import { compile, matches, type Step } from './pattern.ts';

export interface RefConditions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

const EVERYTHING: readonly string[] = ['~ALL', 'refs/tags/**/*'];

/** Whether a ruleset's conditions take in a tag. An empty include takes in nothing, and an exclude always wins. */
export function coversTag({ include, exclude }: RefConditions, tag: string): boolean {
  const ref = `refs/tags/${tag}`.split('/');
  const takesIn = (pattern: string) => pattern === '~ALL' || matches(refPattern(pattern), ref);
  return include.some(takesIn) && !exclude.some(takesIn);
}

/** True when every tag is taken in, whatever it is called. */
export function coversEveryTag({ include, exclude }: RefConditions): boolean {
  return include.some((pattern) => EVERYTHING.includes(pattern)) && exclude.length === 0;
}

/** Ruby's `File.fnmatch` with FNM_PATHNAME, as GitHub documents it: two stars at the very end are one star. */
function refPattern(pattern: string): readonly Step[] {
  return compile(pattern.endsWith('/**') ? pattern.slice(0, -1) : pattern);
}
