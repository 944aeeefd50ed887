/** Reading documents by their place; shared by the collectors that hold something against what a document lists. */
export { isSubstantial } from './documents/content.ts';
export { documentAt } from './documents/places.ts';
export { DOCUMENTS, type DocumentWord } from './documents/vocabulary.ts';
export { documentsIn, pathsWanted, type Documents } from './documents/read.ts';
