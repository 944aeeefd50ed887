import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Joined } from '../../model/combine.ts';
import { eitherTrue } from '../../model/combine.ts';
import { mapSeen, notSeen, seen, seenPartly, type Observation, type Unseen } from '../../model/observation.ts';
import type { BranchRule, ClassicProtection } from '../../ports/branch-settings.ts';
import type { About } from '../../ports/repository-settings.ts';
import { facts } from './facts.ts';

export const make = factMaker(facts, explainUnseen);
export type FactName = Parameters<typeof make.observed>[0];

/** The two halves that together say what a branch demands; GitHub holds a branch to both at once. */
export interface Demands {
  readonly rules: Observation<readonly BranchRule[]>;
  readonly classic: Observation<ClassicProtection | null>;
}

/** What one rule or one classic section says; undefined = hidden or of an unexpected form. */
export type Says<From> = (from: From) => boolean | undefined;

const CLASSIC = 'classic branch protection';
const RULES = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';

/** To a token that has proven administration, "not found" cannot mean "not allowed to see". */
export function settledClassic(
  classic: Observation<ClassicProtection | null>,
  about: Observation<About>,
): Observation<ClassicProtection | null> {
  const proven = about.state === 'seen' && about.value.administrationProven;
  const notThere = classic.state === 'unseen' && classic.unseen.status === 404;
  return proven && notThere ? seen(null, classic.sources) : classic;
}

/** ∨ over both halves: true as soon as one says so, false only when both were seen whole. */
export function demanded(demands: Demands, rule: Says<BranchRule>, classic: Says<ClassicProtection>): Joined<boolean> {
  return eitherTrue([demandedByRules(demands.rules, rule), demandedByClassic(demands.classic, classic)]);
}

export function demandedByRules(
  rules: Observation<readonly BranchRule[]>,
  says: Says<BranchRule>,
): Observation<boolean> {
  if (rules.state === 'unseen') return rules;
  const said = rules.value.map(says);
  if (said.includes(true)) return mapSeen(rules, () => true);
  return said.includes(undefined) ? seenPartly(false, unexpectedRule, rules.sources) : mapSeen(rules, () => false);
}

export function demandedByClassic(
  classic: Observation<ClassicProtection | null>,
  says: Says<ClassicProtection>,
): Observation<boolean> {
  if (classic.state === 'unseen') return classic;
  const said = classic.value === null ? false : says(classic.value);
  return said === undefined ? notSeen(classic.missing ?? leftOut, classic.sources) : mapSeen(classic, () => said);
}

/** A field of classic protection that GitHub left out of an answer it gave. */
export const leftOut: Unseen = { reason: 'forbidden', what: CLASSIC, permission: 'administration: read' };

export const unexpectedRule: Unseen = { reason: 'malformed', what: RULES };

/** A joined answer as observations again, so that it can be joined further without losing its reasons. */
export function asObservations(joined: Joined<boolean>): readonly Observation<boolean>[] {
  return joined.state === 'seen' ? [seen(joined.value, joined.sources)] : joined.hidden;
}
