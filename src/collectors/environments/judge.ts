import { allTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, seen, type Observation, type Seen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Environment } from '../../ports/environments.ts';
import { make, type Id } from './make.ts';
import type { SeenJobs, SeenSecrets } from './read.ts';
import {
  namesOf,
  RELEASE_NAMES,
  releaseEnvironments,
  undecided,
  type ReleaseEnvironments,
} from './release-environments.ts';
import { scopedSecrets } from './scoped-secrets.ts';

export interface SeenEnvironments {
  readonly environments: Observation<readonly Environment[]>;
  readonly jobs: SeenJobs;
  /** Asked only where an environment takes protected branches; undefined otherwise. */
  readonly protectedBranch: Observation<boolean> | undefined;
  readonly secrets: SeenSecrets;
}

type Says = (environment: Environment) => Observation<boolean>;

const NAMES = RELEASE_NAMES.join(', ');
const NONE: Text = {
  en: `there is no environment for releases: none is called ${NAMES}, and none is named by a job that publishes`,
  ja: `リリース用の環境がありません（名前が ${NAMES} のもの、または公開を行うジョブが使用するものを対象としています）`,
};
const UNGUARDED: Text = {
  en: 'a job names an environment for releases that does not exist; GitHub makes it on first use, without any guard',
  ja: '存在しないリリース用環境を指定しているジョブがあります（初回の実行時に、保護のない環境が自動的に作成されます）',
};
const NOT_USED: Text = {
  en: 'no workflow job names the environment for releases',
  ja: 'リリース用の環境を使用しているジョブがありません',
};

export function judge({ environments, jobs, protectedBranch, secrets }: SeenEnvironments): readonly Fact[] {
  const ratio = scopedSecrets(secrets);
  if (environments.state === 'unseen') return [...GUARDS.map((id) => make.unknown(id, [environments])), ratio];
  const found = releaseEnvironments(environments, jobs);
  const guarded = (id: Id, says: Says) => everyOne(id, says, { found, sources: environments.sources });
  return [
    used(environments, jobs, found),
    guarded('environment.reviewers-required', ({ reviewers }) => seen(reviewers > 0)),
    // Without reviewers there is nobody whose own review could be prevented.
    guarded('environment.self-review-prevented', (one) => seen(one.reviewers > 0 && one.preventsSelfReview)),
    guarded('environment.branch-policy-set', (one) => limitsRefs(one, protectedBranch)),
    ratio,
  ];
}

const GUARDS = [
  'environment.release-environment-used',
  'environment.reviewers-required',
  'environment.self-review-prevented',
  'environment.branch-policy-set',
] as const satisfies readonly Id[];

function used(
  { value, missing, sources }: Seen<readonly Environment[]>,
  jobs: SeenJobs,
  found: ReleaseEnvironments,
): Fact {
  const id = 'environment.release-environment-used';
  const named = namesOf(jobs.deployments);
  if (found.existing.some(({ name }) => named.has(name.toLowerCase()))) return make.observed(id, true, { sources });
  const none = value.length === 0 && missing === undefined;
  const doubts = [...found.doubts, ...undecided(jobs.deployments)];
  if (none || doubts.length === 0) return make.observed(id, false, { sources, because: whyUnused(found) });
  return make.unknown(
    id,
    doubts.map((unseen) => notSeen(unseen, sources)),
  );
}

function whyUnused({ existing, unguarded }: ReleaseEnvironments): Text {
  if (existing.length > 0) return NOT_USED;
  return unguarded.length > 0 ? UNGUARDED : NONE;
}

interface Found {
  readonly found: ReleaseEnvironments;
  readonly sources: Fact['sources'];
}

/** ∧ over every environment for releases; none at all is false, never "nothing to guard". */
function everyOne(id: Id, says: Says, { found, sources }: Found): Fact {
  if (found.unguarded.length > 0) return make.observed(id, false, { sources, because: UNGUARDED });
  const doubts = found.doubts.map((unseen) => notSeen(unseen, sources));
  if (found.existing.length === 0) {
    return doubts.length > 0 ? make.unknown(id, doubts) : make.observed(id, false, { sources, because: NONE });
  }
  const joined = allTrue([...found.existing.map(says), ...doubts]);
  return make.joined(id, joined.state === 'seen' ? { ...joined, sources: [...sources, ...joined.sources] } : joined);
}

function limitsRefs({ from }: Environment, protectedBranch: Observation<boolean> | undefined): Observation<boolean> {
  switch (from.kind) {
    case 'anywhere':
      return seen(false);
    case 'protected-branches':
      return protectedBranch ?? notSeen({ reason: 'malformed', what: 'GET /repos/{owner}/{repo}/branches' });
    case 'patterns':
      return mapSeen(from.patterns, (patterns) => patterns.length > 0 && !patterns.some(fitsEverything));
  }
}

/** `*`, `**`, `**` + `/*`: such a pattern keeps nothing out. */
function fitsEverything(pattern: string): boolean {
  return /^[*/]+$/.test(pattern.trim());
}
