import type { TaskId } from './level.ts';
import type { Unseen } from './observation.ts';

/** Who stands behind a record, when, and until when. Dates are RFC 3339 full dates. */
interface RecordBase {
  /** The criterion it speaks for, `PS.1.1-1a`. */
  readonly criterion: string;
  readonly expires: string;
  /** File in the repository that holds it. */
  readonly path: string;
  /** It lies in the organisation's repository, which may be private: neither its names nor its places are shown. */
  readonly inherited?: true;
}

/** Where a declaration's content lies. A `blob` that no longer matches the tree voids the declaration until it is confirmed again. */
export type DeclaredEvidence =
  | {
      readonly kind: 'section';
      readonly path: string;
      readonly section: string;
      readonly blob: string;
      readonly blobMatches: boolean;
    }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'digest'; readonly sha256: string };

/**
 * One review that took place (見直しの記録; SP 800-218 asks for "regularly", which a single one does not show). It changed
 * something or says why nothing was changed.
 */
export type Review = {
  readonly date: string;
  readonly participants: readonly string[];
  /** What was looked at. */
  readonly inputs: readonly string[];
  readonly decision: string;
} & ({ readonly changes: readonly string[] } | { readonly noChangeReason: string });

/** 自己申告: a person says that content exists and is right; a reviewer other than the author agrees. */
export interface Declaration extends RecordBase {
  readonly kind: 'declaration';
  readonly statement: string;
  readonly evidence: readonly DeclaredEvidence[];
  readonly author: string;
  readonly reviewer: string;
  readonly date: string;
  readonly reviews?: readonly Review[];
}

/** 同等の対策: another measure that replaces a whole criterion, with the explanation of why it is equal (deck, 同等性の説明). */
export interface Equivalent extends RecordBase {
  readonly kind: 'equivalent';
  readonly statement: string;
  readonly explanation: string;
  readonly evidence: readonly DeclaredEvidence[];
  readonly author: string;
  readonly reviewer: string;
  readonly date: string;
}

/** 例外措置: a risk accepted. Keeps the gate from failing; the result stays unmet and no level rises. */
export interface Exception extends RecordBase {
  readonly kind: 'exception';
  readonly reason: string;
  readonly approver: string;
  /** The part it is limited to, in words for readers; not judged. */
  readonly scope?: string;
}

/** A task declared not applicable in `scope`; only for tasks whose policy allows it. */
export interface NotApplicableTask {
  readonly task: TaskId;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
}

/** All that people recorded about a repository, read from its default branch. */
export interface Records {
  readonly declarations: readonly Declaration[];
  readonly equivalents: readonly Equivalent[];
  readonly exceptions: readonly Exception[];
  readonly notApplicable: readonly NotApplicableTask[];
  /** Present when the records could not be read, wholly or in part: a missing declaration is then unknown, not absent. */
  readonly unread?: Unseen;
  /** The same of the organisation's records, and for which criteria they may have spoken. */
  readonly unreadAbove?: { readonly unseen: Unseen; readonly inherit: readonly string[] };
}

export const NO_RECORDS: Records = { declarations: [], equivalents: [], exceptions: [], notApplicable: [] };
