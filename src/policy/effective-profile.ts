import { DEFAULT_PROFILE, type Configuration, type ConfiguredTarget } from '../model/configuration.ts';
import { TASK_IDS, type GradedLevel, type TaskId } from '../model/level.ts';
import type { Profile } from '../model/policy.ts';

export type EffectiveProfile =
  | { readonly state: 'known'; readonly profile: Profile }
  /** Names that no profile has; the caller says which file and line named them. */
  | { readonly state: 'unknown'; readonly names: readonly string[] };

/** The targets that hold under a configuration: per task the highest of its profiles and of every configured target that names it. */
export function effectiveProfile(
  { profiles, targets }: Configuration,
  known: ReadonlyMap<string, Profile>,
): EffectiveProfile {
  const names = profiles.length === 0 ? [DEFAULT_PROFILE] : profiles;
  const found = names.flatMap((name) => known.get(name) ?? []);
  const [first] = found;
  if (first === undefined || found.length < names.length) {
    return { state: 'unknown', names: names.filter((name) => !known.has(name)) };
  }
  const name = found.map((profile) => profile.name).join('+');
  return { state: 'known', profile: { name, label: first.label, targets: raised(highest(found), targets) } };
}

type Targets = Profile['targets'];

function highest(profiles: readonly Profile[]): Targets {
  return levelsBy((task) => profiles.map((profile) => profile.targets[task]));
}

function raised(base: Targets, configured: readonly ConfiguredTarget[]): Targets {
  return levelsBy((task) => [
    base[task],
    ...configured.filter((target) => names(target, task, base)).map((target) => target.level),
  ]);
}

function names({ tasks }: ConfiguredTarget, task: TaskId, base: Targets): boolean {
  return tasks === undefined ? base[task] !== undefined : tasks.includes(task);
}

function levelsBy(candidates: (task: TaskId) => readonly (GradedLevel | undefined)[]): Targets {
  const entries = TASK_IDS.flatMap((task) => {
    const levels = candidates(task).filter((level) => level !== undefined);
    const [first] = levels.sort((a, b) => b - a);
    return first === undefined ? [] : [[task, first] as const];
  });
  return Object.fromEntries(entries);
}
