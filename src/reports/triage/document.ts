import type { DecisionTable } from '../../model/decision-table.ts';
import type { Digest } from '../../model/digest.ts';
import type { Component } from '../../sbom/sbom.ts';
import { isGiven } from '../../sbom/stated.ts';
import type { Matching } from '../../vulnerabilities/osv/match-all.ts';
import type { JudgedPhase, ResponseState } from '../../vulnerabilities/phases.ts';
import type { FixingRelease } from '../../model/release-handling.ts';
import type { Alert } from '../../vulnerabilities/sources/alerts.ts';
import { statedInputs, statedOutcomes } from '../../vulnerabilities/ssvc/stated.ts';
import type { Cvss } from '../../vulnerabilities/ssvc/cvss.ts';
import type { Triage, TriagedFinding } from '../../vulnerabilities/triage.ts';
import type { RefusedStatement, VexStatement } from '../../vulnerabilities/vex/statement.ts';
import type { Text } from '../../model/text.ts';
import { IGNORED, REFUSED, UNMATCHABLE, UNREAD, UNTOLD } from './words.ts';

/** All that a triage found, for a document or a screen. */
export interface TriageReport {
  readonly at: string;
  /** The SBOM that was matched, by its bytes. */
  readonly sbom: { readonly digest: Digest; readonly serial: string | null };
  readonly table: DecisionTable;
  readonly matching: Matching;
  readonly triage: Triage;
  readonly phases: readonly JudgedPhase[];
  readonly responses: readonly ResponseState[];
  readonly release: FixingRelease | null;
  /** Name, date or version, and what could not be read of each outside source. */
  readonly sources: readonly TriageSource[];
  readonly alertsElsewhere: readonly Alert[];
  readonly refusedStatements: readonly (RefusedStatement & { readonly source: string })[];
  /** What is wrong in records of people. */
  readonly problems: readonly Text[];
}

export interface TriageSource {
  readonly kind:
    'osv' | 'kev' | 'epss' | 'exploits' | 'vulnrichment' | 'vex' | 'alerts' | 'properties' | 'records' | 'cpe-bridge';
  readonly name: string;
  readonly asOf: string | null;
  readonly entries: number;
  readonly unread: number;
}

/** The JSON document of `sbom triage`; its schema is `documents/sbom-triage.ts`. */
export function triageDocument(report: TriageReport) {
  const { matching, triage, table } = report;
  return {
    $schema: 'urn:ssdf-gate:schema:sbom-triage:1',
    version: 1 as const,
    stability: 'experimental' as const,
    triagedAt: report.at,
    sbom: { ...report.sbom },
    table: { name: table.table, chosenAs: table.chosenAs, label: table.label, basis: table.basis },
    sources: [...report.sources],
    counts: {
      components: matching.components,
      unmatched: matching.unmatched.length,
      records: matching.index.records,
      withdrawn: matching.index.withdrawn,
      withoutPackage: matching.index.withoutPackage,
      unreadRecords: matching.index.unread,
      open: triage.open.length,
      filtered: triage.filtered.length,
      malware: triage.open.filter(({ finding }) => finding.malware).length,
    },
    open: triage.open.map((one) => findingDocument(one, report)),
    filtered: triage.filtered.map((one) => findingDocument(one, report)),
    unmatched: matching.unmatched.map(({ component, reason }) => {
      return { component: componentDocument(component), reason, because: UNMATCHABLE[reason] };
    }),
    unreadRecords: matching.index.unreadFiles.map(({ name, why }) => ({ name, why, because: UNREAD[why] })),
    ignoredStatements: triage.ignored.map(({ statement, why }) => {
      return { ...statementDocument(statement), why, because: IGNORED[why] };
    }),
    refusedStatements: report.refusedStatements.map(({ source, place, why }) => {
      return { source, place, why, because: REFUSED[why] };
    }),
    alertsElsewhere: report.alertsElsewhere.map(({ number, url, name, ids }) => ({
      number,
      url,
      package: name,
      ids: [...ids],
    })),
    phases: [...report.phases],
    responses: [...report.responses],
    release: report.release === null ? null : releaseOf(report.release),
    problems: [...report.problems],
  };
}

function findingDocument(one: TriagedFinding, { table }: TriageReport) {
  const { finding, decision, vex } = one;
  return {
    id: finding.id,
    ids: [...finding.ids],
    jvn: [...finding.jvn],
    component: componentDocument(finding.component),
    lookedUp: finding.lookedUp,
    malware: finding.malware,
    state: finding.state === 'affected' ? ('affected' as const) : ('cannot-be-told' as const),
    ...(finding.state === 'affected' ? {} : { because: UNTOLD[finding.state.untold] }),
    fixedIn: finding.fixedIn,
    summary: finding.summary,
    records: finding.records.map((record) => ({ ...record })),
    alerts: finding.alerts.map((alert) => ({ ...alert })),
    filters: one.filters.map((filter) => ({ ...filter })),
    cvss: one.cvss.map(cvssDocument),
    epss: one.epss === null ? null : { probability: one.epss.probability, percentile: one.epss.percentile },
    vex:
      vex === null
        ? null
        : {
            ...statementDocument(vex.by),
            contradiction: vex.contradiction,
            overruled: vex.overruled.map(statementDocument),
          },
    inputs: statedInputs(table, one.inputs).map((input) => ({
      ...input,
      candidates: [...input.candidates],
      basis: [...input.basis],
    })),
    decision: {
      settled: decision.reachable.length === 1,
      reachable: [...statedOutcomes(table, decision)],
      open: [...decision.open],
      vector: one.vector,
    },
  };
}

function componentDocument({ name, version, purls, ref, pointer }: Component) {
  return {
    name: isGiven(name) ? name.value : null,
    version: isGiven(version) ? version.value : null,
    purl: purls[0] ?? null,
    ref,
    pointer,
  };
}

function cvssDocument(cvss: Cvss) {
  const { state, vector } = cvss;
  return cvss.state === 'whole' ? { state, vector, version: cvss.version, score: cvss.score } : { state, vector };
}

function statementDocument({ source, author, issuedAt, vulnerabilities, status, justification, note }: VexStatement) {
  return { source, author, issuedAt, vulnerabilities: [...vulnerabilities], status, justification, note };
}

function releaseOf({ state, fixes, newSbom, because }: FixingRelease) {
  return {
    state,
    fixes: fixes.map(({ id }) => id),
    newSbom: newSbom === 'yes',
    withoutVex: fixes.filter(({ inVex }) => !inVex).map(({ id }) => id),
    holds: state === 'holds' || state === 'fixes-none',
    because,
  };
}
