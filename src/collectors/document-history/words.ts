import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  neverCommitted: (): Text => ({
    en: 'no commit holds such a document that says something',
    ja: '内容のあるこの種の文書を含むコミットがありません',
  }),
  noThreatModel: (): Text => ({
    en: 'there is no threat model that could follow the architecture (docs/threat-model.md)',
    ja: 'アーキテクチャに追随すべき脅威モデル（docs/threat-model.md）がありません',
  }),
  noArchitecture: (): Text => ({
    en: 'no merged pull request carries the label "architecture"',
    ja: '「architecture」ラベルの付いたマージ済みプルリクエストがありません',
  }),
  compared: (model: string, architecture: string): Text => ({
    en: `threat model last changed ${model}, newest change of the architecture merged ${architecture}`,
    ja: `脅威モデルの最終変更：${model}、アーキテクチャの最新の変更のマージ：${architecture}`,
  }),
} as const;
