import type { Fact } from '../../model/fact.ts';
import type { Unseen } from '../../model/observation.ts';
import { DEPENDABOT_FILES, RENOVATE_FILES } from '../../workflows/updates.ts';
import { gatesPullRequest } from './categories.ts';
import { bounded, filesRead, make, placesOf, undecidable, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

/** Somebody proposes updates of actions: one configuration is enough; one that could not be read leaves it open. */
export function updatesFact(seen: SeenWorkflows): Fact {
  const id = 'workflow.action-updates-automated';
  const { updates } = seen.toolchain;
  const sure = updates.filter((config) => config.actions === 'yes');
  if (sure.length > 0) return make.observed(id, true, { sources: placesOf(sure, seen) });
  const open = updates.filter((config) => config.actions === 'unknown').map((config) => undecidable(config.path));
  const unread = seen.hidden.filter(({ what, reason }) => reason === 'truncated' || isUpdateFile(what));
  const hidden = bounded([...open, ...unread]);
  if (hidden.length > 0)
    return make.unknown(
      id,
      hidden.map((unseen) => ({ state: 'unseen', unseen, sources: [] })),
    );
  return make.observed(id, false, { sources: placesOf(updates, seen), because: SAY.noUpdates() });
}

function isUpdateFile(path: string): boolean {
  return DEPENDABOT_FILES.includes(path) || RENOVATE_FILES.includes(path);
}

/** A change's dependencies are compared with its base on every pull request, and a finding fails the job. */
export function dependencyReviewFact(seen: SeenWorkflows): Fact {
  const id = 'sca.dependency-review-on-pull-request';
  const reviews = seen.toolchain.tools.filter((use) => use.comparesChange === true);
  const answers = reviews.map((use) => ({
    use,
    holds: use.state === 'found' ? gatesPullRequest(use) : gatesUnless(gatesPullRequest(use)),
  }));
  const sure = answers.filter(({ holds }) => holds === 'yes').map(({ use }) => use);
  if (sure.length > 0) return make.observed(id, true, { sources: placesOf(sure, seen) });
  const open = answers
    .filter(({ holds }) => holds === 'unknown')
    .map(({ use }) => undecidable(`${use.path}:${use.line}`));
  const hidden = bounded([...open, ...seen.hidden, ...callsAway(seen)]);
  if (hidden.length > 0)
    return make.unknown(
      id,
      hidden.map((unseen) => ({ state: 'unseen', unseen, sources: [] })),
    );
  const sources = reviews.length > 0 ? placesOf(reviews, seen) : filesRead(seen);
  return make.observed(id, false, { sources, because: SAY.noReview() });
}

/** Only a reusable workflow elsewhere can hold it: a script has no such comparison. */
function callsAway({ toolchain }: SeenWorkflows): Unseen[] {
  const calls = toolchain.opaque.filter((call) => call.kind === 'reusable' && call.onPullRequest !== 'no');
  return calls.map((call) => undecidable(call.what));
}

/** What may not run at all is at best open. */
function gatesUnless(holds: 'yes' | 'no' | 'unknown'): 'no' | 'unknown' {
  return holds === 'no' ? 'no' : 'unknown';
}
