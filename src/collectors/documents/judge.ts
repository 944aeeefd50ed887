import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import { joinTexts, type Text } from '../../model/text.ts';
import type { Source } from '../../model/source.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { everyLanguage, isOtherLanguage, isSubstantial, topicsOf } from './content.ts';
import { facts } from './facts.ts';
import { languagesOf } from './languages.ts';
import { isExceptionPath, type Places } from './places.ts';
import { documentsIn, type DocumentFile, type Documents } from './read.ts';
import { added, exceptionRows, requirementRows, riskRows, settingNames, type Rows } from './tables.ts';
import type { DocumentWord } from '../../model/document-words.ts';
import { SAY } from './words.ts';

export interface SeenDocuments {
  readonly list: Observation<readonly TreeEntry[]>;
  readonly read: ReadonlyMap<string, Observation<FileContent>>;
  readonly places: Places;
}

const make = factMaker(facts, explainUnseen);
type Id = Extract<keyof typeof facts, string>;

/** What the tree's documents say by their form. None of it is more than "it is there". */
export function judge(seen: SeenDocuments): Fact[] {
  const { list, read, places } = seen;
  if (list.state === 'unseen') return Object.keys(facts).map((id) => make.unknown(id as Id, [list]));
  const cut = list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
  const documents = documentsIn(read, places);
  const paths = list.value.map(({ path }) => path);
  const gone = [...places.own.keys()].filter((path) => !paths.includes(path)).sort();
  const scene: Scene = { documents, cut, gone, languages: languagesOf(paths) };
  return [
    documentsFact(scene),
    topicsFact(scene),
    rowsFact('file.requirements-with-verification-ratio', {
      rows: requirementRows(documents.files),
      hidden: [...cut, ...unreadOf(documents, ['security-requirements'])],
      sources: sourcesOf(documents, ['security-requirements']),
    }),
    exceptionsFact(scene, read),
    settingsFact(scene),
  ];
}

interface Scene {
  readonly documents: Documents;
  readonly cut: readonly NotSeen[];
  /** Paths that the configuration names and that are not there. */
  readonly gone: readonly string[];
  readonly languages: readonly string[];
}

function documentsFact({ documents, cut, gone }: Scene): Fact {
  const found = documents.files.filter(isSubstantial);
  return setFact('file.documents', {
    words: found.map(({ word }) => word),
    sources: found.map(({ source }) => source),
    hidden: [...cut, ...whyOf(documents)],
    notes: cut.length > 0 || gone.length === 0 ? [] : [SAY.namedAndGone(gone)],
  });
}

/** A text in another language may hold any topic. */
function topicsFact({ documents, cut, languages }: Scene): Fact {
  const { files } = documents;
  const found = files.filter((file) => topicsOf(file).length > 0);
  const foreign = files.filter(isOtherLanguage).map(({ path }) => notSeen({ reason: 'undecidable', what: path }));
  const every = cut.length === 0 ? everyLanguage(files, languages) : [];
  return setFact('file.document-topics', {
    words: [...files.flatMap(topicsOf), ...every],
    sources: found.map(({ source }) => source),
    hidden: [...cut, ...whyOf(documents), ...foreign],
  });
}

interface Found {
  readonly words: readonly string[];
  readonly sources: readonly Source[];
  readonly hidden: readonly NotSeen[];
  readonly notes?: readonly Text[];
}

function setFact(id: Id, { words, sources, hidden, notes = [] }: Found): Fact {
  const value = [...new Set(words)].sort();
  if (hidden.length === 0)
    return make.observed(id, value, { sources, because: joinTexts([SAY.existsOnly(value.length), ...notes]) });
  if (value.length === 0) return make.unknown(id, hidden);
  return make.observed(id, value, { sources, exactness: 'atLeast', hidden: hidden.map(({ unseen }) => unseen) });
}

interface Counted {
  readonly rows: Rows;
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

function rowsFact(id: Id, { rows, hidden, sources }: Counted): Fact {
  if (hidden.length > 0) return make.unknown(id, hidden);
  if (rows.all === 0) return make.unknownBecause(id, SAY.noRow(), { sources });
  return make.observed(id, rows.complete / rows.all, { sources, because: SAY.complete(rows.complete, rows.all) });
}

/** Accepted risks of both places. Whether one has expired is for the assessment to say. */
function exceptionsFact({ documents, cut }: Scene, read: SeenDocuments['read']): Fact {
  const records = [...read].filter(([path]) => isExceptionPath(path));
  const judged = records.map(([path, content]) => ({
    path,
    content,
    rows: content.state === 'seen' ? exceptionRows(content.value.text) : undefined,
  }));
  const broken = judged
    .filter(({ rows }) => rows === undefined)
    .map(({ path, content }) => (content.state === 'unseen' ? content : notSeen({ reason: 'malformed', what: path })));
  const ofRecords = records.flatMap(([, content]) => content.sources);
  return rowsFact('file.exceptions-complete-ratio', {
    rows: added([...judged.flatMap(({ rows }) => rows ?? []), riskRows(documents.files)]),
    hidden: [...cut, ...broken, ...unreadOf(documents, ['risk-register'])],
    sources: [...ofRecords, ...sourcesOf(documents, ['risk-register'])],
  });
}

/** Settings by their exact name; either document missing leaves nothing to compare. */
function settingsFact({ documents, cut }: Scene): Fact {
  const both: readonly DocumentWord[] = ['secure-defaults', 'admin-guide'];
  const guides = documents.files.filter(({ word }) => word === 'admin-guide');
  const names = guides.length === 0 ? [] : settingNames(documents.files);
  return rowsFact('file.documented-settings-ratio', {
    rows: {
      complete: names.filter((name) => guides.some(({ text }) => mentions(text, name))).length,
      all: names.length,
    },
    hidden: [...cut, ...unreadOf(documents, both)],
    sources: sourcesOf(documents, both),
  });
}

/** The name as a word of its own: `port` is not found in `ports` or `tls.port`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + name.length, at + name.length + 2)];
    if (!/[\w.-]/.test(before) && !/^(?:[\w-]|\.\w)/.test(after)) return true;
  }
  return false;
}

/** One cause may hide many documents. */
function whyOf({ unread }: Documents): NotSeen[] {
  return [...new Set(unread.map(({ why }) => why))];
}

function unreadOf({ unread }: Documents, words: readonly DocumentWord[]): NotSeen[] {
  return whyOf({ files: [], unread: unread.filter(({ word }) => words.includes(word)) });
}

function sourcesOf({ files }: Documents, words: readonly DocumentWord[]): Source[] {
  return files.filter(({ word }: DocumentFile) => words.includes(word)).map(({ source }) => source);
}
