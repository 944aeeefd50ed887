import type { Correspondence } from '../../assessment/crosswalk-gap.ts';
import type { Crosswalk, CrosswalkMark, ItemKind, Priority } from '../../model/crosswalk.ts';
import type { ReferenceStatus } from '../../model/reference.ts';
import type { Text } from '../../model/text.ts';

/** Stands in every output: texts that correspond are no achievement. */
export const WORDING: Text = {
  en: 'Corresponds (◎○), in part (△), none (×): how texts relate. No judgement of achievement; no level rests on it.',
  ja: '対応付けあり（◎○）・一部（△）・なし（×）。達成の判定ではありません（達成レベルには用いません）。',
};

export const MARKS: Readonly<Record<CrosswalkMark, string>> = { contains: '◎', equal: '○', part: '△', none: '×' };

export const CORRESPONDENCE_WORDS: Readonly<Record<Correspondence, Text>> = {
  corresponding: { en: 'Corresponds', ja: '対応付けあり' },
  partial: { en: 'In part', ja: '一部' },
  missing: { en: 'None', ja: 'なし' },
};

export const KINDS: Readonly<Record<ItemKind, Text>> = {
  basic: { en: 'basic', ja: '【基本】' },
  recommended: { en: 'recommended', ja: '【推奨】' },
  recommendation: { en: 'recommendation', ja: '推奨事項' },
  consideration: { en: 'consideration', ja: '考慮事項' },
  note: { en: 'note', ja: '注意事項' },
};

export const PRIORITY_WORDS: Readonly<Record<Priority, Text>> = {
  high: { en: 'high priority', ja: '優先度 高' },
  medium: { en: 'medium priority', ja: '優先度 中' },
  low: { en: 'low priority', ja: '優先度 低' },
};

export const ORIGIN_WORDS: Readonly<Record<Crosswalk['origin'], Text>> = {
  deck: { en: 'correspondence from the METI deck', ja: '対応付けは経済産業省の資料による' },
  published: { en: 'correspondence published by its issuer', ja: '対応付けは発行者の公表による' },
  own: { en: 'own mapping of this tool', ja: '本ツール独自の対応付け' },
};

export const OWN_ADDITION: Text = { en: 'own addition of this tool', ja: '本ツール独自の追加' };

export const AUTHOR_ADDITION: Text = { en: 'own addition of its author', ja: '対応表の作成者独自の追加' };

/** Stands beside everything that a user's own file says. */
export const SUPPLIED: Text = { en: 'user-supplied', ja: '利用者提供' };
export const SUPPLIED_ORIGIN: Text = {
  en: 'supplied by the user; not held against the document by this tool',
  ja: '利用者が提供した対応表（本ツールでは出典と照合していません）',
};

export const OWN_MARKS: Text = { en: 'marks are our own', ja: '記号は本ツール独自' };

export const STATUS_WORDS: Readonly<Record<ReferenceStatus, Text>> = {
  current: { en: 'current', ja: '有効' },
  draft: { en: 'draft', ja: '案' },
  superseded: { en: 'superseded', ja: '旧版' },
  rescinded: { en: 'rescinded', ja: '廃止' },
};

export const LABELS = {
  cutOff: { en: ' … (cut off in the source)', ja: ' …（出典で途切れている）' },
  namedAs: { en: 'there:', ja: '出典の表記' },
  noReason: { en: 'the source prints no reason', ja: '出典に理由の記載なし' },
  basis: { en: 'derived from', ja: '根拠文書' },
  noEdition: { en: 'no edition named', ja: '版の記載なし' },
  since: { en: 'since', ja: '適用日' },
  asOf: { en: 'as of', ja: '確認日' },
  applies: { en: 'Concerns a repository only when', ja: '対象となる条件' },
  tell: { en: 'To be told by', ja: '見分け方' },
  adds: { en: 'Tasks it adds', ja: '追加されているタスク' },
  note: { en: 'note', ja: '注記' },
  nothing: { en: 'No entry.', ja: '該当する項目はありません。' },
  followed: { en: 'Followed', ja: '対応済みとするガイドライン' },
  readOn: { en: 'read on', ja: '参考' },
  elsewhere: { en: 'elsewhere', ja: '国内ガイドライン以外' },
} as const satisfies Readonly<Record<string, Text>>;

/** Said where the domestic guidelines leave a reader alone. */
export const NO_HELP: Text = {
  en: 'no domestic guideline has a section on it',
  ja: '国内ガイドラインに参考となる章・項目はありません',
};
export const HARDLY_HELP: Text = {
  en: 'hardly anything: one domestic guideline touches a part of it',
  ja: '国内ガイドラインでは 1 件が一部に触れるのみです',
};
