import type { Text } from '../model/text.ts';

/** Sentences about what the workflow files cannot tell. Names from the repository stand in quotes and are data. */
export const WORDS = {
  condition: (): Text => ({
    en: 'it runs only under a condition that the files cannot decide',
    ja: 'ファイルだけでは判断できない条件のもとでのみ実行されます',
  }),
  setting: (): Text => ({
    en: 'an expression decides whether the tool does its work here',
    ja: 'ツールがここで実際に働くかどうかは式の値によって決まります',
  }),
  branch: (): Text => ({
    en: 'the name of the default branch is not known; "main" or "master" was taken for it',
    ja: '既定ブランチの名前が分からないため、main または master とみなしました',
  }),
  pullRequest: (): Text => ({
    en: 'whether it runs on every pull request depends on what the files do not tell, such as the default branch',
    ja: 'すべてのプルリクエストで実行されるかどうかは、既定ブランチの名前などファイルからは分からない事柄によります',
  }),
  preset: (): Text => ({
    en: 'it takes in presets of another repository, which may switch it off or on',
    ja: '別のリポジトリのプリセットを取り込んでおり、それが機能を止めたり動かしたりする可能性があります',
  }),
  unreadableConfiguration: (): Text => ({
    en: 'its configuration does not parse',
    ja: '設定ファイルの構文を解釈できません',
  }),
  swallowed: (): Text => ({
    en: 'its failure does not fail the job',
    ja: '失敗してもジョブは失敗になりません',
  }),
  reusable: (name: string): Text => ({
    en: `"${name}" lies in another repository; what it runs cannot be seen in this tree`,
    ja: `「${name}」は別のリポジトリにあり、何を実行するかはこのツリーからは分かりません`,
  }),
  notFollowed: (names: readonly string[]): Text => ({
    en: `not followed: ${listed(names)}`,
    ja: `追跡できなかった呼び出し: ${listed(names)}`,
  }),
  otherCi: (names: readonly string[]): Text => ({
    en: `another CI system is configured and was not read: ${listed(names)}`,
    ja: `別の CI システムが設定されており、内容は読んでいません: ${listed(names)}`,
  }),
} as const;

const SHOWN = 5;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => name.slice(0, 120));
  return names.length > SHOWN ? `${shown.join(', ')}, +${names.length - SHOWN}` : shown.join(', ');
}
