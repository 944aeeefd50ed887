import { joinTexts, type Text } from '../model/text.ts';

/** Sentences about the SBOMs of one release beside those of another. Names and tags may hold repository text. */
export const NOTES = {
  none: (tag: string): Text => ({
    en: `${tag} carries no SBOM`,
    ja: `${tag} に SBOM が添付されていません`,
  }),
  unread: (tag: string, why: readonly Text[]): Text => ({
    en: `no SBOM of ${tag} could be read: ${joinTexts(why).en}`,
    ja: `${tag} の SBOM を読み取れませんでした：${joinTexts(why).ja}`,
  }),
  hidden: (tag: string, why: Text): Text => ({
    en: `${tag} may carry further SBOMs: ${why.en}`,
    ja: `${tag} には他にも SBOM がある可能性があります：${why.ja}`,
  }),
  unpaired: (product: string, tag: string): Text => ({
    en: `${tag} has no SBOM of ${product === '' ? 'the product without a name' : product} to compare with`,
    ja: `${tag} に、${product === '' ? '名称のない製品' : product} の比較対象となる SBOM がありません`,
  }),
  more: (count: number): Text => ({
    en: `SBOMs of ${count} more products were not compared`,
    ja: `ほか ${count} 製品の SBOM は比較していません`,
  }),
  invalid: (name: string): Text => ({
    en: `${name} does not fit the schema of its format, so that some of it may have been missed`,
    ja: `${name} は形式のスキーマに適合しないため、一部を読み落としている可能性があります`,
  }),
  listsNothing: (name: string): Text => ({
    en: `${name} lists no component`,
    ja: `${name} に部品の記載がありません`,
  }),
  anotherVersion: (name: string, tag: string): Text => ({
    en: `${name} is about another version than ${tag}`,
    ja: `${name} は ${tag} とは別のバージョンについてのものです`,
  }),
  replaced: (name: string, tag: string, keptAt: string): Text => ({
    en: `${name} of ${tag} is not the file that lay there on ${keptAt}; what lies there now was compared`,
    ja: `${tag} の ${name} は ${keptAt} 時点のファイルから差し替えられています（現在のファイルと比較しました）`,
  }),
  takenAway: (name: string, tag: string, keptAt: string): Text => ({
    en: `${name} lay with ${tag} on ${keptAt} and is gone`,
    ja: `${tag} にあった ${name}（${keptAt} 時点）はなくなっています`,
  }),
  fromArchive: (name: string, tag: string, keptAt: string): Text => ({
    en: `${tag} carries no readable SBOM now; ${name} as this App kept it on ${keptAt} was compared`,
    ja: `${tag} に読み取れる SBOM がないため、この App が ${keptAt} に保管した ${name} と比較しました`,
  }),
  joined: joinTexts,
} as const;
