import type { Language, Text } from '../model/text.ts';

/** Headings and fixed phrases, one place for both languages. */
export const WORDS = {
  changes: { en: 'What this change does', ja: 'この変更による変化' },
  task: { en: 'Task', ja: 'タスク' },
  base: { en: 'base', ja: '変更前' },
  here: { en: 'here', ja: '変更後' },
  because: { en: 'Because', ja: '理由' },
  advice: { en: ' (advice: the level holds)', ja: '（参考。判定に影響なし）' },
  components: { en: 'What new components bring', ja: '新しい部品がもたらすもの' },
  component: { en: 'Component', ja: '部品' },
  change: { en: 'Change', ja: '変化' },
  vulnerabilities: { en: 'Known vulnerabilities', ja: '既知の脆弱性' },
  license: { en: 'License', ja: 'ライセンス' },
  sourceCode: { en: 'Source repository', ja: 'ソースの所在' },
  place: { en: 'Where', ja: '記載箇所' },
  next: { en: 'Do next', ja: '次の対応' },
  notFromThis: { en: 'Not from this change: ', ja: 'この変更とは別に：' },
  stands: { en: 'Where the repository stands', ja: 'リポジトリの現状' },
  group: { en: 'Group', ja: 'グループ' },
  unsettled: { en: 'not settled', ja: '判定不能' },
  unassessed: { en: 'no criteria yet', ja: '基準未整備' },
  aside: { en: 'not applicable', ja: '対象外' },
  atTarget: { en: 'at target', ja: '目標到達' },
  organizational: {
    en: 'PO tasks concern the organization; here they are judged on what this repository shows of it.',
    ja: 'PO は組織に関するタスクです。ここでは、このリポジトリで確認できる範囲で判定しています。',
  },
  ships: { en: 'What this release ships', ja: 'このリリースに含まれるもの' },
  now: { en: 'Says now', ja: '現在' },
  could: { en: 'Could be', ja: '可能性' },
  notConfirmed: { en: 'What could not be confirmed', ja: '確認できなかった事項' },
  toSeeIt: { en: 'To see it', ja: '確認するには' },
  heldBack: { en: 'held back here', ja: 'ここでは表示していません' },
  noticed: { en: 'Also noticed', ja: 'その他の確認事項' },
  afterMerge: { en: 'After the merge', ja: 'マージ後に有効になる変更' },
  notices: { en: 'Configuration and records', ja: '設定と記録' },
  evidence: { en: 'All tasks with their evidence', ja: '全タスクと証跡' },
  gate: { en: 'Gate', ja: 'ゲート' },
  drift: {
    en: 'Settings that changed since the last assessment (never fails a pull request)',
    ja: '前回の評価以降に変わった設定（プルリクエストの判定には影響しません）',
  },
  publicPage: {
    en: 'This page is public: unfixed vulnerabilities and details of administration settings are not shown, only their effect on levels.',
    ja: '公開リポジトリのため、未修正の脆弱性と管理設定の詳細は表示していません（達成レベルへの影響のみを示しています）。',
  },
  legend: {
    en: '★ required / ▲ elective are marks of the SSDF criteria and have nothing to do with the stars of other schemes.',
    ja: '★対応必須／▲選択は SSDF 達成基準の記号で、他制度の★とは無関係です。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Between a name and what is said of it. */
export function colon(language: Language): string {
  return { en: ': ', ja: '：' }[language];
}

/** Brackets round an aside; a Japanese sentence takes no space before them. */
export function bracketed(text: string, language: Language): string {
  if (text === '') return '';
  return { en: ` (${text})`, ja: `（${text}）` }[language];
}

/** What every report says about itself (product page, "What every report says"). */
export const DISCLAIMER: Text = {
  en: "Automatic confirmation covers existence, settings and results, not quality: a file that was found proves that it exists, not that its content is right. Judgement guidelines: 6 of 126 are printed in the source deck; the others, the criteria and the step sets are this tool's own and are not set or approved by METI or NIST. Source: METI Software Task Force material, edited.",
  ja: '自動確認の対象は存在・設定・結果であり、品質ではありません。ファイルの検出は、存在の確認にとどまり、記載内容の妥当性を示すものではありません。判断指針 126 件のうち出典資料に記載があるものは 6 件です。その他の判断指針・達成基準・ステップ区分は本ツールの独自案であり、経済産業省・NIST が定めた、又は承認した基準ではありません。出典：経済産業省 ソフトウェアTF資料を加工して作成。',
};

export const POLICY_STATUS: Readonly<Record<'provisional' | 'settled', Text>> = {
  provisional: { en: 'provisional', ja: '暫定' },
  settled: { en: 'settled', ja: '確定' },
};

type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required';

/** What the gate's conclusion means; GitHub lets a neutral change merge, and of anything else there is nothing to merge. */
export function conclusionWords(conclusion: Conclusion, subject: { readonly kind: string }): Text {
  const changes = subject.kind === 'pull-request' || subject.kind === 'merge-group';
  return conclusion === 'neutral' && changes ? MERGES : CONCLUSIONS[conclusion];
}

const CONCLUSIONS: Readonly<Record<Conclusion, Text>> = {
  success: { en: 'holds', ja: '条件を満たしています' },
  failure: { en: 'does not hold', ja: '条件を満たしていません' },
  neutral: {
    en: 'neutral: open points, which stop nothing',
    ja: '参考（未到達又は未確認の事項がありますが、不合格とはしません）',
  },
  action_required: { en: 'could not be determined', ja: '判定不能' },
};

const MERGES: Text = {
  en: 'neutral: open points, which GitHub lets merge',
  ja: '参考（未到達又は未確認の事項がありますが、GitHub 上ではマージできます）',
};
