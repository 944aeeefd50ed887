import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import { DOCUMENTS, type DocumentWord } from '../../model/document-words.ts';
import type { Documents } from '../document-files.ts';
import { confirmedId, facts } from './facts.ts';
import { SAY } from './words.ts';

export interface SeenHistories {
  readonly list: Observation<readonly TreeEntry[]>;
  /** Why nothing is known about the past; empty when it was asked. */
  readonly history: readonly NotSeen[];
  readonly unread: Documents['unread'];
  /** Documents that say something; an empty file is none. */
  readonly written: ReadonlySet<DocumentWord>;
  /** Every file of those documents. */
  readonly paths: readonly { readonly word: DocumentWord; readonly path: string }[];
  /** What was asked of them. */
  readonly changed: ReadonlyMap<string, Observation<string | null>>;
  /** Not asked without a threat model. */
  readonly architecture: Observation<string | null> | undefined;
}

const make = factMaker(facts, explainUnseen);
const FOLLOWS = 'file.threat-model-follows-architecture';

/** All facts of the sheet from what was seen. */
export function judge(seen: SeenHistories): Fact[] {
  return [...DOCUMENTS.map((word) => confirmedFact(word, seen)), followsFact(seen)];
}

/** The newest change of any of the document's files. One of them that cannot be dated leaves it open. */
function confirmedFact(word: DocumentWord, seen: SeenHistories): Fact {
  const id = confirmedId(word);
  const hidden = hiddenFrom(word, seen);
  if (hidden.length > 0) return make.unknown(id, hidden);
  const newest = newestOf(word, seen);
  const sources = pathsOf(word, seen).map((path) => ({ path }));
  return newest === undefined
    ? make.observed(id, 'never', { sources, because: SAY.neverCommitted() })
    : make.observed(id, newest, { sources });
}

function followsFact(seen: SeenHistories): Fact {
  const { architecture } = seen;
  const hidden = hiddenFrom('threat-model', seen);
  if (hidden.length > 0) return make.unknown(FOLLOWS, hidden);
  // Without a threat model there is nothing that could follow; that is no answer about architecture.
  if (architecture === undefined) return make.unknownBecause(FOLLOWS, SAY.noThreatModel());
  if (architecture.state === 'unseen') return make.unknown(FOLLOWS, [architecture]);
  if (architecture.value === null) return make.notApplicable(FOLLOWS, SAY.noArchitecture(), architecture.sources);
  const newest = newestOf('threat-model', seen);
  const follows = newest !== undefined && Date.parse(newest) >= Date.parse(architecture.value);
  const sources = [...pathsOf('threat-model', seen).map((path) => ({ path })), ...architecture.sources];
  return make.observed(FOLLOWS, follows, { sources, because: SAY.compared(newest ?? 'never', architecture.value) });
}

function hiddenFrom(word: DocumentWord, { list, history, unread, paths, changed }: SeenHistories): NotSeen[] {
  if (list.state === 'unseen') return [list];
  const cut = list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
  const unreadFiles = unread.filter((each) => each.word === word).map(({ why }) => why);
  const answers = paths.filter((each) => each.word === word).map(({ path }) => changed.get(path));
  const undated = answers.filter((answer) => answer?.state === 'unseen');
  // Files beyond the bound are older by name and cannot make the newest date older, only newer: with a date it stands.
  return [...cut, ...history, ...unreadFiles, ...undated];
}

function newestOf(word: DocumentWord, seen: SeenHistories): string | undefined {
  const instants = pathsOf(word, seen).flatMap((path) => {
    const answer = seen.changed.get(path);
    return answer?.state === 'seen' && answer.value !== null ? [answer.value] : [];
  });
  return instants.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

function pathsOf(word: DocumentWord, { paths, changed }: SeenHistories): string[] {
  return paths.filter((each) => each.word === word && changed.has(each.path)).map(({ path }) => path);
}
