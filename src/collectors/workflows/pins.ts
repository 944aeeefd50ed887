import { joinTexts } from '../../model/text.ts';
import type { Fact } from '../../model/fact.ts';
import { explainUnseen } from '../../language/unseen.ts';
import { pinsOf } from '../../workflows/dangers.ts';
import { bounded, make, placesOf, undecidable, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

const ID = 'workflow.pinned-actions-ratio';

/** Pinned uses of others / all of them. Files that were not read may hold any number of either, so then there is no ratio. */
export function pinnedFact(seen: SeenWorkflows): Fact {
  const { workflows, actions } = seen.toolchain;
  if (seen.hidden.length > 0) {
    return make.unknown(
      ID,
      bounded(seen.hidden).map((unseen) => ({ state: 'unseen', unseen, sources: [] })),
    );
  }
  if (workflows.length === 0) return make.unknownBecause(ID, SAY.noWorkflow());
  const { pinned, loose, undecidable: open } = pinsOf(workflows, actions, seen.owner);
  const all = pinned.length + loose.length + open.length;
  if (all === 0) return make.unknownBecause(ID, SAY.noForeignUse());
  const placed = (loose.length > 0 ? loose : pinned).map(({ path, use }) => ({ path, line: use.line }));
  const both = SAY.pinned(pinned.length, all);
  const detail = { sources: placesOf(placed, seen), because: both };
  if (open.length === 0) return make.observed(ID, pinned.length / all, detail);
  const hidden = bounded(open.map(({ path, use }) => undecidable(`${path}:${use.line}`)));
  return make.observed(ID, pinned.length / all, {
    ...detail,
    exactness: 'atLeast',
    hidden,
    because: joinTexts([both, explainUnseen(hidden)]),
  });
}
