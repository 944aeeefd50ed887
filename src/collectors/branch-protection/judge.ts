import { union } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { BranchRule, ClassicProtection, Ruleset } from '../../ports/branch-settings.ts';
import type { Release, ReleaseTag } from '../../ports/releases.ts';
import type { About } from '../../ports/repository-settings.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { bypassFacts } from './bypass.ts';
import { checkFacts } from './checks.ts';
import { ownedAreasFact } from './owned-areas.ts';
import { pathReviewersFact } from './path-reviewers.ts';
import { reviewFacts } from './reviews.ts';
import { RULE_TYPES } from './rule-types.ts';
import { latestChangeFact, recentBypassesFact } from './ruleset-history.ts';
import { workflowsOf } from './rule-parameters.ts';
import { make, settledClassic } from './settings.ts';
import { switchFacts } from './switches.ts';
import { tagFacts } from './tags.ts';
import { verifiedTagsFact } from './verified-tags.ts';

/** Everything the collector asked, each with its own answer. */
export interface SeenSettings {
  readonly about: Observation<About>;
  readonly rules: Observation<readonly BranchRule[]>;
  readonly classic: Observation<ClassicProtection | null>;
  readonly rulesets: Observation<readonly Ruleset[]>;
  /** Ids of pushes that went past a rule; undefined where no ruleset is in force. */
  readonly bypasses: Observation<readonly number[]> | undefined;
  readonly releases: Observation<readonly Release[]>;
  readonly tags: Observation<readonly ReleaseTag[]>;
  readonly files: Observation<readonly TreeEntry[]>;
  /** null = there is none. */
  readonly codeOwners: Observation<FileContent | null>;
}

export function judge(seen: SeenSettings): readonly Fact[] {
  const demands = { rules: seen.rules, classic: settledClassic(seen.classic, seen.about) };
  return [
    ...switchFacts(demands),
    ...reviewFacts(demands),
    pathReviewersFact(seen.rules, seen.files),
    ...checkFacts(demands),
    ...bypassFacts(demands, seen.rulesets),
    ...tagFacts(seen.rulesets, seen.releases),
    verifiedTagsFact(seen.releases, seen.tags),
    inheritedRulesFact(seen.rules),
    latestChangeFact(seen.rulesets),
    recentBypassesFact(seen.rulesets, seen.bypasses),
    pushProtectionFact(seen.about),
    ownedAreasFact(seen.files, seen.codeOwners),
  ];
}

/** Rules from above the repository, which its own administrators cannot lift. */
function inheritedRulesFact(rules: Observation<readonly BranchRule[]>): Fact {
  const inherited = mapSeen(rules, (all) =>
    all.filter((rule) => rule.from !== 'Repository' && demandsSomething(rule)).map((rule) => rule.type),
  );
  return make.joined('ruleset.inherited-rules', union([inherited]));
}

/** A type that the sheet does not list cannot be asked for; a `workflows` rule without a workflow demands nothing. */
function demandsSomething(rule: BranchRule): boolean {
  if (rule.type === 'workflows') return (workflowsOf(rule) ?? []).length > 0;
  return RULE_TYPES.includes(rule.type);
}

/** The switch is left out of the answer to those who may not see it. */
function pushProtectionFact(about: Observation<About>): Fact {
  const id = 'repo.push-protection';
  if (about.state === 'unseen') return make.unknown(id, [about]);
  const { pushProtection } = about.value;
  if (pushProtection !== undefined) return make.observed(id, pushProtection, { sources: about.sources });
  const what = 'security_and_analysis.secret_scanning_push_protection';
  const hidden = { reason: 'forbidden', what, permission: 'administration: read' } as const;
  return make.unknown(id, [{ state: 'unseen', unseen: hidden, sources: about.sources }]);
}
