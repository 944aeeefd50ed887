import { explainUnseen } from '../../language/unseen.ts';
import type { FixLimits } from '../../model/configuration.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { ResponseRecord } from '../../model/handling.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { RepositoryAdvisory } from '../../ports/advisories.ts';
import type { CodeAlert } from '../../ports/code-scanning.ts';
import type { DependencyAlert, ClosedAlert } from '../../ports/dependency-alerts.ts';
import type { Release } from '../../ports/releases.ts';
import type { KevCatalog } from '../../vulnerabilities/sources/kev.ts';
import type { Held } from '../types.ts';
import { facts } from './facts.ts';
import type { MalwareRecords } from './malware-records.ts';
import type { TriageEntry } from './triage-records.ts';
import type { MatchReports } from './triage-report.ts';

export const make = factMaker(facts, explainUnseen);
export type Id = Parameters<typeof make.observed>[0];

/** Entries of `.ssdf/triage/`, and why there may be more. */
export interface SeenTriage {
  readonly entries: readonly TriageEntry[];
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** What CI handed over of matching the released SBOM. */
export interface SeenMatch extends MatchReports {
  /** What CI left and nobody could read or judge. */
  readonly unread: readonly NotSeen[];
  /** Asked only where there is a report to hold against it. */
  readonly release?: Observation<Release | null>;
}

/** Everything the collector asked, each with its own answer. */
export interface SeenVulnerabilities {
  /** Null = a bare tree. */
  readonly host: string | null;
  readonly at: string;
  readonly alerts: Observation<readonly DependencyAlert[] | 'off'>;
  /** Open and dismissed ones of the judged branch; empty where code scanning has never analysed anything. */
  readonly codeAlerts: Observation<readonly CodeAlert[]>;
  readonly advisories: Observation<readonly RepositoryAdvisory[]>;
  /** The asker administers the repository for certain, and so sees every advisory. */
  readonly administrationProven: boolean;
  readonly triage: SeenTriage;
  /** Response records of the default branch. */
  readonly responses: Observation<readonly ResponseRecord[]>;
  /** The list of what is known to be exploited; undefined = nobody gave one. */
  readonly kev?: Held<KevCatalog | undefined>;
  readonly malwareRecords: MalwareRecords;
  readonly limits?: SeenLimits;
  readonly match: SeenMatch;
}

/** The time that fixes may take, or why it is not known; with what was fixed, which is asked only where there is such a time. */
export type SeenLimits =
  | { readonly state: 'set'; readonly within: FixLimits; readonly fixed: Observation<readonly ClosedAlert[] | 'off'> }
  | { readonly state: 'unknown'; readonly because: NotSeen };

/** The part of a list that was not seen. */
export function notListed(list: Observation<unknown>): NotSeen[] {
  if (list.state === 'unseen') return [list];
  return list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
}

export function isSevere({ severity }: DependencyAlert): boolean {
  return severity === 'critical' || severity === 'high';
}
