import type { Text } from '../../model/text.ts';
import type { DataRefusal } from '../../model/data-file.ts';
import type { UnmatchableReason } from '../../vulnerabilities/identify.ts';
import type { UntoldReason } from '../../vulnerabilities/osv/affectedness.ts';
import type { ResponseState } from '../../vulnerabilities/phases.ts';
import type { IgnoredStatement } from '../../vulnerabilities/triage.ts';
import type { VexRefusal, VexStatus } from '../../vulnerabilities/vex/statement.ts';

export const UNTOLD: Readonly<Record<UntoldReason, Text>> = {
  'git-only': { en: 'the record names commits only', ja: '情報がコミットのみを示している' },
  'malformed-range': { en: 'a range in the record is malformed', ja: '情報の範囲の記述が壊れている' },
  'version-not-ordered': { en: 'the version has no place in the order', ja: '版の順序を決められない' },
  'no-range': { en: 'the record names no versions', ja: '情報に版の記載がない' },
  'release-not-told': {
    en: 'the release of the distribution is not told',
    ja: 'ディストリビューションの版が分からない',
  },
};

export const UNMATCHABLE: Readonly<Record<UnmatchableReason, Text>> = {
  'no-identifier': { en: 'no identifier', ja: '識別子がない' },
  'purl-does-not-parse': { en: 'the package URL does not parse', ja: 'package URL を解釈できない' },
  'cpe-only': {
    en: 'a CPE only, and no table says which package it is',
    ja: 'CPE のみで、対応するパッケージが分からない',
  },
  'no-version': { en: 'no version', ja: '版がない' },
  'ecosystem-not-covered': {
    en: 'its kind of package has no records in OSV',
    ja: 'OSV に対応する種類のパッケージではない',
  },
  'no-data-of-ecosystem': {
    en: 'the data given holds nothing of its ecosystem',
    ja: '与えられたデータにこのエコシステムの情報がない',
  },
};

export const UNREAD: Readonly<Record<DataRefusal | 'not-json' | 'not-a-record', Text>> = {
  'not-json': { en: 'not JSON', ja: 'JSON ではない' },
  'not-a-record': { en: 'not an OSV record', ja: 'OSV の形式ではない' },
  'too-large': { en: 'too large', ja: '大きすぎる' },
  'not-utf-8': { en: 'not UTF-8', ja: 'UTF-8 ではない' },
  unreadable: { en: 'cannot be read', ja: '読めない' },
  bomb: { en: 'unpacks to far more than it holds', ja: '展開すると過大になる' },
};

export const IGNORED: Readonly<Record<IgnoredStatement['why'], Text>> = {
  'another-product': { en: 'names another product', ja: '別の製品を指している' },
  'from-the-future': { en: 'is dated in the future', ja: '日付が未来である' },
  'no-such-vulnerability-here': {
    en: 'no record finds that vulnerability here',
    ja: 'その脆弱性はここでは見つかっていない',
  },
};

export const REFUSED: Readonly<Record<VexRefusal, Text>> = {
  malformed: { en: 'malformed', ja: '形式が正しくない' },
  'no-reason': { en: 'not affected without a reason', ja: '「影響なし」の理由がない' },
  'no-product': { en: 'names no product', ja: '製品の指定がない' },
  'no-vulnerability': { en: 'names no vulnerability', ja: '脆弱性の指定がない' },
};

export const VEX_WORDS: Readonly<Record<VexStatus, Text>> = {
  affected: { en: 'affected', ja: '影響あり' },
  under_investigation: { en: 'under investigation', ja: '調査中' },
  fixed: { en: 'fixed', ja: '修正済み' },
  not_affected: { en: 'not affected', ja: '影響なし' },
};

export const RESPONSES: Readonly<Record<ResponseState['state'], Text>> = {
  'in-time': { en: 'handled in time', ja: '期限内に対応' },
  late: { en: 'late', ja: '期限超過' },
  running: { en: 'running', ja: '対応中' },
  'no-deadline': {
    en: 'recorded; no deadline of your own, cannot be judged',
    ja: '記録あり。組織の期限がないため判定できない',
  },
  'no-record': { en: 'no record of a response', ja: '対応の記録がない' },
};

export const SILENT: Text = {
  en: 'Records match by package and version; whether the flaw can be reached in this product is not examined. No signature of a VEX or of the data was verified here. The choice of trees by role and capability is this tool’s own, not METI’s.',
  ja: 'パッケージと版による照合であり、製品内で実際に到達しうるかは調べていません。VEX とデータの署名はここでは検証していません。役割と技術力による決定木の選び方は本ツール独自のもので、経済産業省のものではありません。',
};

export const SCORES_TO_COME: Text = {
  en: '; dated later than this triage: no score was taken from it',
  ja: '。この判断より後の日付のため、点数は使っていない',
};
