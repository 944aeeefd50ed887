import type { CheckedSignature } from './verify/checked.ts';

export interface BuildLevel {
  /** SLSA Build 0-3. */
  readonly level: number;
  /** False: at least this. */
  readonly exact: boolean;
}

/** Reusable workflows that build apart from their callers, by their own documentation (SLSA v1, "Build L3"). */
const ISOLATED: readonly RegExp[] = [
  /^https:\/\/github\.com\/slsa-framework\/slsa-github-generator\/\.github\/workflows\/(?:generator|builder)_[\w-]+_slsa3\.yml@refs\/tags\/v/,
];

/**
 * The level that a verified provenance shows by who built, not by what it says of itself: signed and on a hosted runner is
 * level 2, by an isolated reusable builder (of a list, or named as `builder` in policy) level 3. A runner of the project's own
 * can be changed by the project: not above level 1.
 */
export function slsaBuildLevel({ claims, rule }: CheckedSignature): BuildLevel {
  if (claims?.runnerEnvironment === undefined) return { level: 1, exact: false };
  if (claims.runnerEnvironment !== 'github-hosted') return { level: 1, exact: true };
  const builder = claims.buildSigner ?? '';
  if (rule?.builder !== undefined || ISOLATED.some((pattern) => pattern.test(builder)))
    return { level: 3, exact: true };
  // A reusable workflow of which nobody said that it isolates the build may well do so.
  return { level: 2, exact: builder === claims.buildConfig };
}
