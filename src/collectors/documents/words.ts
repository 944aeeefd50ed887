import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  existsOnly: (count: number): Text => ({
    en: `${count} found by place and form; the content is not confirmed by this`,
    ja: `場所と形式から ${count} 件を確認しました（内容を確認したものではありません）`,
  }),
  namedAndGone: (paths: readonly string[]): Text => ({
    en: `not there, although the configuration names it: ${shown(paths)}`,
    ja: `設定に記載されていますが、存在しないファイル：${shown(paths)}`,
  }),
  noRow: (): Text => ({
    en: 'no table or list with such entries was found, so there is nothing to judge',
    ja: '該当する項目を持つ表や一覧が見つからないため、判断の対象がありません',
  }),
  complete: (complete: number, all: number): Text => ({
    en: `${complete} of ${all} entries are complete`,
    ja: `${all} 件中 ${complete} 件がそろっています`,
  }),
} as const;

/** Paths of a configuration, so many that one sees what is meant. */
function shown(paths: readonly string[]): string {
  const more = paths.length > SHOWN ? ` (+${paths.length - SHOWN})` : '';
  return `${paths.slice(0, SHOWN).join(', ')}${more}`;
}

const SHOWN = 5;
