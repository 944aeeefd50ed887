import type { Fact } from '../../model/fact.ts';
import { instantOf } from '../../model/instant.ts';
import { notSeen, type Unseen } from '../../model/observation.ts';
import { make, notListed, type SeenVulnerabilities } from './seen.ts';
import { SAY } from './words.ts';

/** What became of reports about the repository's own code. */
export function reportFacts(seen: SeenVulnerabilities): Fact[] {
  return [withCwe(seen), oldestUnanswered(seen)];
}

function withCwe({ advisories }: SeenVulnerabilities): Fact {
  const id = 'vulnerability.advisories-with-cwe-ratio';
  const unlisted = notListed(advisories);
  if (unlisted.length > 0 || advisories.state === 'unseen') return make.unknown(id, unlisted);
  const { sources } = advisories;
  const published = advisories.value.filter(({ state }) => state === 'published');
  if (published.length === 0) return make.notApplicable(id, SAY.noAdvisory(), sources);
  const have = published.filter(({ hasCwe }) => hasCwe).length;
  return make.observed(id, have / published.length, { sources, because: SAY.advisories(have, published.length) });
}

function oldestUnanswered(seen: SeenVulnerabilities): Fact {
  const id = 'vulnerability.oldest-unanswered-report-at';
  const { advisories } = seen;
  if (advisories.state === 'unseen') return make.unknown(id, [advisories]);
  const { sources } = advisories;
  const waiting = advisories.value.filter(({ state }) => state === 'triage');
  const [oldest] = waiting
    .flatMap(({ createdAt }) => createdAt ?? [])
    .sort((a, b) => (instantOf(a) ?? 0) - (instantOf(b) ?? 0));
  // A report without a time may be the oldest of all.
  const timeless = waiting.some(({ createdAt }) => createdAt === null);
  const unlisted = [...notListed(advisories), ...(timeless ? [TIMELESS] : [])];
  if (unlisted.length > 0) {
    if (oldest === undefined) return make.unknown(id, unlisted);
    return make.observed(id, oldest, { sources, exactness: 'atMost', hidden: unlisted.map(({ unseen }) => unseen) });
  }
  if (!maySeeAll(seen)) {
    if (oldest === undefined) return make.unknownBecause(id, SAY.strangerSees(), { sources, unseen: [UNPUBLISHED] });
    return make.observed(id, oldest, {
      sources,
      exactness: 'atMost',
      because: SAY.strangerSees(),
      hidden: [UNPUBLISHED],
    });
  }
  return make.observed(id, oldest ?? 'none', { sources });
}

const UNPUBLISHED: Unseen = {
  reason: 'hidden-or-absent',
  what: 'GET /repos/{owner}/{repo}/security-advisories (unpublished)',
  permission: 'repository_advisories: read',
};

const TIMELESS = notSeen({ reason: 'malformed', what: 'the time of a report' });

/**
 * Strangers get a list without the unpublished ones and no hint. Whoever administers the repository sees them all; so does an
 * App that sees one and may read alerts too. Not proved: a person with write access, invited to one advisory, looks the same.
 */
function maySeeAll({ administrationProven, advisories, alerts }: SeenVulnerabilities): boolean {
  if (administrationProven) return true;
  const seesUnpublished =
    advisories.state === 'seen' && advisories.value.some(({ state }) => state !== 'published' && state !== 'withdrawn');
  return seesUnpublished && alerts.state === 'seen';
}
