import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  noWorkflow: (): Text => ({
    en: 'there is no workflow file, so there is nothing to judge; the build may live elsewhere',
    ja: 'ワークフローファイルがないため判断の対象がありません（ビルドが別の場所にある可能性があります）',
  }),
  noForeignUse: (): Text => ({
    en: 'the workflows use no action, reusable workflow or image of others, so there is no ratio',
    ja: 'ワークフローは外部のアクション、再利用可能ワークフロー、イメージを使用していないため、割合を計算できません',
  }),
  pinned: (pinned: number, all: number): Text => ({
    en: `${pinned} of ${all} uses are pinned`,
    ja: `${all} 件中 ${pinned} 件が固定されています`,
  }),
  looked: (files: number): Text => ({
    en: `${files} workflow file(s) read`,
    ja: `ワークフローファイル ${files} 件を確認しました`,
  }),
  noUpdates: (): Text => ({
    en: 'neither Dependabot nor Renovate is set up to update actions',
    ja: 'アクションを更新する Dependabot または Renovate の設定がありません',
  }),
  noReview: (): Text => ({
    en: 'no workflow checks the dependencies of every pull request so that a finding fails it',
    ja: 'すべてのプルリクエストの依存関係を検査し、問題があれば失敗させるワークフローがありません',
  }),
} as const;
