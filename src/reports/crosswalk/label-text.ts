import type { Crosswalk } from '../../model/crosswalk.ts';
import type { Language } from '../../model/text.ts';
import { bracketed } from '../words.ts';
import { SUPPLIED } from './words.ts';

/** How a document is called in a list; one that a user brought says so wherever it stands. */
export function labelText({ label, supplied }: Crosswalk, language: Language): string {
  return `${label[language]}${supplied === undefined ? '' : bracketed(SUPPLIED[language], language)}`;
}
