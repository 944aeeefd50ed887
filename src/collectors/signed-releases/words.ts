import type { Text } from '../../model/text.ts';

const SHOWN = 5;

export const NO_RELEASE: Text = {
  en: 'there is no stable release yet',
  ja: '安定版のリリースがまだありません',
};

export const NO_ASSETS: Text = {
  en: 'the release has no attached files, only the source archives that GitHub makes',
  ja: 'リリースに添付ファイルがなく、GitHub が生成するソースアーカイブだけがあります',
};

export const NO_SHIPPED_FILES: Text = {
  en: 'the release has no attached product files that could be signed',
  ja: 'リリースに、署名の対象となる配布物が添付されていません',
};

export const NOTHING_TO_REJECT: Text = {
  en: 'the release has no signature or attestation that could be wrong',
  ja: 'リリースに、検証の対象となる署名やアテステーションがありません',
};

/** Both numbers of a ratio over files, and the files that fall short. */
export function filesText(have: number, total: number, short: readonly string[]): Text {
  const named = namesText(short);
  return short.length === 0
    ? { en: `${have} of ${total} files`, ja: `${total} ファイル中 ${have} ファイル` }
    : {
        en: `${have} of ${total} files; not: ${named.en}`,
        ja: `${total} ファイル中 ${have} ファイル（該当しないもの: ${named.ja}）`,
      };
}

/** Both numbers of a ratio over releases; says when there are fewer than three. */
export function releasesText(have: number, total: number, short: readonly string[]): Text {
  const named = namesText(short);
  const few = total < 3 ? { en: ' (there are no more)', ja: `（安定版は全 ${String(total)} 件）` } : { en: '', ja: '' };
  const not =
    short.length === 0 ? { en: '', ja: '' } : { en: `; not: ${named.en}`, ja: `。該当しないもの: ${named.ja}` };
  return {
    en: `${have} of the last ${total} stable releases${few.en}${not.en}`,
    ja: `直近 ${total} 件の安定版リリース中 ${have} 件${few.ja}${not.ja}`,
  };
}

export function namesText(names: readonly string[]): Text {
  const shown = names.slice(0, SHOWN).join(', ');
  const more = names.length - SHOWN;
  if (more <= 0) return { en: shown, ja: shown };
  return { en: `${shown} and ${more} more`, ja: `${shown} ほか ${more} 件` };
}
