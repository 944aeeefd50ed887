/** A part of a report that can lose rows, and in the end itself, when there is no room. */
export interface Section {
  /** Lines before the rows; kept while the section is. */
  readonly head: string;
  /** Each is whole in itself: cutting between rows never breaks a table, a tag or a character. */
  readonly rows: readonly string[];
  readonly tail: string;
  /** Higher is kept longer. */
  readonly weight: number;
}

export const section = (weight: number, parts: Partial<Omit<Section, 'weight'>>): Section => ({
  head: '',
  rows: [],
  tail: '',
  weight,
  ...parts,
});

/** Joins sections with blank lines between them; empty ones vanish. */
export function joinSections(sections: readonly Section[]): string {
  return sections
    .map(sectionText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function sectionText({ head, rows, tail }: Section): string {
  return [head, ...rows, tail].filter((part) => part !== '').join('\n');
}
