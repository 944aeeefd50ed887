import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { BranchRule } from '../../ports/branch-settings.ts';
import { requiredAnswers } from '../required-checks.ts';
import { newestRun } from '../run-history.ts';
import { filesRead, hiddenCalls, placesOf, undecidable, type SeenTree } from '../seen-tree.ts';
import { checksDependencies, looksAtDependencies } from './names.ts';
import { make, scaUses, type SeenSca } from './seen.ts';
import { SAY } from './words.ts';

/** All facts of the sheet from what was seen. */
export function judge(sca: SeenSca): Fact[] {
  return [requiredFact(sca), latestRunFact(sca), licenseFact(sca)];
}

/** A step whose failure is swallowed makes its job succeed whatever was found: waiting for it is waiting for nothing. */
function requiredFact(sca: SeenSca): Fact {
  const answers = requiredAnswers(sca, {
    uses: (tree) => scaUses(tree).flatMap((use) => counted(use)),
    isTool: looksAtDependencies,
    isCheck: checksDependencies,
    isDefaultSetup: false,
  });
  return make.joined('sca.check-required', eitherTrue(answers));
}

type Use = ReturnType<typeof scaUses>[number];

function counted(use: Use): Use[] {
  if (use.swallowed === 'yes') return [];
  return [use.swallowed === 'no' ? use : { ...use, state: 'undecidable' }];
}

function latestRunFact({ history }: SeenSca): Fact {
  const id = 'sca.latest-run-at';
  const { at, open, sources } = newestRun(history);
  const hidden = open.map(({ unseen }) => unseen);
  if (at !== undefined) {
    const bound = hidden.length > 0 ? ({ exactness: 'atLeast', hidden } as const) : {};
    return make.observed(id, at, { sources, ...bound });
  }
  if (open.length > 0) return make.unknown(id, open);
  return make.observed(id, 'never', { sources, because: history.uses.length > 0 ? SAY.neverRan() : SAY.noStep() });
}

function licenseFact({ tree, rules }: SeenSca): Fact {
  return make.joined('sca.license-check', eitherTrue([inWorkflows(tree), inRules(rules)]));
}

function inWorkflows(tree: Observation<SeenTree>): Observation<boolean> {
  if (tree.state === 'unseen') return tree;
  const checks = tree.value.toolchain.proofs.filter(({ category }) => category === 'license');
  const kept = checks.filter(({ swallowed }) => swallowed !== 'yes');
  const sure = kept.filter(({ state, swallowed }) => state === 'found' && swallowed === 'no');
  if (sure.length > 0) return seen(true, placesOf(sure, tree.value));
  const open = kept.map(({ path, line }) => undecidable(`${path}:${line}`));
  const [hidden] = [...open, ...hiddenCalls(tree.value)];
  return hidden ?? seen(false, filesRead(tree.value));
}

/** GitHub's own rule about licenses does the same without a workflow. */
function inRules(rules: Observation<readonly BranchRule[]>): Observation<boolean> {
  if (rules.state === 'unseen') return rules;
  if (rules.value.some(({ type }) => type === 'license_compliance_scanning')) return seen(true, rules.sources);
  return rules.missing === undefined ? seen(false, rules.sources) : notSeen(rules.missing, rules.sources);
}
