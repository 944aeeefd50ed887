/** Reading documents by their place; shared by the collectors that hold something against what a document lists. */
export { isSubstantial } from './documents/content.ts';
export { documentAt, documentsAt, placesOf, USUAL_PLACES, type Places } from './documents/places.ts';
export { documentsIn, pathsWanted, type Documents } from './documents/read.ts';
