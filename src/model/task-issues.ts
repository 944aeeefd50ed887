import type { TaskId } from './level.ts';
import type { Text } from './text.ts';

/**
 * What can be wrong with a task itself, and not with a repository (deck, SSDF Task の課題): `wording` is about how the SSDF is
 * written and built, `practice` about carrying it out. The place of the line between the groups is not printed legibly in
 * the deck; 4 and 4 fits its sentence that the second group is the larger one.
 */
export const ISSUE_KINDS = [
  { kind: 'content', group: 'wording', label: { en: 'content to improve', ja: '内容改善' } },
  { kind: 'definition', group: 'wording', label: { en: 'definition lacking', ja: '定義不足' } },
  { kind: 'infeasible', group: 'wording', label: { en: 'cannot well be done', ja: '実施困難' } },
  { kind: 'overlap', group: 'wording', label: { en: 'tasks overlap', ja: 'タスク重複' } },
  { kind: 'environment', group: 'practice', label: { en: 'development or test environment', ja: '開発/テスト環境' } },
  { kind: 'difficulty', group: 'practice', label: { en: 'difficult', ja: '難易度が高い' } },
  { kind: 'process', group: 'practice', label: { en: 'development process', ja: '開発プロセス' } },
  { kind: 'other', group: 'practice', label: { en: 'other', ja: 'その他' } },
] as const satisfies readonly { kind: string; group: string; label: Text }[];

export type IssueKind = (typeof ISSUE_KINDS)[number]['kind'];
export type IssueGroup = (typeof ISSUE_KINDS)[number]['group'];

export const ISSUE_GROUPS = ['wording', 'practice'] as const satisfies readonly IssueGroup[];

/** 課題: something about a task that people found while working with it. No level ever reads it. */
export interface TaskIssue {
  readonly task: TaskId;
  readonly kind: IssueKind;
  readonly description: string;
  /** 対策案 */
  readonly countermeasure?: string;
  /** SSDF 改訂案（提言） */
  readonly proposedRevision?: string;
  readonly reporter: string;
  /** RFC 3339 full date. */
  readonly date: string;
  /** File that holds it. */
  readonly path: string;
}
