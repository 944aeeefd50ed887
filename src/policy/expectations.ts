import type { Text } from '../model/text.ts';

/** What each field expects, in words. A schema names the entry as the message of its check; the sentence is made from it. */
export const EXPECTATIONS = {
  text: { en: 'a text in both languages, as { en: …, ja: … }', ja: '日英両方の文（例 { en: …, ja: … }）' },
  sentence: { en: 'a text that says something', ja: '内容のある文' },
  'short-text': { en: 'a short text of one line', ja: '1 行の短い文' },
  inherit: {
    en: 'a group, task or criterion, as PO, RV.1.3 or PW.5.1-1a',
    ja: 'グループ・タスク・達成基準（例 PO、RV.1.3、PW.5.1-1a）',
  },
  'evidence-workflow': {
    en: 'a reusable workflow pinned to a full commit, as acme/ci/.github/workflows/test.yml@<40 digits>',
    ja: 'コミット全桁で固定した再利用可能ワークフロー（例 acme/ci/.github/workflows/test.yml@<40 桁>）',
  },
  'task-id': { en: 'one of the 42 task ids, as PS.1.1', ja: '42 タスクの ID（例 PS.1.1）' },
  'criterion-id': { en: 'a criterion id, as PS.1.1-2a', ja: '達成基準の ID（例 PS.1.1-2a）' },
  'fact-id': { en: 'a fact id, as branch.required-approvals', ja: 'ファクトの ID（例 branch.required-approvals）' },
  'public-key': {
    en: 'a public key in PEM form (-----BEGIN PUBLIC KEY-----), for whom the restricted part is encrypted',
    ja: '非公開部分を暗号化する宛先の公開鍵（PEM 形式、-----BEGIN PUBLIC KEY-----）',
  },
  'branch-name': { en: 'the name of a branch, as release/1.x', ja: 'ブランチ名（例 release/1.x）' },
  days: { en: 'a number of days, as P30D (1 to 3650)', ja: '日数（例 P30D。1～3650 日）' },
  date: { en: 'a date, as 2027-01-31', ja: '日付（例 2027-01-31）' },
  instant: {
    en: 'a date and time with an offset, as 2026-06-01T00:00:00Z',
    ja: '時差付きの日時（例 2026-06-01T00:00:00Z）',
  },
  level: { en: 'level 1, 2 or 3', ja: '達成レベル 1・2・3 のいずれか' },
  'level-or-0': { en: 'level 0, 1, 2 or 3', ja: '達成レベル 0・1・2・3 のいずれか' },
  levels: { en: 'levels 1, 2 and 3', ja: '達成レベル 1・2・3' },
  targets: {
    en: 'at least one task id with its level, as PS.1.1: 1',
    ja: '1 件以上のタスク ID と達成レベル（例 PS.1.1: 1）',
  },
  groups: { en: 'the four groups PO, PS, PW and RV, each once', ja: '4 つのグループ PO・PS・PW・RV を 1 回ずつ' },
  'revised-tasks': {
    en: 'every one of the 42 tasks of the version that is judged, beside the new ones',
    ja: '判定している版の 42 タスクすべてと、新しいタスク',
  },
  'revised-change': {
    en: 'new for a task that the judged version lacks, else unchanged or reworded',
    ja: '判定している版にないタスクは new、あるタスクは unchanged か reworded',
  },
  count: { en: 'a whole number from 0', ja: '0 以上の整数' },
  number: { en: 'a number from 0', ja: '0 以上の数' },
  need: {
    en: '{ declared: true }, { reviews: 2, within: P366D }, { task: the task of decidedBy, atLeast: 1 }, { fact: id, is: true | atLeast: n | atMost: n | within: P30D | includes: [words] }, { all: […] } or { any: […] }',
    ja: '{ declared: true }、{ reviews: 2, within: P366D }、{ task: decidedBy のタスク, atLeast: 1 }、{ fact: ID, is: true｜atLeast: n｜atMost: n｜within: P30D｜includes: [語] }、{ all: […] }、{ any: […] } のいずれか',
  },
  reviews: { en: 'a number of reviews from 1 to 50', ja: '見直しの件数（1～50）' },
  'review-outcome': {
    en: 'exactly one of changes (what was changed) and noChangeReason (why nothing was)',
    ja: 'changes（変更内容）と noChangeReason（変更なしの理由）のどちらか一方',
  },
  comparator: {
    en: 'exactly one of is: true, atLeast, atMost, within, includes beside `fact`',
    ja: '`fact` と並べて is: true・atLeast・atMost・within・includes のうち 1 つだけ',
  },
  'case-fact': {
    en: 'a value, { value, exactness }, unknown or not-applicable',
    ja: '値、{ value, exactness }、unknown、not-applicable のいずれか',
  },
  evidence: {
    en: '{ path: "file#section", blob: git blob id }, { url: https://… } or { sha256: … }',
    ja: '{ path: "ファイル#節", blob: git の blob ID }、{ url: https://… }、{ sha256: … } のいずれか',
  },
  section: {
    en: 'a file of the repository and a section in it, as docs/release.md#retention',
    ja: 'リポジトリ内のファイルと節（例 docs/release.md#retention）',
  },
  blob: {
    en: 'the git blob id of the file (git rev-parse HEAD:path)',
    ja: 'ファイルの git blob ID（git rev-parse HEAD:パス）',
  },
  url: { en: 'an https address without a user name', ja: 'ユーザー名を含まない https のアドレス' },
  sha256: { en: '64 hexadecimal digits', ja: '16 進数 64 桁' },
  name: { en: 'a name of letters, digits, ".", "_" and "-"', ja: '英数字・「.」・「_」・「-」からなる名前' },
  'document-path': {
    en: 'the path of a file of this repository, as docs/design/threats.md',
    ja: 'このリポジトリ内のファイルのパス（例 docs/design/threats.md）',
  },
  label: { en: 'the name of a label, 1 to 50 characters on one line', ja: 'ラベル名（1 行、1～50 文字）' },
  'policies-place': {
    en: 'the name of a shipped set or a folder of this repository',
    ja: '同梱のポリシー名、又はこのリポジトリ内のフォルダー',
  },
  'issue-kind': {
    en: 'one of content, definition, infeasible, overlap (how the SSDF is written) and environment, difficulty, process, other (carrying it out)',
    ja: 'content・definition・infeasible・overlap（記述や構成）、environment・difficulty・process・other（実施時の困難等）のいずれか',
  },
  workflow: {
    en: 'a workflow file with its repository, as octo/app/.github/workflows/release.yml',
    ja: 'リポジトリ名を含むワークフローファイル（例 octo/app/.github/workflows/release.yml）',
  },
  'repository-name': {
    en: 'owner and name of a repository, as octo/app',
    ja: 'リポジトリの所有者と名前（例 octo/app）',
  },
  'git-ref': {
    en: 'a full Git reference, as refs/tags/v1.2.3 or refs/tags/v*',
    ja: '完全な Git 参照（例 refs/tags/v1.2.3、refs/tags/v*）',
  },
  'sigstore-signer': {
    en: 'either workflow, or identity together with issuer',
    ja: 'workflow、又は identity と issuer の組',
  },
  fingerprint: {
    en: 'a whole fingerprint of 40 or 64 hexadecimal digits (gpg --fingerprint); a short key id names no key',
    ja: '完全なフィンガープリント（16 進数 40 桁又は 64 桁。gpg --fingerprint で表示）。短い鍵 ID では鍵を特定できません',
  },
  'openpgp-key': {
    en: 'an armoured public key, or the path of its file on the default branch, as keys/release.asc',
    ja: '公開鍵（ASCII 形式）、又は既定ブランチにある鍵ファイルのパス（例 keys/release.asc）',
  },
  'ssh-key': {
    en: 'an SSH public key, as "ssh-ed25519 AAAA…", or the path of a file of keys or allowed signers on the default branch',
    ja: 'SSH 公開鍵（例 ssh-ed25519 AAAA…）、又は既定ブランチにある鍵・許可署名者ファイルのパス',
  },
  'minisign-key': {
    en: 'a minisign public key: the second line of minisign.pub, 56 characters from RW',
    ja: 'minisign の公開鍵（minisign.pub の 2 行目。RW で始まる 56 文字）',
  },
  'package-url': {
    en: 'a package URL without version, as pkg:npm/left-pad',
    ja: '版を除いた package URL（例 pkg:npm/left-pad）',
  },
  'table-key': { en: 'a key of capital letters and digits, as TI', ja: '英大文字と数字のキー（例 TI）' },
  'table-id': { en: 'namespace, key and version, as ssvc:TI:1.0.0', ja: '名前空間・キー・版（例 ssvc:TI:1.0.0）' },
  'table-choice': {
    en: 'ssdf-gate:developer-high, -low or ssdf-gate:user-high, -low',
    ja: 'ssdf-gate:developer-high・developer-low・user-high・user-low のいずれか',
  },
  'table-row': {
    en: 'the answers in the order of the points, an arrow and the outcome, as A T -> I',
    ja: '判断点の順の値、矢印、結果（例 A T -> I）',
  },
  person: { en: 'the name of a person', ja: '担当者の名前' },
  'other-reviewer': { en: 'a reviewer other than the author', ja: '作成者以外の確認者' },
  'expiry-after-date': { en: 'an expiry after the date', ja: '日付より後の有効期限' },
  'retired-task': {
    en: 'a task of SSDF 1.1; this id is retired (PW.3.1 is now PO.1.3, PW.3.2 is PW.4.4, PW.4.3 is PW.1.3, PW.4.5 is PW.4.1 and PW.4.4, PW.5.2 is PW.5.1)',
    ja: 'SSDF 1.1 のタスク（この ID は廃止済み：PW.3.1→PO.1.3、PW.3.2→PW.4.4、PW.4.3→PW.1.3、PW.4.5→PW.4.1・PW.4.4、PW.5.2→PW.5.1）',
  },
  'guideline-id': {
    en: 'an id of small letters, digits, ".", "@" and "-"',
    ja: '英小文字・数字・「.」・「@」・「-」からなる ID',
  },
  'crosswalk-item': {
    en: 'the number of a section, or { id, kind, title, namedIn: reason }',
    ja: '章・項目の番号、又は { id, kind, title, namedIn: reason }',
  },
  'added-task': {
    en: 'framework@version/task, as ssdf-ai@1.0/PW.3.1',
    ja: '枠組み@版/タスク（例 ssdf-ai@1.0/PW.3.1）',
  },
  'edition-note': {
    en: 'an edition, or a note that says why none is named',
    ja: '版（edition）、又は版を書けない理由（note）',
  },
  'ended-since': {
    en: 'the date since when it is superseded or rescinded',
    ja: '廃止・置き換えの日付',
  },
  'ended-note': {
    en: 'a note that says what ended it',
    ja: '廃止・置き換えの経緯（note）',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type Expectation = keyof typeof EXPECTATIONS;

/** The message of a zod check, so that a misspelt entry does not compile. */
export function expects(expectation: Expectation): { readonly error: Expectation } {
  return { error: expectation };
}

export function expectationOf(message: string): Text | undefined {
  return Object.hasOwn(EXPECTATIONS, message) ? EXPECTATIONS[message as Expectation] : undefined;
}
