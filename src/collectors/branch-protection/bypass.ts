import { allTrue, union } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, seen, type NotSeen, type Observation, type Seen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { BypassActor, ClassicProtection, Ruleset } from '../../ports/branch-settings.ts';
import { leftOut, make, type Demands } from './settings.ts';

/** Rule types behind a fact of this collector; who bypasses another rule bypasses nothing that is judged here. */
const JUDGED: readonly string[] = [
  'pull_request', 'update', 'non_fast_forward', 'deletion', 'required_signatures', 'required_status_checks', 'workflows',
  'code_scanning', 'merge_queue',
]; // prettier-ignore

type Actors = Observation<readonly BypassActor[]>;

/** One thing that protects the branch: a ruleset or the classic protection, with those who stand outside it. */
interface Giver {
  readonly actors: readonly Actors[];
  /** Whether administrators are held to it. */
  readonly binds: readonly Observation<boolean>[];
}

const NOTHING_TO_BYPASS: Text = {
  en: 'nothing protects the branch, so there is nothing to bypass',
  ja: 'ブランチを保護する設定がないため、バイパスの対象がありません',
};
const NOBODY_BOUND: Text = {
  en: 'nothing protects the branch, so nobody is bound',
  ja: 'ブランチを保護する設定がないため、管理者を含め誰にも適用されていません',
};

/** Who stands outside of what the branch demands, and whether administrators do. */
export function bypassFacts(demands: Demands, rulesets: Observation<readonly Ruleset[]>): readonly Fact[] {
  const givers = [...rulesetGivers(demands, rulesets), ...classicGivers(demands.classic)];
  if (givers.length === 0) return unprotected(demands);
  const actors = union(givers.flatMap((giver) => giver.actors.map((list) => mapSeen(list, keysOf))));
  return [
    make.joined('branch.administrators-bound', allTrue(givers.flatMap((giver) => giver.binds))),
    make.joined('branch.bypass-actors', actors.state === 'seen' ? { ...actors, value: actors.value.length } : actors),
  ];
}

/** Proven by two whole answers. Zero would pass by emptiness, so the count does not apply. */
function unprotected({ rules, classic }: Demands): readonly Fact[] {
  const sources = [...rules.sources, ...classic.sources];
  return [
    make.observed('branch.administrators-bound', false, { because: NOBODY_BOUND, sources }),
    make.notApplicable('branch.bypass-actors', NOTHING_TO_BYPASS, sources),
  ];
}

function rulesetGivers({ rules }: Demands, rulesets: Observation<readonly Ruleset[]>): readonly Giver[] {
  if (rules.state === 'unseen') return [hiddenGiver(rules)];
  const judged = rules.value.filter((rule) => JUDGED.includes(rule.type));
  const ids = [...new Set(judged.map((rule) => rule.rulesetId))].sort((a, b) => a - b);
  const givers = ids.map((id) => giverOf(bypassActorsOf(id, rulesets)));
  return rules.missing === undefined ? givers : [...givers, hiddenGiver(notSeen(rules.missing, rules.sources))];
}

function giverOf(actors: Actors): Giver {
  return { actors: [actors], binds: [mapSeen(actors, (list) => !list.some(isAdministrator))] };
}

function hiddenGiver(hidden: NotSeen): Giver {
  return { actors: [hidden], binds: [hidden] };
}

function bypassActorsOf(id: number, rulesets: Observation<readonly Ruleset[]>): Actors {
  if (rulesets.state === 'unseen') return rulesets;
  const ruleset = rulesets.value.find((each) => each.id === id);
  return hiddenOrSeen(id, ruleset, rulesets);
}

/** Left out is never "none": GitHub shows the list only to those who may write the ruleset. */
export function hiddenOrSeen(id: number, ruleset: Ruleset | undefined, { sources }: Pick<NotSeen, 'sources'>): Actors {
  if (ruleset?.bypassActors !== undefined) return seen(ruleset.bypassActors, sources);
  // Tag protection of a server is numbered below zero: roles pass it, and no answer lists them.
  if (id < 0) return notSeen({ reason: 'not-offered', what: 'the bypass list of the tag protection' }, sources);
  const what = `the bypass list of ruleset ${id}`;
  return notSeen(ruleset?.hidden ?? { reason: 'forbidden', what, permission: 'administration: write' }, sources);
}

/** One team or role is one actor, however large, and one actor of several rulesets is one. */
export function keysOf(actors: readonly BypassActor[]): readonly string[] {
  return actors.map(({ kind, id }) =>
    kind === 'OrganizationAdmin' || kind === 'EnterpriseOwner' ? kind : `${kind} ${String(id)}`,
  );
}

/** GitHub numbers the built-in administrator role of a repository 5 in bypass lists. */
const ADMINISTRATORS: BypassActor = { kind: 'RepositoryRole', id: 5, mode: 'always' };

function isAdministrator({ kind, id }: BypassActor): boolean {
  if (kind === 'OrganizationAdmin' || kind === 'EnterpriseOwner') return true;
  return kind === ADMINISTRATORS.kind && (id === ADMINISTRATORS.id || id === null);
}

function classicGivers(classic: Observation<ClassicProtection | null>): readonly Giver[] {
  if (classic.state === 'unseen') return [hiddenGiver(classic)];
  const hidden = classic.missing === undefined ? [] : [hiddenGiver(notSeen(classic.missing, classic.sources))];
  if (classic.value === null || !givesSomething(classic.value)) return hidden;
  return [
    ...hidden,
    {
      actors: [administratorsOutside(classic.value, classic), ...classic.value.named],
      binds: [bindsAll(classic.value, classic)],
    },
  ];
}

function givesSomething(classic: ClassicProtection): boolean {
  const { forcePushesAllowed, deletionsAllowed, conversationResolution, signatures } = classic;
  const demands = [classic.pullRequest !== null, classic.pushRestricted, classic.checks !== null];
  return (
    [...demands, conversationResolution, signatures].includes(true) ||
    forcePushesAllowed !== true ||
    deletionsAllowed !== true
  );
}

function bindsAll(
  { administratorsBound }: ClassicProtection,
  { missing = leftOut, sources }: Pick<Seen<unknown>, 'missing' | 'sources'>,
): Observation<boolean> {
  return administratorsBound === undefined ? notSeen(missing, sources) : seen(administratorsBound, sources);
}

/** Administrators who are not bound are one actor, the same one as a ruleset's administrator role. */
function administratorsOutside(classic: ClassicProtection, answer: Seen<unknown>): Actors {
  return mapSeen(bindsAll(classic, answer), (bound) => (bound ? [] : [ADMINISTRATORS]));
}
