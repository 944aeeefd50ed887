import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  existsOnly: (count: number): Text => ({
    en: `${count} found by place and form; the content is not confirmed by this`,
    ja: `場所と形式から ${count} 件を確認しました（内容を確認したものではありません）`,
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
