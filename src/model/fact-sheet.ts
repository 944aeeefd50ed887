import type { Audience, FactId } from './fact.ts';
import type { Text } from './text.ts';

export type FactType = 'boolean' | 'integer' | 'ratio' | 'instant' | 'set';

/** Which way is better. A policy may use only the comparators of that direction, which keeps lost evidence from raising a level. */
export type Better = 'more' | 'less';

/**
 * What the fact speaks about: files at the commit, settings now, this commit's CI, the latest release, the
 * organisation, or the past. `tree` facts make a pull request's delta, and those about what the change brings; other `run` facts
 * never count in it.
 */
export type FactScope = 'tree' | 'settings' | 'run' | 'release' | 'organisation' | 'history';

/**
 * Where a fact is read: an endpoint as its collector declares it, or one of
 * - `files`: files of the judged commit;
 * - `ci-evidence`: what CI made and handed over, or left for the App;
 * - `configuration`: what the repository or the organisation set for this product;
 * - `operator-data`: what the operator of the App, or the caller, keeps beside it (lists of vulnerabilities);
 * - `own-reports`: what this product itself reported before.
 */
export type ReadFrom =
  `GET ${string}` | `GraphQL ${string}` | 'files' | 'ci-evidence' | 'configuration' | 'operator-data' | 'own-reports';

/** The question behind a fact, why it matters, what to do about it and what it stays silent on. Docs and reports are made from it. */
export interface FactDescription {
  readonly type: FactType;
  readonly better: Better;
  readonly audience: Audience;
  readonly scope: FactScope;
  /**
   * True of a fact about what a change brings. Where nothing is compared it is not applicable; the base of a change brings
   * nothing by definition, so that it counts in the delta although no tree alone tells it.
   */
  readonly ofChange?: true;
  /** The closed list of a set's words. */
  readonly words?: readonly string[];
  readonly asks: Text;
  readonly readFrom: readonly ReadFrom[];
  /** The source that the fact serves, `SP 800-218 PS.1.1`. */
  readonly why: string;
  readonly remedy: Text;
  readonly silentOn: Text;
}

export type FactSheet = Readonly<Record<FactId, FactDescription>>;
