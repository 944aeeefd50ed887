import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Subject } from '../../model/subject.ts';
import type { Release } from '../../ports/releases.ts';
import type { About } from '../../ports/repository-settings.ts';
import { recentReleases } from '../judged-release.ts';
import { make } from './make.ts';
import { NO_RELEASE, releasesText } from './words.ts';

export interface SeenImmutability {
  readonly subject: Subject;
  readonly about: Observation<About>;
  /** Asked where it matters: an answer that only those get who may read administration settings. */
  readonly proof: Observation<unknown> | undefined;
  readonly enabled: Observation<boolean>;
  readonly releases: Observation<readonly Release[]>;
}

/** GitHub's "off" is a 404, which is also its answer to those who may not look and that of a server without the feature. */
export function immutabilityFact(asked: SeenImmutability): Fact {
  const id = 'release.immutability-enabled';
  const { enabled, about } = asked;
  if (enabled.state === 'seen') return make.observed(id, enabled.value, { sources: enabled.sources });
  if (!isNotFound(enabled)) return make.unknown(id, [enabled]);
  const offered = isOffered(asked);
  if (offered === false)
    return make.unknown(id, [notSeen({ reason: 'not-offered', what: enabled.unseen.what }, enabled.sources)]);
  const proof = [about.state === 'seen' && about.value.administrationProven ? about : undefined, asked.proof];
  const shown = proof.find((answer) => answer?.state === 'seen');
  if (offered !== true || shown === undefined) return make.unknown(id, [enabled]);
  return make.observed(id, false, { sources: [...enabled.sources, ...shown.sources] });
}

export function isNotFound(answer: Observation<boolean>): boolean {
  return answer.state === 'unseen' && answer.unseen.reason === 'hidden-or-absent' && answer.unseen.status === 404;
}

export function recentImmutableFact(releases: Observation<readonly Release[]>): Fact {
  const id = 'release.recent-immutable-ratio';
  const recent = recentReleases(releases);
  if (recent.missing !== undefined) return make.unknown(id, [notSeen(recent.missing, releases.sources)]);
  const total = recent.releases.length;
  if (total === 0) return make.notApplicable(id, NO_RELEASE, releases.sources);
  if (recent.releases.some(({ immutable }) => immutable === undefined))
    return make.unknown(id, [
      notSeen({ reason: 'not-offered', what: 'GET /repos/{owner}/{repo}/releases (immutable)' }, releases.sources),
    ]);
  const mutable = recent.releases.filter(({ immutable }) => immutable !== true).map(({ tag }) => tag);
  const because = releasesText(total - mutable.length, total, mutable);
  return make.observed(id, (total - mutable.length) / total, { because, sources: releases.sources });
}

/** github.com and its tenants offer it; another server shows it by a field of its releases. Undefined = cannot be told. */
function isOffered({ subject, releases }: SeenImmutability): boolean | undefined {
  if (/^(?:github\.com|[\w-]+\.ghe\.com)$/.test(subject.host ?? '')) return true;
  if (releases.state === 'unseen' || releases.value.length === 0) return undefined;
  return releases.value.some(({ immutable }) => immutable !== undefined);
}
