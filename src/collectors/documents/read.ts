import { mapSeen, notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { FileSource } from '../../model/source.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { readData } from './data.ts';
import { documentAt, isExceptionPath } from './places.ts';
import { readText, type Written } from './text.ts';
import type { DocumentWord } from './vocabulary.ts';

/** Files of one document that are read; the rest (old decisions, say) adds nothing new. */
const MAX_OF_ONE = 8;

/** Files that this collector reads. */
export function isOfInterest(path: string): boolean {
  return documentAt(path) !== undefined || isExceptionPath(path);
}

/** What is read of a tree, in a stable order and bounded. */
export function pathsWanted(entries: readonly TreeEntry[]): string[] {
  const counts = new Map<string, number>();
  const files = entries.filter(({ kind, path }) => (kind === 'file' || kind === 'executable') && isOfInterest(path));
  const paths = files.map(({ path }) => path).sort();
  return paths.filter((path) => {
    if (isExceptionPath(path)) return true;
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

/** Reads every file that is a document by its place. */
export function documentsIn(read: ReadonlyMap<string, Observation<FileContent>>): Documents {
  const all = [...read]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, content]) => {
      const word = documentAt(path);
      return word === undefined ? [] : [{ word, path, answer: fileAt(word, content) }];
    });
  return {
    files: all.flatMap(({ answer }) => (answer.state === 'seen' ? [answer.value] : [])),
    unread: all.flatMap(({ word, answer }) => (answer.state === 'unseen' ? [{ word, why: answer }] : [])),
  };
}

function fileAt(word: DocumentWord, content: Observation<FileContent>): Observation<DocumentFile> {
  if (content.state === 'unseen') return content;
  const { path, text, digest } = content.value;
  const written = /\.ya?ml$/i.test(path) ? readData(text) : readText(text);
  if (written === undefined) return notSeen({ reason: 'malformed', what: path });
  return mapSeen(content, () => ({ word, path, text, written, source: { path, digest } }));
}
