/** Why a file of a collection was not taken. */
export type DataRefusal = 'too-large' | 'not-utf-8' | 'unreadable' | 'bomb';

/** One file of a collection that somebody gave, its text whole or not at all. */
export type DataFile =
  { readonly name: string; readonly text: string } | { readonly name: string; readonly refused: DataRefusal };

/** A file of a collection with the place by which the same reading of the collection finds it again. */
export interface PlacedFile {
  readonly place: number;
  readonly file: DataFile;
}
