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
  hosted: (hosted: number, all: number): Text => ({
    en: `${hosted} of ${all} jobs run on machines of GitHub only`,
    ja: `${all} 件のジョブのうち ${hosted} 件が GitHub のランナーだけで実行されます`,
  }),
  noJob: (): Text => ({
    en: 'no workflow has a job that runs, so there is no ratio',
    ja: '実行されるジョブを持つワークフローがないため、割合を計算できません',
  }),
  exact: (exact: number, all: number): Text => ({
    en: `${exact} of ${all} places name one exact version or digest`,
    ja: `${all} か所のうち ${exact} か所が正確なバージョンまたはダイジェストを指定しています`,
  }),
  noToolchain: (): Text => ({
    en: 'no file or step names a version of a compiler, runtime or build image, so there is nothing to judge',
    ja: 'コンパイラ、ランタイム、ビルドイメージのバージョンを指定するファイルやステップがないため、判断の対象がありません',
  }),
  noLine: (): Text => ({
    en: 'only moving names of versions were found, which no schedule can be held against',
    ja: '固定されていないバージョン名しかなく、サポート期限と照合できません',
  }),
  schedules: (judged: number, date: string): Text => ({
    en: `${judged} version(s) held against the makers' schedules as of ${date}`,
    ja: `${judged} 件のバージョンを、${date} 時点の提供元のサポート期限と照合しました`,
  }),
  noList: (): Text => ({
    en: 'no document that lists the tools was found (docs/toolchain.md), so there is nothing to hold them against',
    ja: 'ツールの一覧を記した文書（docs/toolchain.md）が見つからないため、照合できません',
  }),
  unlisted: (unlisted: number, all: number): Text => ({
    en: `${unlisted} of ${all} executed tools and actions are not on the list`,
    ja: `実行されるツールとアクション ${all} 件のうち ${unlisted} 件が一覧にありません`,
  }),
} as const;
