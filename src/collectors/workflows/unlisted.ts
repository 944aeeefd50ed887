import type { Fact } from '../../model/fact.ts';
import { executedNames, isListed } from '../../workflows/executed-names.ts';
import type { Documents } from '../document-files.ts';
import { isSubstantial } from '../document-files.ts';
import { hiddenCalls } from './categories.ts';
import { bounded, make, placesOf, undecidable, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

const ID = 'workflow.unlisted-tools';

/** What runs and stands on no list. A part of the list that was not read may name any of it, so then there is no number. */
export function unlistedFact(seen: SeenWorkflows): Fact {
  const { files, unread }: Documents = seen.toolchainDocument;
  const unreadList = [...seen.listHidden, ...unread.map(({ why }) => why.unseen)];
  if (unreadList.length > 0)
    return make.unknown(
      ID,
      bounded(unreadList).map((unseen) => ({ state: 'unseen', unseen, sources: [] })),
    );
  const lists = files.filter(isSubstantial);
  if (lists.length === 0) return make.unknownBecause(ID, SAY.noList());
  if (seen.toolchain.workflows.length === 0) return make.unknownBecause(ID, SAY.noWorkflow());
  const names = executedNames(seen.toolchain);
  const unlisted = names.filter(({ name }) => !lists.some(({ text }) => isListed(name, text)));
  const open = seen.toolchain.tools.filter(({ state }) => state === 'undecidable');
  const hidden = bounded([
    ...hiddenCalls(seen, () => true),
    ...open.map(({ path, line }) => undecidable(`${path}:${line}`)),
  ]);
  const sources = [...placesOf(unlisted, seen), ...lists.map(({ source }) => source)];
  if (hidden.length > 0) return make.observed(ID, unlisted.length, { sources, exactness: 'atLeast', hidden });
  return make.observed(ID, unlisted.length, { sources, because: SAY.unlisted(unlisted.length, names.length) });
}
