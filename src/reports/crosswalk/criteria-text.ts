import type { Crosswalk, CrosswalkEntry } from '../../model/crosswalk.ts';
import type { Language } from '../../model/text.ts';

/** Which criteria an entry speaks of, said so that nobody reads "contributes" as "meets". */
export function criteriaText(
  { criteria }: CrosswalkEntry,
  { relation }: Pick<Crosswalk, 'relation'>,
  language: Language,
): string {
  const ids = criteria.join(' ');
  if (relation === undefined) return ids;
  return { en: `contributes to ${ids}`, ja: `${ids} に寄与する` }[language];
}
