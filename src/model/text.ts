/** What a person reads, in both languages of the product. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

export type Language = keyof Text;

/** Joins several texts into one, language by language. */
export function joinTexts(texts: readonly Text[], separator: Text = { en: '; ', ja: '、' }): Text {
  return {
    en: texts.map((text) => text.en).join(separator.en),
    ja: texts.map((text) => text.ja).join(separator.ja),
  };
}
