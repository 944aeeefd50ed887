import type { Assessment } from '../model/assessment.ts';
import type { Digest } from '../model/digest.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Audience } from '../model/fact.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Policy } from '../model/policy.ts';
import type { Language, Text } from '../model/text.ts';

/** What became of the evidence pack of a release, for its report. */
export type PackTold =
  | {
      readonly state: 'made';
      readonly name: string;
      readonly digest: Digest;
      readonly files: number;
      readonly signedBy: 'workflow' | 'key' | 'nobody';
      readonly restricted: 'none' | 'kept' | 'encrypted';
      /** `attached` = the release carries it; `left` = whoever ran this has it; `kept` = the App has it. */
      readonly placed: 'attached' | 'left' | 'kept';
      /** Why it is not on the release, where it should have been. */
      readonly notAttached?: Text;
      readonly retention?: string;
      /** Files of the release that it says nothing about. */
      readonly unbound: readonly string[];
    }
  | { readonly state: 'not-made'; readonly because: Text };

/** Everything a report may speak about. Plain data; a report asks nobody anything. */
export interface ReportInput {
  readonly assessment: Assessment;
  readonly evidence: Evidence;
  readonly baseline?: { readonly assessment: Assessment; readonly evidence: Evidence };
  readonly policy: Policy;
  /** Descriptions of all facts, for names, remedies and audiences. */
  readonly facts: FactSheet;
  /** What this pull request edits in configuration or records: holds only after the merge. */
  readonly afterMerge: readonly Text[];
  /** Of a release: its evidence pack; absent where none was to be made. */
  readonly pack?: PackTold;
}

export interface ReportOptions {
  readonly language: Language;
  /** Who will be able to read it; no fact above it is shown, only its effect on the level. */
  readonly audience: Audience;
}

/** A finished report. */
export interface Rendered {
  readonly audience: Audience;
  readonly mediaType: string;
  readonly content: string;
}

/** One format. Pure: the same input gives the same bytes. Repository text is escaped here, once, for this format. */
export interface Report {
  readonly id: string;
  readonly render: (input: ReportInput, options: ReportOptions) => Rendered;
}
