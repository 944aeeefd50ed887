import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, seen, type Observation, type Unseen } from '../../model/observation.ts';
import type { BranchRule } from '../../ports/branch-settings.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import { compile, matches } from '../pattern.ts';
import { pullRequestParameters } from './rule-parameters.ts';
import { make } from './settings.ts';

const ID = 'branch.path-reviewers-required';
const NOT_SAID: Unseen = { reason: 'not-offered', what: 'required_reviewers of the pull_request rule' };

/** Classic protection knows nothing of the kind, so the rules alone answer. A minimum of 0 only asks, and demands nothing. */
export function pathReviewersFact(
  rules: Observation<readonly BranchRule[]>,
  files: Observation<readonly TreeEntry[]>,
): Fact {
  if (rules.state === 'unseen') return make.unknown(ID, [rules]);
  const pullRequests = rules.value.map(pullRequestParameters).filter((each) => each !== undefined);
  const answers = pullRequests.map(({ required_reviewers: reviewers }): Observation<boolean> => {
    if (reviewers === undefined) return notSeen(NOT_SAID, rules.sources);
    const patterns = reviewers.filter((each) => each.minimum_approvals > 0).flatMap((each) => each.file_patterns);
    return patterns.length === 0 ? seen(false) : mapSeen(files, (entries) => matchSomething(patterns, entries));
  });
  return make.joined(ID, eitherTrue([mapSeen(rules, () => false), ...answers]));
}

/** Patterns that no file fits demand nothing of anybody. Exceptions (`!`) take away and are never the file that counts. */
function matchSomething(patterns: readonly string[], entries: readonly TreeEntry[]): boolean {
  const compiled = patterns.filter((pattern) => !pattern.startsWith('!')).map(compile);
  return entries.some(({ path }) => {
    const steps = path.split('/');
    return compiled.some((pattern) => matches(pattern, steps));
  });
}
