import { mapSeen, notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { FileSource } from '../../model/source.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { readData } from './data.ts';
import { documentAt, documentsAt, isExceptionPath, USUAL_PLACES, type Places } from './places.ts';
import { readText, type Written } from './text.ts';
import { NAMED_DOCUMENTS, type DocumentWord } from '../../model/document-words.ts';

/** Files of one document that are read; the rest (old decisions, say) adds nothing new. */
const MAX_OF_ONE = 8;

/** Files that this collector reads. */
export function isOfInterest(path: string): boolean {
  return documentAt(path) !== undefined || isExceptionPath(path);
}

/** What is read of a tree, in a stable order and bounded; what the repository names itself is always among it. */
export function pathsWanted(entries: readonly TreeEntry[], places: Places = USUAL_PLACES): string[] {
  const counts = new Map<string, number>();
  const files = entries.filter(({ kind }) => kind === 'file' || kind === 'executable').map(({ path }) => path);
  return files
    .filter((path) => isOfInterest(path) || places.own.has(path))
    .sort()
    .filter((path) => {
      if (isExceptionPath(path) || places.own.has(path)) return true;
      const word = documentAt(path);
      if (word === undefined) return false;
      const count = (counts.get(word) ?? 0) + 1;
      counts.set(word, count);
      return count <= MAX_OF_ONE;
    });
}

/** One file of a document, as far as its form could be read. */
export interface DocumentFile {
  readonly word: DocumentWord;
  readonly path: string;
  readonly text: string;
  readonly written: Written;
  readonly source: FileSource;
}

export interface Documents {
  readonly files: readonly DocumentFile[];
  /** Files of documents that could not be read or are no YAML, by document. */
  readonly unread: readonly { readonly word: DocumentWord; readonly why: NotSeen }[];
}

/** Reads every file that is a document by its place. Where own places are not known, any document may lie in one. */
export function documentsIn(
  read: ReadonlyMap<string, Observation<FileContent>>,
  places: Places = USUAL_PLACES,
): Documents {
  const all = [...read]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, content]) =>
      documentsAt(path, places).map((word) => ({ word, path, answer: fileAt(word, content) })),
    );
  const { unknown } = places;
  return {
    files: all.flatMap(({ answer }) => (answer.state === 'seen' ? [answer.value] : [])),
    unread: [
      ...all.flatMap(({ word, answer }) => (answer.state === 'unseen' ? [{ word, why: answer }] : [])),
      ...(unknown === undefined ? [] : NAMED_DOCUMENTS.map((word) => ({ word, why: unknown }))),
    ],
  };
}

function fileAt(word: DocumentWord, content: Observation<FileContent>): Observation<DocumentFile> {
  if (content.state === 'unseen') return content;
  const { path, text, digest } = content.value;
  const written = /\.ya?ml$/i.test(path) ? readData(text) : readText(text);
  if (written === undefined) return notSeen({ reason: 'malformed', what: path });
  return mapSeen(content, () => ({ word, path, text, written, source: { path, digest } }));
}
