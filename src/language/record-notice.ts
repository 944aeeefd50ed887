import type { Declaration, Equivalent, Exception, NotApplicableTask } from '../model/records.ts';
import type { Text } from '../model/text.ts';

/** Why a record counts for nothing, or (`pointless`) could count for nothing. */
export type RecordProblem =
  | 'orphaned'
  | 'expired'
  | 'dated-later'
  | 'unsigned'
  | 'self-reviewed'
  | 'without-evidence'
  | 'without-explanation'
  | 'changed-since'
  | 'pointless'
  | 'not-allowed';

export type AnyRecord = Declaration | Equivalent | Exception | NotApplicableTask;

/** Tells a person which record does not count, why, and what to do. */
export function describeProblem(record: AnyRecord, problem: RecordProblem): Text {
  const name = describeRecord(record);
  const why = PROBLEMS[problem](record);
  return { en: `${name.en}: ${why.en}`, ja: `${name.ja}：${why.ja}` };
}

/** Counts still, and will not for long. */
export function describeExpiringSoon(record: AnyRecord): Text {
  const name = describeRecord(record);
  return {
    en: `${name.en}: expires soon, on ${record.expires}; confirm it again before then`,
    ja: `${name.ja}：${record.expires} に期限が切れます（間近）。それまでに再確認してください`,
  };
}

export function describeValid(record: AnyRecord): Text {
  const name = describeRecord(record);
  return { en: `${name.en}: valid until ${record.expires}`, ja: `${name.ja}：有効（期限 ${record.expires}）` };
}

function describeRecord(record: AnyRecord): Text {
  if (!('kind' in record)) {
    return { en: `${record.task} declared not applicable`, ja: `${record.task} の対象外の申告` };
  }
  const kind = KINDS[record.kind];
  if (record.inherited === true) {
    return {
      en: `${kind.en} of the organization for ${record.criterion}`,
      ja: `${record.criterion} の${kind.ja}（組織から継承）`,
    };
  }
  return {
    en: `${kind.en} for ${record.criterion} (${record.path})`,
    ja: `${record.criterion} の${kind.ja}（${record.path}）`,
  };
}

const KINDS = {
  declaration: { en: 'declaration', ja: '自己申告' },
  equivalent: { en: 'equivalent measure', ja: '同等の対策' },
  exception: { en: 'exception', ja: '例外措置' },
} as const satisfies Record<string, Text>;

const PROBLEMS: Readonly<Record<RecordProblem, (record: AnyRecord) => Text>> = {
  orphaned: (record) => {
    const what = 'kind' in record ? record.criterion : record.task;
    return {
      en: `the policy has no ${what}; correct the name or remove the record`,
      ja: `ポリシーに ${what} がありません。名称を直すか、この記録を削除してください`,
    };
  },
  expired: (record) => ({
    en: `expired on ${record.expires}; confirm it again with a new date`,
    ja: `${record.expires} に期限が切れました。再確認のうえ日付を更新してください`,
  }),
  'dated-later': () => ({
    en: 'dated after this assessment; correct the date',
    ja: '日付が評価日より後です。日付を直してください',
  }),
  unsigned: () => ({
    en: 'nobody stands behind it; name author and reviewer, or the approver',
    ja: '責任者の記載がありません。作成者と確認者、又は承認者を記してください',
  }),
  'self-reviewed': () => ({
    en: 'author and reviewer are the same person; have someone else review it',
    ja: '作成者と確認者が同一人物です。別の人が確認してください',
  }),
  'without-evidence': () => ({
    en: 'it names no evidence; add a section of a document, a URL or a digest',
    ja: '証跡の記載がありません。文書の節、URL 又はハッシュ値を記してください',
  }),
  'without-explanation': () => ({
    en: 'it does not explain why the measure is equal; add the explanation',
    ja: '同等性の説明がありません。説明を記してください',
  }),
  'changed-since': (record) => {
    const paths = changedPaths(record).join(', ');
    return {
      en: `to be confirmed again: ${paths} changed since`,
      ja: `要再確認（${paths} がその後変更されています）`,
    };
  },
  pointless: () => ({
    en: 'the criterion takes no declaration; it is settled by facts, an equivalent measure or an exception',
    ja: 'この項目は自己申告では満たせません。自動確認、同等の対策又は例外措置によります',
  }),
  'not-allowed': () => ({
    en: 'the policy does not let this task be declared not applicable',
    ja: 'ポリシー上、このタスクは対象外とできません',
  }),
};

function changedPaths(record: AnyRecord): readonly string[] {
  if (!('kind' in record) || record.kind === 'exception') return [];
  return record.evidence.flatMap((each) => (each.kind === 'section' && !each.blobMatches ? [each.path] : []));
}
