import { sum } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { Ruleset } from '../../ports/branch-settings.ts';
import { make } from './settings.ts';

const NO_RULESET: Text = {
  en: 'no ruleset is in force, so there is no rule to bypass',
  ja: '有効なルールセットがないため、バイパスの対象がありません',
};
const NEVER: Text = {
  en: 'no ruleset is in force; classic branch protection keeps no history',
  ja: '有効なルールセットがありません（従来のブランチ保護には履歴がありません）',
};

/** Rulesets in force. Tag protection of a server of one's own is joined to the list under ids below zero, and has no history. */
export function inForce(rulesets: readonly Ruleset[]): readonly Ruleset[] {
  return rulesets.filter(({ id, enforcement }) => id >= 0 && enforcement === 'active');
}

/**
 * The list itself says when each ruleset was last changed, to every reader. The history of versions would say the same, to
 * those alone who may change the rules.
 */
export function latestChangeFact(rulesets: Observation<readonly Ruleset[]>): Fact {
  const id = 'ruleset.latest-change-at';
  if (rulesets.state === 'unseen') return make.unknown(id, [rulesets]);
  const { value, missing, sources } = rulesets;
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, sources)]);
  const changes = inForce(value).map(({ updatedAt }) => updatedAt);
  if (changes.length === 0) return make.observed(id, 'never', { sources, because: NEVER });
  const known = changes.flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));
  if (known.length < changes.length) {
    return make.unknown(id, [
      notSeen({ reason: 'malformed', what: 'GET /repos/{owner}/{repo}/rulesets (updated_at)' }, sources),
    ]);
  }
  return make.observed(id, new Date(Math.max(...known)).toISOString(), { sources });
}

/** `undefined` = not asked, because no ruleset is in force. */
export function recentBypassesFact(
  rulesets: Observation<readonly Ruleset[]>,
  bypasses: Observation<readonly number[]> | undefined,
): Fact {
  const id = 'ruleset.recent-bypasses';
  if (bypasses === undefined) return make.notApplicable(id, NO_RULESET, rulesets.sources);
  if (bypasses.state === 'unseen') return make.unknown(id, [bypasses]);
  const doubt = bypasses.value.length === 0 ? doubtOfRules(rulesets) : undefined;
  if (doubt !== undefined) return make.unknown(id, [doubt]);
  return make.joined(id, sum([mapSeen(bypasses, (all) => all.length)]));
}

/** Nobody bypassed anything: that says something only where a ruleset is known to be in force. */
function doubtOfRules(rulesets: Observation<readonly Ruleset[]>): NotSeen | undefined {
  if (rulesets.state === 'unseen') return rulesets;
  if (inForce(rulesets.value).length > 0 || rulesets.missing === undefined) return undefined;
  return notSeen(rulesets.missing, rulesets.sources);
}
