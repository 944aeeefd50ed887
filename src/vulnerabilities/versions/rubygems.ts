import { eq, gt, valid } from '@renovatebot/ruby-semver';

/** `Gem::Version`: any part with a letter makes a pre-release. */
export function compareRubygems(a: string, b: string): number | undefined {
  if (a.trim() === '' || b.trim() === '' || valid(a) === null || valid(b) === null) return undefined;
  if (eq(a, b)) return 0;
  return gt(a, b) ? 1 : -1;
}
