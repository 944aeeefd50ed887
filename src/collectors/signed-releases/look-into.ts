import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { Release } from '../../ports/releases.ts';
import { judgedRelease, recentReleases } from '../judged-release.ts';
import type { CollectContext } from '../types.ts';
import { type AskingLimits, EVERY_FILE } from './attestations.ts';
import { gather } from './gather.ts';
import type { LookedInto } from './judge.ts';
import { builtRefs, type SeenBranch, type SeenRules } from './protected-ref.ts';
import { checkRelease } from './verify/check-release.ts';
import { expectationOf } from './verify/expectation.ts';
import { LIMITS } from './verify/own-bytes.ts';

/** Of a release that is only one of the last three, a few files are asked for one by one. */
const FEW_FILES: AskingLimits = { most: 6, sparing: true };

export interface LookedIntoReleases {
  readonly judged: Observation<LookedInto | null>;
  readonly recent: readonly LookedInto[];
}

/** Reads and checks the judged release and the last stable ones, each once. */
export async function lookIntoReleases(
  releases: Observation<readonly Release[]>,
  context: CollectContext,
): Promise<LookedIntoReleases> {
  const chosen = judgedRelease(releases, context.subject);
  const first =
    chosen.state === 'seen' && chosen.value !== null ? await lookInto(chosen.value, EVERY_FILE, context) : null;
  const recent = await Promise.all(
    recentReleases(releases).releases.map((release) =>
      first?.material.release.id === release.id ? Promise.resolve(first) : lookInto(release, FEW_FILES, context),
    ),
  );
  return { judged: mapSeen(chosen, () => first), recent };
}

async function lookInto(release: Release, limits: AskingLimits, context: CollectContext): Promise<LookedInto> {
  const { repository, subject, tree, supplied } = context;
  const material = await gather(repository, release, { subject, tree, supplied, limits });
  const byItself = subject.kind === 'release' && subject.tag === release.tag;
  const checked = await checkRelease(material, {
    source: repository,
    limits: byItself ? LIMITS.release : LIMITS.beside,
    expected: expectationOf(context),
  });
  return { material, checked };
}

/** Branches that one release was built from and whose rules are asked for at most. */
const MAX_BRANCHES = 3;

/** What guards the references of the judged release; nothing is asked while no verified provenance names one. */
export async function rulesOf({ judged }: LookedIntoReleases, { repository }: CollectContext): Promise<SeenRules> {
  const refs = judged.state === 'seen' && judged.value !== null ? builtRefs(judged.value.checked) : [];
  if (refs.length === 0) return { rulesets: seen([]), branches: new Map() };
  const names = refs.filter((ref) => ref.startsWith('refs/heads/')).map((ref) => ref.slice('refs/heads/'.length));
  const [rulesets, ...branches] = await Promise.all([
    repository.rulesets(),
    ...names.slice(0, MAX_BRANCHES).map(async (name): Promise<readonly [string, SeenBranch]> => {
      const [rules, classic] = await Promise.all([repository.branchRules(name), repository.classicProtection(name)]);
      return [name, { rules, classic }];
    }),
  ]);
  return { rulesets, branches: new Map(branches) };
}
