import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { DefaultSetup } from '../../ports/code-scanning.ts';
import type { Tri } from '../../workflows/model.ts';
import { allOf } from '../../workflows/reach.ts';
import type { Opaque, ToolUse } from '../../workflows/tool-uses.ts';
import {
  bounded,
  filesRead,
  hiddenCalls,
  make,
  placesOf,
  undecidable,
  type SeenScanning,
  type SeenTree,
} from './seen.ts';
import { SAY } from './words.ts';

/** What the workflow files say about analysers of source code, with GitHub's default setup beside them. */
export function stepFacts({ tree, defaultSetup }: SeenScanning): Fact[] {
  const configured = mapSeen(defaultSetup, (setup) => setup.configured);
  return [
    make.joined('sast.configured', eitherTrue([stepExists(tree, ranAtAll), configured])),
    make.joined('sast.runs-on-pull-request', eitherTrue([stepExists(tree, onPullRequest), configured])),
    swallowedFact(tree, defaultSetup),
  ];
}

export function sastUses({ toolchain }: SeenTree): ToolUse[] {
  return toolchain.tools.filter(({ category }) => category === 'sast');
}

interface Asked {
  readonly holds: (use: ToolUse) => Tri;
  /** Whether a call that could not be followed might hold such a step. */
  readonly mayHide: (call: Opaque) => boolean;
}

const ranAtAll: Asked = { holds: () => 'yes', mayHide: () => true };
const onPullRequest: Asked = {
  holds: (use) => use.onPullRequest,
  mayHide: (call) => call.onPullRequest !== 'no',
};

function stepExists(tree: Observation<SeenTree>, { holds, mayHide }: Asked): Observation<boolean> {
  if (tree.state === 'unseen') return tree;
  const answers = sastUses(tree.value).map((use) => ({ use, holds: allOf([certainty(use), holds(use)]) }));
  const sure = answers.filter((each) => each.holds === 'yes').map(({ use }) => use);
  if (sure.length > 0) return seen(true, placesOf(sure, tree.value));
  const open = answers.filter((each) => each.holds === 'unknown').map(({ use }) => place(use));
  const [hidden] = [...open, ...hiddenCalls(tree.value, mayHide)];
  return hidden ?? seen(false, filesRead(tree.value));
}

function certainty(use: ToolUse): Tri {
  return use.state === 'found' ? 'yes' : 'unknown';
}

function place({ path, line }: ToolUse): NotSeen {
  return undecidable(`${path}:${line}`);
}

/** Steps whose failure lets the job pass. Of no step at all it is not 0: then there is nothing that could fail. */
function swallowedFact(tree: Observation<SeenTree>, setup: Observation<DefaultSetup>): Fact {
  const id = 'sast.failures-swallowed';
  if (tree.state === 'unseen') return make.unknown(id, [tree]);
  const uses = sastUses(tree.value);
  const sure = uses.filter((use) => use.state === 'found');
  const swallowed = sure.filter((use) => use.swallowed === 'yes');
  const open = uses.filter((use) => use.swallowed !== 'no' && !swallowed.includes(use));
  const hidden = bounded([...open.map(place), ...hiddenCalls(tree.value)]);
  if (sure.length === 0) return withoutStep(tree.value, { hidden: bounded([...uses.map(place), ...hidden]), setup });
  const sources = placesOf(swallowed.length > 0 ? swallowed : sure, tree.value);
  const value = new Set(swallowed.map(({ path, line }) => `${path}:${line}`)).size;
  if (hidden.length === 0) return make.observed(id, value, { sources });
  return make.observed(id, value, { sources, exactness: 'atLeast', hidden: hidden.map(({ unseen }) => unseen) });
}

function withoutStep(
  tree: SeenTree,
  { hidden, setup }: { readonly hidden: readonly NotSeen[]; readonly setup: Observation<DefaultSetup> },
): Fact {
  const id = 'sast.failures-swallowed';
  const open = setup.state === 'unseen' ? [...hidden, setup] : hidden;
  if (open.length > 0) return make.unknown(id, open);
  if (setup.state === 'seen' && setup.value.configured)
    return make.notApplicable(id, SAY.onlyDefaultSetup(), setup.sources);
  return make.unknownBecause(id, SAY.noStep(), { sources: filesRead(tree) });
}
