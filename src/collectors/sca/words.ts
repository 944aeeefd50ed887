import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  noStep: (): Text => ({
    en: 'no workflow at this commit checks dependencies',
    ja: 'このコミットには、依存関係を検査するワークフローがありません',
  }),
  neverRan: (): Text => ({
    en: 'the workflows have a check of dependencies, and no successful run on the default branch came through it',
    ja: '依存関係を検査するワークフローはありますが、既定ブランチでその検査を含む成功した実行がありません',
  }),
} as const;
