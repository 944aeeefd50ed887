import { eitherTrue, union, type Joined } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, seenPartly, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { BranchRule } from '../../ports/branch-settings.ts';
import { atLeastOne, onlyWith } from './only-with.ts';
import { hasThreshold, isStrict, requiredNames } from './rule-parameters.ts';
import { demanded, demandedByRules, make, unexpectedRule, type Demands } from './settings.ts';

const NO_CHECK: Text = {
  en: 'switched on, but no check is required, so it has no effect',
  ja: '設定は有効ですが、必須のチェックがないため効果がありません',
};

/** What has to report success before a merge. */
export function checkFacts(demands: Demands): readonly Fact[] {
  const names = requiredCheckNames(demands);
  const count: Joined<number> = names.state === 'seen' ? { ...names, value: names.value.length } : names;
  const strict = demanded(demands, isStrict, (classic) => (classic.checks === null ? false : classic.checks.strict));
  return [
    make.joined('branch.required-checks', count),
    onlyWith('branch.required-checks-strict', { setting: strict, needed: atLeastOne(count), idle: NO_CHECK }),
    make.joined('branch.code-scanning-threshold-required', eitherTrue([demandedByRules(demands.rules, hasThreshold)])),
  ];
}

/**
 * Distinct names that a merge waits for. Whether something produces a name is not asked: a name that nothing produces
 * keeps the merge waiting, and a commit status from outside cannot be told from one that never comes.
 */
function requiredCheckNames({ rules, classic }: Demands): Joined<readonly string[]> {
  return union([namesOfRules(rules), mapSeen(classic, (protection) => protection?.checks?.contexts ?? [])]);
}

function namesOfRules(rules: Observation<readonly BranchRule[]>): Observation<readonly string[]> {
  if (rules.state === 'unseen') return rules;
  const all = rules.value.map(requiredNames);
  const value = all.flatMap((names) => names ?? []);
  if (!all.includes(undefined)) return { ...rules, value };
  return seenPartly(value, rules.missing ?? unexpectedRule, rules.sources);
}
