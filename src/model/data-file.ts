/** Why a file of a collection was not taken. */
export type DataRefusal = 'too-large' | 'not-utf-8' | 'unreadable' | 'bomb';

/** One file of a collection that somebody gave, its text whole or not at all. */
export type DataFile =
  { readonly name: string; readonly text: string } | { readonly name: string; readonly refused: DataRefusal };
