import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataFiles } from '../adapters/vulnerability-data/data-files.ts';
import type { Answer, Handling, ResponseRecord } from '../model/handling.ts';
import type { TriageReport } from '../reports/triage/document.ts';
import type { Sbom } from '../sbom/sbom.ts';
import { pointsOf } from '../vulnerabilities/choose-table.ts';
import { NO_BRIDGE } from '../vulnerabilities/cpe-bridge.ts';
import { matchAll, type Matching } from '../vulnerabilities/osv/match-all.ts';
import { phasesOf, responsesOf } from '../vulnerabilities/phases.ts';
import { isNewSbom } from '../sbom/release-history.ts';
import { fixingRelease, leftBehind } from '../vulnerabilities/fixing-release.ts';
import { namesOfComponent } from '../vulnerabilities/vex/names.ts';
import { isFromTheFuture } from '../vulnerabilities/vex/verdict.ts';
import { mergeAlerts } from '../vulnerabilities/sources/alerts.ts';
import { triage } from '../vulnerabilities/triage.ts';
import { chooseTable } from './decision-tables.ts';
import { loadDecisionTables } from './engine.ts';
import { type Io, UsageError } from './io.ts';
import { policiesFolder } from './policies.ts';
import { readInputs, vulnrichmentOf } from './triage-inputs.ts';
import { readHandling } from './read-handling.ts';
import { readSbomFile } from './read-sbom-file.ts';

export const TRIAGE_OPTIONS = {
  osv: { type: 'string', multiple: true },
  kev: { type: 'string' },
  epss: { type: 'string' },
  exploits: { type: 'string' },
  vulnrichment: { type: 'string' },
  vex: { type: 'string', multiple: true },
  alerts: { type: 'string' },
  properties: { type: 'string' },
  'cpe-bridge': { type: 'string' },
  records: { type: 'string' },
  previous: { type: 'string' },
  tree: { type: 'string' },
  role: { type: 'string' },
  capability: { type: 'string' },
  'fail-at': { type: 'string' },
  'vex-out': { type: 'string', multiple: true },
  'vex-author': { type: 'string' },
} as const;

export type TriageValues = {
  readonly [K in keyof typeof TRIAGE_OPTIONS]?:
    ((typeof TRIAGE_OPTIONS)[K] extends { readonly multiple: true } ? readonly string[] : string) | undefined;
};

export interface TriageRun {
  readonly report: TriageReport;
  readonly sbom: Sbom;
  readonly responses: readonly ResponseRecord[];
}

/** Reads everything that is named, matches, decides, and says how the phases stand. */
export function runTriage(file: string, values: TriageValues, io: Io): TriageRun {
  const tables = loadDecisionTables(policiesFolder());
  const points = pointsOf(tables);
  const at = io.now();
  const time = Date.parse(at);
  const { sbom, digest } = readSbomFile(io, file);
  const before = values.previous === undefined ? undefined : readSbomFile(io, values.previous);
  const inputs = readInputs(values, io, points);
  const { handling: recorded, problems } = readHandling(values.records, { io, points });
  const table = chooseTable(tables, values, recorded.use);
  const handling = withAnswers(recorded, inputs.answers);
  const matchings = matchAll(
    before === undefined ? [sbom] : [sbom, before.sbom],
    osvFiles(values.osv, io),
    inputs.bridge ?? NO_BRIDGE,
  );
  const [own, previous] = matchings;
  if (own === undefined) throw new RangeError('every SBOM has an answer');
  const merged = mergeAlerts(own.findings, inputs.alerts, own.looked);
  const matching: Matching = { ...own, findings: merged.findings };
  const vulnrichment = vulnrichmentOf(values.vulnrichment, matching.findings, io);
  const statements = inputs.vex.flatMap((one) => one.reading.statements);
  const done = triage({
    sbom,
    matching,
    table,
    ...inputs.knowledge,
    vulnrichment: vulnrichment?.read,
    handling,
    statements,
    at: time,
  });
  const phased = { triage: done, matching, handling, table, at: time };
  const report: TriageReport = {
    at,
    sbom: { digest, serial: sbom.serial },
    table,
    matching,
    triage: done,
    phases: phasesOf(phased),
    responses: responsesOf(phased),
    release:
      before === undefined || previous === undefined
        ? null
        : fixingRelease({
            advisories: { found: [], hidden: [] },
            components: leftBehind({ sboms: [before.sbom], matching: previous }, { sboms: [sbom], matching }),
            statements: { found: statements.filter((one) => !isFromTheFuture(one, time)), hidden: [] },
            newSbom: isNewSbom(before, { sbom, digest }) ? 'yes' : 'no',
            ours: [...(sbom.primary === null ? [] : namesOfComponent(sbom.primary, sbom.serial)), ...handling.products],
          }),
    sources: [
      {
        kind: 'osv',
        name: (values.osv ?? []).join(', '),
        asOf: own.index.newest,
        entries: own.index.records,
        unread: own.index.unread,
      },
      ...inputs.sources,
      ...(vulnrichment === undefined ? [] : [vulnrichment.source]),
    ],
    alertsElsewhere: merged.elsewhere,
    refusedStatements: inputs.vex.flatMap(({ source, reading }) => reading.refused.map((one) => ({ ...one, source }))),
    problems,
  };
  return { report, sbom, responses: handling.responses };
}

function withAnswers(handling: Handling, answers: readonly Answer[]): Handling {
  return { ...handling, answers: [...handling.answers, ...answers] };
}

function* osvFiles(paths: readonly string[] | undefined, io: Io) {
  if (paths === undefined || paths.length === 0)
    throw new UsageError('sbom triage: expected --osv with a folder or zip archive of OSV records; name one');
  for (const path of paths) {
    const place = resolve(io.cwd, path);
    if (lstatSync(place, { throwIfNoEntry: false }) === undefined)
      throw new UsageError(`--osv ${path}: no such file or folder; check the path`);
    yield* dataFiles(place);
  }
}
