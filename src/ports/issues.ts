import type { Observation } from '../model/observation.ts';
import type { Listed } from './pull-requests.ts';

/** Which issues are asked for: by the exact names of their labels, in any case. */
export interface IssueQuestion {
  /** Of these only the number of issues is told. */
  readonly topics: readonly string[];
  /** Issues about weaknesses; of these the closed ones are listed. */
  readonly weaknesses: readonly string[];
  /** Issues that record causes; all of them are listed. */
  readonly causes: readonly string[];
  /** Numbers that something else names, to learn whether there are such issues. */
  readonly named: readonly number[];
}

/** What one issue refers to; its text itself never comes in. */
export interface RecordedIssue {
  readonly number: number;
  /** Numbers written as `#12` or as the address of an issue of this repository. */
  readonly issues: readonly number[];
  /** Identifiers of advisories, in capitals: `GHSA-…`, `CVE-…`. */
  readonly advisories: readonly string[];
}

export interface IssueRecords {
  /** Issues per label that was asked for, open and closed; a label that is not there has none. Undefined = hidden. */
  readonly counts: Readonly<Record<string, number | undefined>>;
  /** Closed as completed; what was closed as not planned or as a duplicate was no weakness of its own. */
  readonly weaknesses: Listed<RecordedIssue>;
  readonly causes: Listed<RecordedIssue>;
  /** Whether there is an issue of that number; undefined = hidden. */
  readonly named: Readonly<Record<number, boolean | undefined>>;
}

export interface Issues {
  /** Unseen (`not-offered`) where issues are switched off: they are then kept elsewhere. */
  issueRecords(question: IssueQuestion): Promise<Observation<IssueRecords>>;
}
