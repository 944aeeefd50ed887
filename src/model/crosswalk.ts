import type { TaskId } from './level.ts';
import type { Reference } from './reference.ts';
import type { Text } from './text.ts';

/**
 * How a section of another document stands to a task (deck, 対応項目の包含関係区分): ◎ it holds the task and more, ○ the same
 * range, △ a part of the task, × nothing of it. A correspondence of texts; it says nothing about what anybody has done.
 */
export const CROSSWALK_MARKS = ['contains', 'equal', 'part', 'none'] as const;
export type CrosswalkMark = (typeof CROSSWALK_MARKS)[number];

/** What the other document calls an item: 【基本】/【推奨】 (MIC), or recommendation, consideration and note (SP 800-218A R/C/N). */
export const ITEM_KINDS = ['basic', 'recommended', 'recommendation', 'consideration', 'note'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A section or item of the other document, by its own number. */
export interface CrosswalkItem {
  readonly id: string;
  readonly kind?: ItemKind;
  /** Its title in the language of the document. */
  readonly title?: string;
  /** Set when the source names it in its column of reasons and not, or only cut off, in its column of items. */
  readonly namedIn?: 'reason';
  /** How the source spells its reference, when that is not the id of the task: a whole practice, or a misspelt id. */
  readonly namedAs?: string;
}

export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface CrosswalkEntry {
  readonly task: TaskId;
  /** The criteria it speaks of, when it speaks of less than the whole task. */
  readonly criteria: readonly string[];
  readonly mark: CrosswalkMark;
  readonly items: readonly CrosswalkItem[];
  /** Why the mark, in our words; absent where the source prints no reason. */
  readonly reason?: Text;
  /** The source cuts its reason off; nothing was made up for the rest. */
  readonly truncated: boolean;
  /** What a reader should know of the entry itself, such as an oddity that the source prints. */
  readonly note?: Text;
  readonly priority?: Priority;
  /** Set on an entry that this product adds to a correspondence which is not its own. */
  readonly origin?: 'own';
}

/** A task that the other document adds to those of SSDF 1.1, under an id of its own such as `ssdf-ai@1.0/PW.3.1`. */
export interface AddedTask {
  readonly id: string;
  readonly label: Text;
  readonly priority?: Priority;
  readonly items: readonly CrosswalkItem[];
  readonly note?: Text;
}

/** When the other document concerns a repository at all, and how to tell. */
export interface Applicability {
  readonly when: Text;
  readonly tell: readonly Text[];
}

/** How one other document corresponds to the tasks of SSDF 1.1. A task without an entry: nothing is stated about it. */
export interface Crosswalk {
  readonly guideline: string;
  readonly label: Text;
  /** Its entry in the register of sources. */
  readonly source: string;
  /** What a user's own file says of its document, when the register does not hold it. */
  readonly document?: Reference;
  /** Set when a user brought the file: this product has not held it against the document. */
  readonly supplied?: 'user';
  /** `domestic`: one of the Japanese guidelines of the deck. */
  readonly scope: 'domestic' | 'other';
  /** Whose correspondence it is: printed in the deck, published by its issuer, or this product's own. */
  readonly origin: 'deck' | 'published' | 'own';
  /** `contributes`: what the document has does something for a criterion and settles none; absent: texts correspond. */
  readonly relation?: 'contributes';
  /** Whose the marks are: a published reference often states none. */
  readonly marks: 'stated' | 'own';
  /** What the correspondence was derived from (根拠文書); empty when the source says there is none. */
  readonly basis: readonly Text[];
  readonly applies?: Applicability;
  /** In the order of the standard. */
  readonly entries: readonly CrosswalkEntry[];
  readonly adds: readonly AddedTask[];
}
